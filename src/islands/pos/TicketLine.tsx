import type { RefObject } from 'react';
import { divideRounded } from '#shared/money.ts';
import { parseAmount, plainAmount } from '../staff/amount.ts';
import { Icon } from '../staff/Icon.tsx';
import { useStaff } from '../staff/staff-context.tsx';
import { LineFit } from './LineFit.tsx';
import type { DraftLine, NoteCar } from './note-draft.ts';
import { useTyped } from './use-typed.ts';

interface TicketLineProps {
  readonly line: DraftLine;
  readonly totalCents: number;
  readonly isSelected: boolean;
  readonly canDiscount: boolean;
  readonly discountRef: RefObject<HTMLInputElement | null>;
  readonly onSelect: () => void;
  readonly onQuantity: (quantity: number) => void;
  readonly onRemove: () => void;
  readonly onDiscount: (discountCents: number) => void;
  readonly onAcceptPrice: () => void;
  readonly car: NoteCar | undefined;
  /** The customer answered a question about the car. */
  readonly onKnow: (know: Partial<NoteCar['known']>) => void;
  readonly onDone: () => void;
}

/** One line of the note; the chosen one carries its tools, and a refused one says why and what to do. */
export function TicketLine(props: TicketLineProps) {
  const { line, totalCents, isSelected, onSelect } = props;
  const { t, money } = useStaff();
  return (
    <tbody
      className={isSelected ? 'line on' : 'line'}
      aria-current={isSelected || undefined}
      onClick={onSelect}
    >
      <tr className={isSelected ? 'sel' : undefined}>
        <td className="num q">{line.quantity}</td>
        <td>
          <b>{line.name}</b>
          <br />
          <span className="mono dim">{line.code}</span> <span className="dim">{line.detail}</span>
          {props.car && line.fit && <LineFit facts={line.fit} car={props.car} onKnow={props.onKnow} />}
          {line.coreUnitCents !== undefined && line.coreUnitCents > 0 && (
            <>
              <br />
              <span className="dim">
                {t('returns.lineCore', { amount: money(line.quantity * line.coreUnitCents) })}
              </span>
            </>
          )}
          {line.discountCents > 0 && (
            <>
              <br />
              <span className="dim">{t('counter.lineDiscount', { amount: money(line.discountCents) })}</span>
            </>
          )}
        </td>
        <td className="num unit-price">{plainMoney(money(line.unitPriceCents))}</td>
        <td className="money">{plainMoney(money(totalCents))}</td>
      </tr>
      {line.trouble && (
        <tr className={isSelected ? 'sel trouble' : 'trouble'}>
          <td />
          <td colSpan={3}>
            <LineTroubleNote {...props} />
          </td>
        </tr>
      )}
      {isSelected && (
        <tr className={props.canDiscount || line.kind === 'bulk' ? 'sel tools-row' : 'sel tools-row bare'}>
          <td />
          <td colSpan={3}>
            <LineTools {...props} />
          </td>
        </tr>
      )}
    </tbody>
  );
}

function LineTools({
  line,
  canDiscount,
  discountRef,
  onQuantity,
  onRemove,
  onDiscount,
  onDone,
}: TicketLineProps) {
  const { t } = useStaff();
  return (
    <div className="line-tools">
      {line.kind === 'bulk' && (
        <span className="stepper" role="group" aria-label={t('counter.quantity')}>
          <button
            type="button"
            aria-label={t('counter.less')}
            disabled={line.quantity <= 1}
            onClick={() => onQuantity(line.quantity - 1)}
          >
            <Icon name="minus" size="s" />
          </button>
          <QuantityField quantity={line.quantity} onQuantity={onQuantity} onDone={onDone} />
          <button type="button" aria-label={t('counter.more')} onClick={() => onQuantity(line.quantity + 1)}>
            <Icon name="plus" size="s" />
          </button>
        </span>
      )}
      {canDiscount && (
        <DiscountField line={line} inputRef={discountRef} onDiscount={onDiscount} onDone={onDone} />
      )}
      <button type="button" className="linkish small remove" onClick={onRemove}>
        {t('counter.remove')}
      </button>
    </div>
  );
}

interface QuantityFieldProps {
  readonly quantity: number;
  readonly onQuantity: (quantity: number) => void;
  readonly onDone: () => void;
}

function QuantityField({ quantity, onQuantity, onDone }: QuantityFieldProps) {
  const { t } = useStaff();
  const [text, setText] = useTyped(String(quantity));
  const accept = () => {
    const wanted = Number(text);
    if (Number.isInteger(wanted) && wanted > 0) onQuantity(wanted);
    setText(String(quantity));
  };
  return (
    <input
      className="num"
      inputMode="numeric"
      aria-label={t('counter.quantity')}
      value={text}
      onChange={(event) => setText(event.target.value.replaceAll(/\D/g, ''))}
      onFocus={(event) => event.target.select()}
      onBlur={accept}
      onKeyDown={(event) => {
        if (event.key === 'Enter') onDone();
      }}
    />
  );
}

interface DiscountFieldProps {
  readonly line: DraftLine;
  readonly inputRef: RefObject<HTMLInputElement | null>;
  readonly onDiscount: (discountCents: number) => void;
  readonly onDone: () => void;
}

/** An amount off the line, or a percentage: `150` or `10%`. */
function DiscountField({ line, inputRef, onDiscount, onDone }: DiscountFieldProps) {
  const { t } = useStaff();
  const written = line.discountCents > 0 ? plainAmount(line.discountCents) : '';
  const [text, setText] = useTyped(written);
  const accept = () => {
    const discountCents = readDiscount(text, line.quantity * line.unitPriceCents);
    if (discountCents === null) setText(written);
    else onDiscount(discountCents);
  };
  return (
    <label className="discount small">
      {t('counter.discount')} <kbd className="kbd desk">F5</kbd>
      <input
        ref={inputRef}
        className="num"
        inputMode="decimal"
        autoComplete="off"
        placeholder={t('counter.discountHint')}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onFocus={(event) => event.target.select()}
        onBlur={accept}
        onKeyDown={(event) => {
          if (event.key === 'Enter') onDone();
        }}
      />
    </label>
  );
}

function readDiscount(text: string, amountCents: number): number | null {
  if (text.trim() === '') return 0;
  const percent = /^(\d{1,2}|100)\s*%$/.exec(text.trim());
  return percent ? divideRounded(amountCents * Number(percent[1]), 100) : parseAmount(text);
}

function LineTroubleNote({ line, onQuantity, onRemove, onAcceptPrice }: TicketLineProps) {
  const { t, money } = useStaff();
  const { trouble } = line;
  if (!trouble) return null;
  const remove = (
    <button type="button" className="linkish" onClick={onRemove}>
      {t('counter.removeIt')}
    </button>
  );
  if (trouble.kind === 'short') {
    return (
      <p className="trouble-note" role="alert">
        {trouble.available > 0
          ? t('counter.onlyLeft', { count: trouble.available })
          : t('counter.soldMeanwhile')}{' '}
        {trouble.available > 0 && (
          <button type="button" className="linkish" onClick={() => onQuantity(trouble.available)}>
            {t('counter.keepLeft', { count: trouble.available })}
          </button>
        )}{' '}
        {remove}
      </p>
    );
  }
  const { priceCents } = trouble;
  return (
    <p className="trouble-note" role="alert">
      {priceCents === null
        ? t('counter.priceGone')
        : t('counter.priceMoved', { from: money(line.unitPriceCents), to: money(priceCents) })}{' '}
      {priceCents !== null && (
        <button type="button" className="linkish" onClick={onAcceptPrice}>
          {t('counter.useNewPrice')}
        </button>
      )}{' '}
      {remove}
    </p>
  );
}

/** In a column of amounts the head says the currency. */
function plainMoney(amount: string): string {
  return amount.replace('$', '');
}
