import type { SaleDraft } from '#contract/sales';
import { MAX_CHANGE_CENTS } from '#shared/cash.ts';

/** What goes into the drawer; a vale is no money of the shift. */
export type PaymentMethod = Exclude<SaleDraft['payments'][number]['method'], 'store_credit'>;

export type DrawerPayment = Omit<SaleDraft['payments'][number], 'method' | 'creditCode'> & {
  readonly method: PaymentMethod;
};

/** What the customer gives, as typed. Cash null: exactly what is left after card and transfer. */
export interface Tender {
  readonly cashCents: number | null;
  readonly cardCents: number;
  readonly transferCents: number;
  readonly cardReference: string;
  readonly transferReference: string;
}

export interface Settlement {
  /** To be paid in cash after card and transfer. */
  readonly cashDueCents: number;
  readonly missingCents: number;
  readonly changeCents: number;
  /** Card and transfer exceed the total: nobody gives change from a card. */
  readonly overCents: number;
  /** More would be given back than a drawer gives: a digit too many, most likely. */
  readonly isChangeTooLarge: boolean;
  /** What goes to the server; empty until it settles. */
  readonly payments: DrawerPayment[];
}

export const NOTHING_TENDERED: Tender = {
  cashCents: null,
  cardCents: 0,
  transferCents: 0,
  cardReference: '',
  transferReference: '',
};

/** The whole total by one method. */
export function payAllBy(method: PaymentMethod, totalCents: number, tender: Tender): Tender {
  return {
    ...tender,
    cashCents: null,
    cardCents: method === 'card' ? totalCents : 0,
    transferCents: method === 'transfer' ? totalCents : 0,
  };
}

/** The single method in use, or null when the payment is mixed. */
export function methodOf(totalCents: number, tender: Tender): PaymentMethod | null {
  if (tender.cardCents === 0 && tender.transferCents === 0) return 'cash';
  if (tender.cardCents === totalCents && tender.transferCents === 0) return 'card';
  if (tender.transferCents === totalCents && tender.cardCents === 0) return 'transfer';
  return null;
}

/** Works out what is missing or to be given back. Payments add up to the total; change only comes from cash. */
export function settle(totalCents: number, tender: Tender): Settlement {
  const byCardCents = tender.cardCents + tender.transferCents;
  const overCents = Math.max(0, byCardCents - totalCents);
  const cashDueCents = Math.max(0, totalCents - byCardCents);
  const tenderedCents = tender.cashCents ?? cashDueCents;
  const missingCents = Math.max(0, cashDueCents - tenderedCents);
  const changeCents = Math.max(0, tenderedCents - cashDueCents);
  const isChangeTooLarge = changeCents > MAX_CHANGE_CENTS;
  const isSettled = totalCents > 0 && overCents === 0 && missingCents === 0 && !isChangeTooLarge;
  const payments: DrawerPayment[] = [];
  if (isSettled) {
    if (cashDueCents > 0) payments.push({ method: 'cash', amountCents: cashDueCents, tenderedCents });
    if (tender.cardCents > 0) payments.push(electronic('card', tender.cardCents, tender.cardReference));
    if (tender.transferCents > 0)
      payments.push(electronic('transfer', tender.transferCents, tender.transferReference));
  }
  return { cashDueCents, missingCents, changeCents, overCents, isChangeTooLarge, payments };
}

function electronic(method: 'card' | 'transfer', amountCents: number, reference: string): DrawerPayment {
  const trimmed = reference.trim();
  return { method, amountCents, ...(trimmed ? { reference: trimmed } : {}) };
}
