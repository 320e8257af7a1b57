import { useState } from 'react';
import type { LandingFile, LandingImage } from '#contract/landing';
import { pictureAtLeast } from '#contract/media';
import { Icon } from '../../staff/Icon.tsx';
import { useEditorTexts } from '../editor-texts.tsx';
import { ImageDialog } from '../media/ImageDialog.tsx';
import { FileButton } from '../media/FileButton.tsx';
import type { FieldProps } from './FieldRow.tsx';
import { useForm } from './form-context.tsx';
import { pathText } from '../value-path.ts';
import { LocalizedField } from './TextFields.tsx';

interface ImageFieldProps extends FieldProps<LandingImage | null> {
  readonly isOptional: boolean;
  readonly ratio?: number | undefined;
}

/** A picture with what it shows in words; it can be replaced, described, and taken off where none is needed. */
export function ImageField({ path, label, value, isOptional, ratio, onChange }: ImageFieldProps) {
  const x = useEditorTexts();
  const { problemAt } = useForm();
  const [isOpen, setOpen] = useState(false);
  const name = x(label);
  return (
    <fieldset className="sub image-field">
      <legend>{name}</legend>
      {value && (
        <img
          src={pictureAtLeast(value, 320, 'jpg')}
          alt={value.alt.es}
          width={value.width}
          height={value.height}
          className={problemAt(pathText([...path, 'alt'])) ? 'is-bad' : undefined}
        />
      )}
      <div className="acts">
        <button type="button" className="btn tiny" onClick={() => setOpen(true)}>
          <Icon name={value ? 'edit' : 'plus'} size="xs" />
          {x(value ? 'pageEditor.replaceImage' : 'pageEditor.addImage')}
        </button>
        {value && isOptional && (
          <button type="button" className="linkish small" onClick={() => onChange(null)}>
            {x('pageEditor.removeImage')}
          </button>
        )}
      </div>
      {value && (
        <LocalizedField
          isLine
          path={[...path, 'alt']}
          label="pageEditor.fieldAlt"
          hint="pageEditor.hintAlt"
          value={value.alt}
          onChange={(alt) => onChange({ ...value, alt })}
        />
      )}
      {isOpen && (
        <ImageDialog
          title={name}
          {...{ ratio }}
          alt={value?.alt ?? { es: '' }}
          onClose={() => setOpen(false)}
          onDone={(image) => {
            setOpen(false);
            onChange(image);
          }}
        />
      )}
    </fieldset>
  );
}

const KB = 1_024;

/** A PDF that visitors download. */
export function FileField({ label, value, onChange }: FieldProps<LandingFile>) {
  const x = useEditorTexts();
  return (
    <fieldset className="sub">
      <legend>{x(label)}</legend>
      <p className="small">
        <b>{value.name}</b> <span className="soft num">{Math.ceil(value.bytes / KB)} kB</span>
      </p>
      <FileButton text={x('pageEditor.replaceFile')} onDone={onChange} />
    </fieldset>
  );
}
