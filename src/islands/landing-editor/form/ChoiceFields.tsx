import { MEASURES, type BlockOf, type Measure } from '#contract/landing';
import { SYSTEMS } from '#shared/facts/systems.ts';
import { MEASURE_WORDS } from '../block-words.ts';
import { useEditorTexts } from '../editor-texts.tsx';
import { useStaff } from '../../staff/staff-context.tsx';
import { FieldRow, useControl, type FieldProps } from './FieldRow.tsx';
import { useForm } from './form-context.tsx';

export function ToggleField({ path, label, hint, value, onChange }: FieldProps<boolean | undefined>) {
  const x = useEditorTexts();
  const { attributes } = useControl({ path, hint });
  return (
    <label className="tick-row">
      <input
        {...attributes}
        type="checkbox"
        checked={value ?? false}
        onChange={(event) => onChange(event.target.checked)}
      />
      {x(label)}
    </label>
  );
}

interface Choice {
  readonly value: string;
  readonly text: string;
}

interface SelectProps extends FieldProps<string> {
  readonly choices: readonly Choice[];
}

export function SelectField({ choices, value, onChange, ...row }: SelectProps) {
  return (
    <FieldRow {...row}>
      {(attributes) => (
        <select
          {...attributes}
          className="in"
          value={value}
          onChange={(event) => onChange(event.target.value)}
        >
          {!choices.some((choice) => choice.value === value) && <option value={value}>{value}</option>}
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.text}
            </option>
          ))}
        </select>
      )}
    </FieldRow>
  );
}

export function MeasureField({ onChange, ...field }: FieldProps<Measure>) {
  const x = useEditorTexts();
  const choices = MEASURES.map((measure) => ({ value: measure, text: x(MEASURE_WORDS[measure]) }));
  return <SelectField {...field} {...{ choices }} onChange={(value) => onChange(value as Measure)} />;
}

type SystemCode = BlockOf<'offers'>['system'];

export function SystemField({ value, onChange, ...field }: FieldProps<SystemCode>) {
  const x = useEditorTexts();
  const { locale } = useStaff();
  const choices = [
    { value: '', text: x('pageEditor.allSystems') },
    ...SYSTEMS.map((system) => ({ value: system.code, text: locale === 'en' ? system.en : system.es })),
  ];
  return (
    <SelectField
      {...field}
      {...{ choices }}
      value={value ?? ''}
      onChange={(code) => onChange(code === '' ? null : (code as SystemCode))}
    />
  );
}

export function CarField(field: FieldProps<string>) {
  const { pickers } = useForm();
  return (
    <SelectField {...field} choices={pickers.cars.map(({ path, name }) => ({ value: path, text: name }))} />
  );
}

export function DateField({ value, onChange, ...row }: FieldProps<string | null>) {
  return (
    <FieldRow {...row}>
      {(attributes) => (
        <input
          {...attributes}
          className="in"
          type="date"
          value={value ?? ''}
          onChange={({ target }) => onChange(target.value === '' ? null : target.value)}
        />
      )}
    </FieldRow>
  );
}
