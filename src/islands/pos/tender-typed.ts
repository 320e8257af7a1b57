import { parseAmount, plainAmount } from '../staff/amount.ts';
import { methodOf, NOTHING_TENDERED, payAllBy, type PaymentMethod, type Tender } from './payment.ts';

/** Fields as typed; amounts are read from them. */
export interface TypedTender {
  readonly cash: string;
  readonly card: string;
  readonly transfer: string;
  readonly cardReference: string;
  readonly transferReference: string;
}

export function typedOf(tender: Tender): TypedTender {
  const amount = (value: number) => (value > 0 ? plainAmount(value) : '');
  return {
    cash: tender.cashCents === null ? '' : plainAmount(tender.cashCents),
    card: amount(tender.cardCents),
    transfer: amount(tender.transferCents),
    cardReference: tender.cardReference,
    transferReference: tender.transferReference,
  };
}

/** Null when a field holds something that is not an amount. */
export function readTender(typed: TypedTender): Tender | null {
  const amount = (text: string) => (text.trim() === '' ? 0 : parseAmount(text));
  const cardCents = amount(typed.card);
  const transferCents = amount(typed.transfer);
  const cashCents = typed.cash.trim() === '' ? null : parseAmount(typed.cash);
  if (cardCents === null || transferCents === null || (cashCents === null && typed.cash.trim() !== ''))
    return null;
  const { cardReference, transferReference } = typed;
  return { cashCents, cardCents, transferCents, cardReference, transferReference };
}

/** What is typed for one note and one amount to pay. */
export interface TenderAt {
  readonly noteId: string;
  readonly restCents: number;
  readonly typed: TypedTender;
}

/**
 * The payment across a scan that takes the clerk back to the note: `now` is on screen, `before` was when the scanner began
 * to write, `kept` waits for the payment to be opened again.
 */
export interface TenderDesk {
  now: TenderAt | null;
  before: TenderAt | null;
  kept: TenderAt | null;
}

export const emptyDesk = (): TenderDesk => ({ now: null, before: null, kept: null });

/** What a kept payment means for the one that opens: the same again, or cleared because it was for another amount. */
export function takeUp(
  kept: TenderAt | null,
  { noteId, restCents }: Omit<TenderAt, 'typed'>,
): { readonly typed: TypedTender | null; readonly isCleared: boolean } {
  if (kept?.noteId !== noteId) return { typed: null, isCleared: false };
  if (kept.restCents === restCents) return { typed: kept.typed, isCleared: false };
  const { cash, card, transfer, cardReference, transferReference } = kept.typed;
  const isWritten = [cash, cardReference, transferReference].some((text) => text !== '');
  // The whole of it by one method is what a key does.
  const isPart = [card, transfer].some((text) => text !== '' && text !== plainAmount(kept.restCents));
  return { typed: null, isCleared: isWritten || isPart };
}

/** How a payment opens: as it was kept, unless another method is asked for by name; in cash when nothing is said. */
export function firstTyped(
  kept: TypedTender | null,
  method: PaymentMethod | null,
  restCents: number,
): TypedTender {
  const tender = kept && readTender(kept);
  const isAsked = method === null || (tender !== null && methodOf(restCents, tender) === method);
  if (kept && isAsked) return kept;
  return typedOf(payAllBy(method ?? 'cash', restCents, NOTHING_TENDERED));
}
