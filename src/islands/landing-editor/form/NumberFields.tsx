import { useState } from 'react';
import { parseAmount, plainAmount } from '../../staff/amount.ts';
import { useEditorTexts } from '../editor-texts.tsx';
import { FieldRow, type FieldProps } from './FieldRow.tsx';

interface TypedFieldProps<Value> extends FieldProps<Value> {
  readonly unit?: string;
  /** What stands in the field for a value. */
  readonly write: (value: Value) => string;
  /** The value of what was typed; undefined: not one. */
  readonly read: (text: string) => Value | undefined;
  readonly complaint: string;
}

/** A figure that is typed as text: what is not one yet stays on screen with what to put right. */
function TypedField<Value>({
  unit,
  write,
  read,
  complaint,
  value,
  onChange,
  ...row
}: TypedFieldProps<Value>) {
  const [typed, setTyped] = useState<string | null>(null);
  const isBad = typed !== null && read(typed) === undefined;
  return (
    <FieldRow {...row}>
      {(attributes) => (
        <>
          <div className={unit ? 'prefixed' : undefined}>
            {unit && <span className="mono dim">{unit}</span>}
            <input
              {...attributes}
              className="in num"
              type="text"
              inputMode="decimal"
              autoComplete="off"
              value={typed ?? write(value)}
              aria-invalid={isBad || attributes['aria-invalid']}
              onChange={({ target }) => {
                setTyped(target.value);
                const next = read(target.value);
                if (next !== undefined) onChange(next);
              }}
              onBlur={() => {
                if (!isBad) setTyped(null);
              }}
            />
          </div>
          {isBad && (
            <p className="msg" role="alert">
              {complaint}
            </p>
          )}
        </>
      )}
    </FieldRow>
  );
}

const MOST_CENTS = 1_000_000_000_00;

export function MoneyField({
  isOptional = false,
  min = 0,
  ...field
}: FieldProps<number | null> & {
  readonly isOptional?: boolean | undefined;
  readonly min?: number | undefined;
}) {
  const x = useEditorTexts();
  const read = (text: string) => {
    if (text.trim() === '') return isOptional ? null : undefined;
    const amount = parseAmount(text);
    return amount !== null && amount >= min && amount <= MOST_CENTS ? amount : undefined;
  };
  return (
    <TypedField
      {...field}
      {...{ read }}
      unit="$"
      write={(value) => (value === null ? '' : plainAmount(value))}
      complaint={x('pageEditor.badAmount')}
    />
  );
}

interface BoundedProps<Value> extends FieldProps<Value> {
  readonly min: number;
  readonly max: number;
}

export function CountField({
  min,
  max,
  isOptional = false,
  ...field
}: BoundedProps<number | null> & { readonly isOptional?: boolean | undefined }) {
  const x = useEditorTexts();
  const read = (text: string) => {
    const clean = text.replaceAll(/[,\s]/g, '');
    if (clean === '') return isOptional ? null : undefined;
    const number = Number(clean);
    return /^\d+$/.test(clean) && number >= min && number <= max ? number : undefined;
  };
  return (
    <TypedField
      {...field}
      {...{ read }}
      write={(value) => (value === null ? '' : String(value))}
      complaint={x('pageEditor.badCount', { min, max })}
    />
  );
}

/** Typed in per cent with two decimals at the most, kept in hundredths of one. */
export function PercentField({ min, max, ...field }: BoundedProps<number>) {
  const x = useEditorTexts();
  const read = (text: string) => {
    const match = /^(\d{1,3})(?:\.(\d{0,2}))?\s*%?$/.exec(text.trim());
    if (!match) return undefined;
    const [, whole = '0', part = ''] = match;
    const basisPoints = Number(whole + part.padEnd(2, '0'));
    return basisPoints >= min && basisPoints <= max ? basisPoints : undefined;
  };
  return (
    <TypedField
      {...field}
      {...{ read }}
      unit="%"
      write={(value) =>
        `${Math.floor(value / 100)}${value % 100 ? `.${String(value % 100).padStart(2, '0')}` : ''}`
      }
      complaint={x('pageEditor.badPercent', { max: Math.floor(max / 100) })}
    />
  );
}
