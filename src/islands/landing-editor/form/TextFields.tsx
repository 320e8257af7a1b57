import { LINE_MAX, TEXT_MAX, type Localized } from '#contract/landing';
import { useEditorTexts } from '../editor-texts.tsx';
import { FieldRow, type FieldProps } from './FieldRow.tsx';
import { useForm } from './form-context.tsx';

/** `{pieces}`: the figure of the day stands there for visitors. */
const FIGURE = /\{[a-z]+\}/i;

interface LocalizedFieldProps extends FieldProps<Localized> {
  readonly isLine: boolean;
}

/** A text in the language that is being edited; in English the Spanish one is shown as what stands there without it. */
export function LocalizedField({ isLine, value, onChange, ...row }: LocalizedFieldProps) {
  const { language } = useForm();
  const x = useEditorTexts();
  const text = value[language] ?? '';
  const hint = FIGURE.test(text) ? 'pageEditor.figureHint' : row.hint;
  const change = (next: string) => {
    if (language === 'es') onChange({ ...value, es: next });
    else onChange(next === '' ? { es: value.es } : { ...value, en: next });
  };
  return (
    <FieldRow {...row} {...{ hint }} suffix={language === 'en' ? x('pageEditor.inEnglish') : undefined}>
      {(attributes) => (
        <TextControl
          {...{ attributes, isLine, text }}
          placeholder={language === 'en' ? value.es : ''}
          language={language}
          onChange={change}
        />
      )}
    </FieldRow>
  );
}

/** A name, a year: the same in every language. */
export function PlainField({ value, onChange, ...row }: FieldProps<string>) {
  return (
    <FieldRow {...row}>
      {(attributes) => (
        <TextControl {...{ attributes, onChange }} isLine text={value} placeholder="" language="es" />
      )}
    </FieldRow>
  );
}

interface TextControlProps {
  readonly attributes: object;
  readonly isLine: boolean;
  readonly text: string;
  readonly placeholder: string;
  readonly language: 'es' | 'en';
  readonly onChange: (text: string) => void;
}

function TextControl({ attributes, isLine, text, placeholder, language, onChange }: TextControlProps) {
  const shared = {
    ...attributes,
    className: 'in',
    value: text,
    placeholder,
    lang: language,
    autoComplete: 'off',
  };
  return isLine ? (
    <input {...shared} type="text" maxLength={LINE_MAX} onChange={(event) => onChange(event.target.value)} />
  ) : (
    <textarea {...shared} rows={3} maxLength={TEXT_MAX} onChange={(event) => onChange(event.target.value)} />
  );
}
