import { useEffect, useRef, type KeyboardEvent } from 'react';
import { DENOMINATIONS, type Denomination } from '#shared/cash.ts';
import { useStaff } from '../../staff/staff-context.tsx';
import { countKey, piecesOf, typePieces, type TypedCount } from './typed-count.ts';

interface CashCountFieldsProps {
  readonly typed: TypedCount;
  readonly isLocked: boolean;
  readonly onTyped: (typed: TypedCount) => void;
}

const STEPS: Readonly<Record<string, number>> = { Enter: 1, ArrowDown: 1, ArrowUp: -1 };

/** How many there are of each note and coin. Enter and the arrows walk; after the last comes the button. */
export function CashCountFields({ typed, isLocked, onTyped }: CashCountFieldsProps) {
  const { t } = useStaff();
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // On a touch screen focus would raise the keyboard over the page.
    if (matchMedia('(pointer: fine)').matches) ref.current?.querySelector('input')?.focus();
  }, []);
  const walk = (event: KeyboardEvent<HTMLInputElement>) => {
    const step = STEPS[event.key];
    if (step === undefined || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const fields = [...(ref.current?.querySelectorAll('input') ?? [])];
    const next = fields[fields.indexOf(event.currentTarget) + step];
    if (next) next.focus();
    else if (step > 0) event.currentTarget.form?.querySelector<HTMLElement>('[type="submit"]')?.focus();
  };
  return (
    <div className="count-fields" ref={ref}>
      {(['note', 'coin'] as const).map((form) => (
        <fieldset key={form} disabled={isLocked}>
          <legend className="label">{t(form === 'note' ? 'till.notes' : 'till.coins')}</legend>
          {DENOMINATIONS.filter((each) => each.form === form).map((each) => (
            <CountRow key={countKey(each)} of={each} typed={typed} onTyped={onTyped} onKeyDown={walk} />
          ))}
        </fieldset>
      ))}
    </div>
  );
}

interface CountRowProps extends Omit<CashCountFieldsProps, 'isLocked'> {
  readonly of: Denomination;
  readonly onKeyDown: (event: KeyboardEvent<HTMLInputElement>) => void;
}

function CountRow({ of, typed, onTyped, onKeyDown }: CountRowProps) {
  const { t, money, count } = useStaff();
  const face = of.faceCents < 100 ? `${of.faceCents}¢` : `$${count(of.faceCents / 100)}`;
  const pieces = piecesOf(typed, of);
  const form = t(of.form === 'note' ? 'till.formNote' : 'till.formCoin');
  return (
    <label className="count-row">
      <span className="face">{face}</span>
      <span aria-hidden="true" className="dim">
        ×
      </span>
      <input
        className="in num"
        inputMode="numeric"
        autoComplete="off"
        aria-label={t('till.piecesOf', { face, form })}
        placeholder="0"
        value={typed[countKey(of)] ?? ''}
        onChange={(event) => onTyped(typePieces(typed, of, event.target.value))}
        onFocus={(event) => event.target.select()}
        onKeyDown={onKeyDown}
      />
      <span className={pieces > 0 ? 'money' : 'money dim'}>{money(pieces * of.faceCents)}</span>
    </label>
  );
}
