import { useState } from 'react';
import type { LandingImage } from '#contract/landing';
import { Icon } from '../../staff/Icon.tsx';
import type { Field } from '../block-fields.ts';
import { summaryOf } from '../block-summary.ts';
import { useEditorTexts } from '../editor-texts.tsx';
import { ImageDialog } from '../media/ImageDialog.tsx';
import type { ValuePath } from '../value-path.ts';
import { Fields } from './FieldView.tsx';
import { useForm } from './form-context.tsx';

interface ListFieldViewProps {
  readonly field: Extract<Field, { kind: 'list' }>;
  readonly path: ValuePath;
  readonly value: readonly unknown[];
  readonly onChange: (value: unknown) => void;
}

/** Items one below the other, one open at a time: add, put in order, take away. */
export function ListFieldView({ field, path, value, onChange }: ListFieldViewProps) {
  const x = useEditorTexts();
  const { language } = useForm();
  const [open, setOpen] = useState<number | null>(null);
  const [isAsked, setAsked] = useState(false);
  const name = x(field.label);

  const add = (extra: object = {}) => {
    onChange([...value, { ...(field.make() as object), ...extra }]);
    setOpen(value.length);
  };
  const move = (from: number, to: number) => {
    if (to < 0 || to >= value.length) return;
    const next = value.toSpliced(from, 1).toSpliced(to, 0, value[from]);
    onChange(next);
    setOpen((at) => (at === from ? to : at === to ? from : at));
  };
  const remove = (index: number) => {
    onChange(value.toSpliced(index, 1));
    setOpen(null);
  };
  const isFull = value.length >= field.max;
  return (
    <fieldset className="sub list-field">
      <legend>
        {name} <span className="soft num">{value.length}</span>
      </legend>
      <ol>
        {value.map((item, index) => {
          const title =
            summaryOf(item, field.fields, language) || x('pageEditor.itemNumber', { number: index + 1 });
          const isOpen = open === index;
          return (
            <li key={index}>
              <div className="item-head">
                <button
                  type="button"
                  className="item-name"
                  aria-expanded={isOpen}
                  onClick={() => setOpen(isOpen ? null : index)}
                >
                  {title}
                </button>
                <ItemActs {...{ title, index }} count={value.length} onMove={move} onRemove={remove} />
              </div>
              {isOpen && (
                <div className="item-fields">
                  <Fields
                    fields={field.fields}
                    path={[...path, index]}
                    value={item}
                    onChange={(next) => onChange(value.with(index, next))}
                  />
                </div>
              )}
            </li>
          );
        })}
      </ol>
      <button
        type="button"
        className="btn tiny"
        aria-disabled={isFull}
        onClick={() => {
          if (isFull) return;
          if (field.needs) setAsked(true);
          else add();
        }}
      >
        <Icon name="plus" size="xs" />
        {x(field.addLabel)}
      </button>
      {isFull && <p className="hint small">{x('pageEditor.listFull', { count: field.max })}</p>}
      {isAsked && (
        <ImageDialog
          title={x(field.addLabel)}
          alt={{ es: '' }}
          onClose={() => setAsked(false)}
          onDone={(image: LandingImage) => {
            setAsked(false);
            add({ image });
          }}
        />
      )}
    </fieldset>
  );
}

interface ItemActsProps {
  readonly title: string;
  readonly index: number;
  readonly count: number;
  readonly onMove: (from: number, to: number) => void;
  readonly onRemove: (index: number) => void;
}

function ItemActs({ title, index, count, onMove, onRemove }: ItemActsProps) {
  const x = useEditorTexts();
  return (
    <div className="acts">
      <button
        type="button"
        className="icon"
        aria-label={x('pageEditor.moveUpOf', { name: title })}
        aria-disabled={index === 0}
        onClick={() => onMove(index, index - 1)}
      >
        <span className="up">
          <Icon name="down" size="s" />
        </span>
      </button>
      <button
        type="button"
        className="icon"
        aria-label={x('pageEditor.moveDownOf', { name: title })}
        aria-disabled={index === count - 1}
        onClick={() => onMove(index, index + 1)}
      >
        <Icon name="down" size="s" />
      </button>
      <button
        type="button"
        className="icon"
        aria-label={x('pageEditor.removeOf', { name: title })}
        onClick={() => onRemove(index)}
      >
        <Icon name="trash" size="s" />
      </button>
    </div>
  );
}
