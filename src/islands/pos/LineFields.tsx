import { useId, useState, type RefObject } from 'react';
import { linesOver } from '#contract/sales';
import { percentOf, plainAmount } from '../staff/amount.ts';
import { Icon } from '../staff/Icon.tsx';
import { useStaff } from '../staff/staff-context.tsx';
import type { DraftLine } from './note-draft.ts';
import { readDiscount, readQuantity } from './read-line-fields.ts';
import { useTyped } from '../staff/use-typed.ts';

interface QuantityFieldProps {
  readonly quantity: number;
  readonly onQuantity: (quantity: number) => void;
  readonly onDone: () => void;
}

/** How many pieces; what is none stays written and says why. */
export function QuantityField({ quantity, onQuantity, onDone }: QuantityFieldProps) {
  const { t } = useStaff();
  const saysId = useId();
  const [text, setText] = useTyped(String(quantity));
  const [isJudged, setJudged] = useState(false);
  const reading = readQuantity(text);
  const problem = isJudged ? reading.problem : undefined;
  const accept = () => {
    setJudged(true);
    if (reading.problem) return false;
    onQuantity(reading.quantity);
    setText(String(quantity));
    return true;
  };
  return (
    <>
      <span className="stepper" role="group" aria-label={t('counter.quantity')}>
        <button
          type="button"
          aria-label={t('counter.less')}
          disabled={quantity <= 1}
          onClick={() => onQuantity(quantity - 1)}
        >
          <Icon name="minus" size="s" />
        </button>
        <input
          className="num"
          inputMode="numeric"
          aria-label={t('counter.quantity')}
          aria-invalid={problem !== undefined}
          aria-describedby={problem && saysId}
          value={text}
          onChange={(event) => {
            setJudged(false);
            setText(event.target.value);
          }}
          onFocus={(event) => event.target.select()}
          onBlur={accept}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && accept()) onDone();
          }}
        />
        <button type="button" aria-label={t('counter.more')} onClick={() => onQuantity(quantity + 1)}>
          <Icon name="plus" size="s" />
        </button>
      </span>
      {problem && (
        <span className="line-says bad" id={saysId} role="alert">
          {t(problem, { text })}
        </span>
      )}
    </>
  );
}

interface DiscountFieldProps {
  readonly line: DraftLine;
  /** Above it somebody else must approve; null: it is approved already. */
  readonly limitBp: number | null;
  readonly inputRef: RefObject<HTMLInputElement | null>;
  readonly onDiscount: (discountCents: number) => void;
  readonly onDone: () => void;
}

/** An amount off the line, or a percentage: `150` or `10%`. What is neither stays written and says why. */
export function DiscountField({ line, limitBp, inputRef, onDiscount, onDone }: DiscountFieldProps) {
  const { t, money } = useStaff();
  const saysId = useId();
  const amountCents = line.quantity * line.unitPriceCents;
  const [text, setText] = useTyped(line.discountCents > 0 ? plainAmount(line.discountCents) : '');
  const [isJudged, setJudged] = useState(false);
  const reading = readDiscount(text, amountCents);
  const problem = isJudged ? reading.problem : undefined;
  const isOver =
    !reading.problem &&
    limitBp !== null &&
    linesOver([{ ...line, discountCents: reading.discountCents }], limitBp).length > 0;
  const accept = () => {
    setJudged(true);
    if (reading.problem) return false;
    onDiscount(reading.discountCents);
    return true;
  };
  return (
    <>
      <label className="discount small">
        {t('counter.discount')} <kbd className="kbd desk">F5</kbd>
        <input
          ref={inputRef}
          className="num"
          inputMode="decimal"
          autoComplete="off"
          placeholder={t('counter.discountHint')}
          aria-invalid={problem !== undefined}
          aria-describedby={problem || isOver ? saysId : undefined}
          value={text}
          onChange={(event) => {
            setJudged(false);
            setText(event.target.value);
          }}
          onFocus={(event) => event.target.select()}
          onBlur={accept}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && accept()) onDone();
          }}
        />
      </label>
      {problem && (
        <span className="line-says bad" id={saysId} role="alert">
          {t(problem, { text: text.trim(), amount: money(amountCents) })}
        </span>
      )}
      {isOver && (
        <span className="line-says" id={saysId} role="status">
          {t('counter.discountNeedsApproval', { limit: `${percentOf(limitBp)} %` })}
        </span>
      )}
    </>
  );
}
