import type {
  BlockOf,
  Button,
  LandingFile,
  LandingImage,
  Localized,
  LocalizedRichText,
  Measure,
} from '#contract/landing';
import type { Field } from '../block-fields.ts';
import type { ValuePath } from '../value-path.ts';
import { CarField, DateField, MeasureField, SystemField, ToggleField } from './ChoiceFields.tsx';
import { ButtonField } from './LinkFields.tsx';
import { ListFieldView } from './ListFieldView.tsx';
import { CountField, MoneyField, PercentField } from './NumberFields.tsx';
import { PartFieldView, VariantFieldView } from './PartFieldView.tsx';
import { FileField, ImageField } from './PictureFields.tsx';
import { RichTextField } from './RichTextField.tsx';
import { LocalizedField, PlainField } from './TextFields.tsx';

export interface FieldViewProps {
  readonly field: Field;
  readonly path: ValuePath;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
}

/** The control of one field. What its value is follows from the kind: a test holds the fields beside the stored form. */
export function FieldView({ field, path, value, onChange }: FieldViewProps) {
  const of = <Value,>() => ({
    path,
    label: field.label,
    hint: field.hint,
    value: value as Value,
    onChange: onChange as (value: Value) => void,
  });
  switch (field.kind) {
    case 'line':
      return <LocalizedField isLine {...of<Localized>()} />;
    case 'text':
      return <LocalizedField isLine={false} {...of<Localized>()} />;
    case 'plain':
      return <PlainField {...of<string>()} />;
    case 'rich':
      return <RichTextField {...of<LocalizedRichText>()} />;
    case 'toggle':
      return <ToggleField {...of<boolean | undefined>()} />;
    case 'money':
      return <MoneyField {...of<number | null>()} isOptional={field.isOptional} min={field.min} />;
    case 'count':
      return (
        <CountField
          {...of<number | null>()}
          {...{ min: field.min, max: field.max }}
          isOptional={field.isOptional}
        />
      );
    case 'percent':
      return <PercentField {...of<number>()} {...{ min: field.min, max: field.max }} />;
    case 'date':
      return <DateField {...of<string | null>()} />;
    case 'measure':
      return <MeasureField {...of<Measure>()} />;
    case 'system':
      return <SystemField {...of<BlockOf<'offers'>['system']>()} />;
    case 'car':
      return <CarField {...of<string>()} />;
    case 'image':
      return <ImageField {...of<LandingImage | null>()} isOptional={field.isOptional} ratio={field.ratio} />;
    case 'file':
      return <FileField {...of<LandingFile>()} />;
    case 'button':
      return <ButtonField {...of<Button | null>()} />;
    case 'list':
      return <ListFieldView {...{ field, path }} value={value as readonly unknown[]} onChange={onChange} />;
    case 'part':
      return <PartFieldView {...{ field, path, value, onChange }} />;
    case 'variant':
      return <VariantFieldView {...{ field, path, value, onChange }} />;
  }
}

interface FieldsProps {
  readonly fields: readonly Field[];
  readonly path: ValuePath;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
}

/** All fields of a value, one below the other. */
export function Fields({ fields, path, value, onChange }: FieldsProps) {
  const of = value as Readonly<Record<string, unknown>>;
  return fields.map((field) => (
    <FieldView
      key={field.key}
      {...{ field }}
      path={[...path, field.key]}
      value={of[field.key]}
      onChange={(next) => onChange({ ...of, [field.key]: next })}
    />
  ));
}
