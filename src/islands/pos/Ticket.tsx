import { useEffect, useRef, type RefObject } from 'react';
import type { SaleTotals } from '#contract/sales';
import { creditCodeWords } from '#shared/credit-code.ts';
import { percentOf } from '../staff/amount.ts';
import { useStaff } from '../staff/staff-context.tsx';
import { needsApproval } from './approval/note-approval.ts';
import { acceptPrice, coreOf, setDiscount, type NoteDraft } from './note-draft.ts';
import type { PaymentMethod } from './payment.ts';
import { NoteCarField } from './NoteCarField.tsx';
import { Price } from './Price.tsx';
import { TicketLine } from './TicketLine.tsx';

interface TicketProps {
  readonly note: NoteDraft;
  readonly totals: SaleTotals;
  readonly taxRateBp: number;
  readonly folio: string;
  readonly selectedId: string | null;
  readonly canDiscount: boolean;
  readonly clerkLimitBp: number;
  readonly customerRef: RefObject<HTMLInputElement | null>;
  readonly discountRef: RefObject<HTMLInputElement | null>;
  readonly onSelect: (stockItemId: string) => void;
  readonly onQuantity: (stockItemId: string, quantity: number) => void;
  readonly onRemove: (stockItemId: string) => void;
  readonly onChange: (note: NoteDraft) => void;
  /** Null: by no method in particular. */
  readonly onPay: (method: PaymentMethod | null) => void;
  /** Back to the scan field. */
  readonly onDone: () => void;
}

const METHODS = [
  { method: 'cash', text: 'counter.cash', key: '1' },
  { method: 'card', text: 'counter.card', key: '2' },
  { method: 'transfer', text: 'counter.transfer', key: '3' },
] as const;

/** The note: lines, totals, and the way to charge it. */
export function Ticket(props: TicketProps) {
  const { note, totals, taxRateBp, folio, selectedId, canDiscount, onChange, onPay, onDone } = props;
  const { t, money } = useStaff();
  const isEmpty = note.lines.length === 0;
  const coreCents = coreOf(note);
  const isApproved = note.approval !== undefined && !needsApproval(note, props.clerkLimitBp, new Date());
  const dueCents = totals.totalCents + coreCents;
  const linesRef = useRef<HTMLDivElement>(null);
  useEffect(() => {
    linesRef.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
  }, [selectedId, note.lines.length]);
  return (
    <aside className="ticket" aria-label={t('counter.note')}>
      <div className="th2">
        <div>
          <p className="label">{t('counter.note')}</p>
          <p className="mono">{folio}</p>
        </div>
        <div className="rt customer">
          <label className="label" htmlFor="customer">
            {t('counter.customer')} <kbd className="kbd desk">F3</kbd>
          </label>
          <input
            ref={props.customerRef}
            id="customer"
            maxLength={120}
            autoComplete="off"
            placeholder={t('counter.anyCustomer')}
            value={note.customerName}
            onChange={(event) => onChange({ ...note, customerName: event.target.value })}
            onKeyDown={(event) => {
              if (event.key === 'Enter') onDone();
            }}
          />
        </div>
      </div>
      <NoteCarField car={note.car} onCar={(car) => onChange({ ...note, car })} onDone={onDone} />
      <div className="lines" ref={linesRef}>
        <table>
          <thead>
            <tr>
              <th className="num q">{t('counter.colQuantityShort')}</th>
              <th>{t('counter.colConcept')}</th>
              <th className="num unit-price">{t('counter.colPrice')}</th>
              <th className="num">{t('counter.colAmount')}</th>
            </tr>
          </thead>
          {note.lines.map((line, index) => (
            <TicketLine
              key={line.stockItemId}
              line={line}
              totalCents={totals.lines[index]?.totalCents ?? 0}
              isSelected={line.stockItemId === selectedId}
              canDiscount={canDiscount}
              limitBp={isApproved ? null : props.clerkLimitBp}
              discountRef={props.discountRef}
              onSelect={() => props.onSelect(line.stockItemId)}
              onQuantity={(quantity) => props.onQuantity(line.stockItemId, quantity)}
              onRemove={() => props.onRemove(line.stockItemId)}
              onDiscount={(discountCents) => onChange(setDiscount(note, line.stockItemId, discountCents))}
              onAcceptPrice={() => onChange(acceptPrice(note, line.stockItemId))}
              car={note.car}
              onKnow={(know) =>
                note.car && onChange({ ...note, car: { ...note.car, known: { ...note.car.known, ...know } } })
              }
              onDone={onDone}
            />
          ))}
        </table>
        {isEmpty && <p className="lines-empty soft small">{t('counter.noteEmpty')}</p>}
      </div>
      <div className="tot">
        {totals.discountCents + coreCents > 0 && (
          <dl className="facts">
            {totals.discountCents > 0 && (
              <>
                <dt>{t('counter.beforeDiscount')}</dt>
                <dd>{money(totals.totalCents + totals.discountCents)}</dd>
                <dt>{t('counter.discountGiven')}</dt>
                <dd>−{money(totals.discountCents)}</dd>
              </>
            )}
            {coreCents > 0 && (
              <>
                {totals.discountCents === 0 && (
                  <>
                    <dt>{t('returns.goods')}</dt>
                    <dd>{money(totals.totalCents)}</dd>
                  </>
                )}
                <dt>{t('returns.ticketCore')}</dt>
                <dd>{money(coreCents)}</dd>
              </>
            )}
          </dl>
        )}
        <div className="grand">
          <span className="label">{t('counter.total')}</span>
          <Price amountCents={dueCents} />
        </div>
        {/* What adds nothing to the total stands after it. */}
        <dl className="facts">
          <dt>{t('counter.tax', { rate: percentOf(taxRateBp) })}</dt>
          <dd>{money(totals.taxCents)}</dd>
          {note.credit && (
            <>
              <dt>{t('returns.creditApplied', { code: creditCodeWords(note.credit.code) })}</dt>
              <dd>{money(note.credit.balanceCents)}</dd>
            </>
          )}
        </dl>
        <div className="pay desk">
          {METHODS.map(({ method, text, key }) => (
            <button
              key={method}
              type="button"
              className="btn"
              disabled={isEmpty}
              onClick={() => onPay(method)}
            >
              {t(text)} <kbd className="kbd">{key}</kbd>
            </button>
          ))}
        </div>
        <button
          type="button"
          className="btn act big wide"
          aria-disabled={isEmpty}
          onClick={() => onPay(null)}
        >
          {t('counter.charge', { amount: money(dueCents) })} <kbd className="kbd">F12</kbd>
        </button>
      </div>
    </aside>
  );
}
