import type { RefObject } from 'react';
import { useStaff } from '../staff/staff-context.tsx';
import { DiscountField, QuantityField } from './LineFields.tsx';
import { LineFit } from './LineFit.tsx';
import type { DraftLine, NoteCar } from './note-draft.ts';

interface TicketLineProps {
  readonly line: DraftLine;
  readonly totalCents: number;
  readonly isSelected: boolean;
  readonly canDiscount: boolean;
  /** Above it an administrator approves the discount; null: this one is approved. */
  readonly limitBp: number | null;
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
  limitBp,
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
        <QuantityField quantity={line.quantity} onQuantity={onQuantity} onDone={onDone} />
      )}
      {canDiscount && (
        <DiscountField
          line={line}
          limitBp={limitBp}
          inputRef={discountRef}
          onDiscount={onDiscount}
          onDone={onDone}
        />
      )}
      <button type="button" className="linkish small remove" onClick={onRemove}>
        {t('counter.remove')}
      </button>
    </div>
  );
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
