import { useState } from 'react';
import type { LandingFile, LandingImage } from '#contract/landing';
import { Icon } from '../../staff/Icon.tsx';
import type { Field, Variant } from '../block-fields.ts';
import { useEditorTexts } from '../editor-texts.tsx';
import { FileButton } from '../media/FileButton.tsx';
import { ImageDialog } from '../media/ImageDialog.tsx';
import type { ValuePath } from '../value-path.ts';
import { Fields } from './FieldView.tsx';

interface OfKind<Kind extends Field['kind']> {
  readonly field: Extract<Field, { kind: Kind }>;
  readonly path: ValuePath;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
}

/** A part of a block that may be left out. */
export function PartFieldView({ field, path, value, onChange }: OfKind<'part'>) {
  const x = useEditorTexts();
  const name = x(field.label);
  if (value === null) {
    if (field.needs) {
      const make = (file: LandingFile) => onChange({ ...(field.make() as object), file });
      return <FileButton text={x('pageEditor.addPart', { name })} onDone={make} />;
    }
    return (
      <button type="button" className="btn tiny" onClick={() => onChange(field.make())}>
        <Icon name="plus" size="xs" />
        {x('pageEditor.addPart', { name })}
      </button>
    );
  }
  return (
    <fieldset className="sub">
      <legend>{name}</legend>
      <Fields fields={field.fields} {...{ path, value, onChange }} />
      <button type="button" className="linkish small" onClick={() => onChange(null)}>
        {x('pageEditor.removePart', { name })}
      </button>
    </fieldset>
  );
}

/** A value with several forms, or none. */
export function VariantFieldView({ field, path, value, onChange }: OfKind<'variant'>) {
  const x = useEditorTexts();
  const [asked, setAsked] = useState<Variant | null>(null);
  const kind = (value as { readonly kind: string } | null)?.kind ?? null;
  const current = field.variants.find((variant) => variant.value === kind);
  const name = x(field.label);
  const choose = (variant: Variant | null) => {
    if (variant?.value === kind) return;
    if (variant?.needs) setAsked(variant);
    else onChange(variant ? variant.make() : null);
  };
  return (
    <fieldset className="sub">
      <legend>{name}</legend>
      <div className="seg" role="group" aria-label={name}>
        <button type="button" aria-pressed={!current} onClick={() => choose(null)}>
          {x('pageEditor.none')}
        </button>
        {field.variants.map((variant) => (
          <button
            key={variant.value}
            type="button"
            aria-pressed={variant === current}
            onClick={() => choose(variant)}
          >
            {x(variant.label)}
          </button>
        ))}
      </div>
      {current && <Fields fields={current.fields} {...{ path, value, onChange }} />}
      {asked && (
        <ImageDialog
          title={x(asked.label)}
          ratio={16 / 9}
          alt={{ es: '' }}
          onClose={() => setAsked(null)}
          onDone={(image: LandingImage) => {
            setAsked(null);
            onChange({ ...(asked.make() as object), image });
          }}
        />
      )}
    </fieldset>
  );
}
