/** What a note is paid with, and what is given back for it. */
export const REFUND_METHODS = ['cash', 'card', 'transfer', 'store_credit'] as const;

export type RefundMethod = (typeof REFUND_METHODS)[number];

export interface Refund {
  readonly method: RefundMethod;
  readonly amountCents: number;
}

/** Of one note and one means: what was paid with it, deposits of its hold included, and what went back by it. */
export interface MoneyWay {
  readonly method: RefundMethod;
  readonly paidCents: number;
  readonly refundedCents: number;
}

/** A way back that nobody needs to count notes for comes first. */
const ORDER: readonly RefundMethod[] = ['card', 'transfer', 'cash', 'store_credit'];

/** What of a means has not gone back. */
export function openCents(ways: readonly MoneyWay[], method: RefundMethod): number {
  const way = ways.find((each) => each.method === method);
  return way ? Math.max(0, way.paidCents - way.refundedCents) : 0;
}

/** Whether nothing goes back by a means that was not paid by it. A vale may always be given: it stays in the branch. */
export function isAsPaid(refunds: readonly Refund[], ways: readonly MoneyWay[]): boolean {
  return refunds.every(
    ({ method, amountCents }) => method === 'store_credit' || amountCents <= openCents(ways, method),
  );
}

/** An amount the way it was paid: by one means where one covers it, else by several; what none covers as a vale. */
export function refundAsPaid(ways: readonly MoneyWay[], refundCents: number): Refund[] {
  if (refundCents === 0) return [];
  const whole = ORDER.find((method) => openCents(ways, method) >= refundCents);
  if (whole) return [{ method: whole, amountCents: refundCents }];
  let leftCents = refundCents;
  const parts = ORDER.map((method) => {
    const isLast = method === 'store_credit';
    const amountCents = isLast ? leftCents : Math.min(leftCents, openCents(ways, method));
    leftCents -= amountCents;
    return { method, amountCents };
  });
  return parts.filter(({ amountCents }) => amountCents > 0);
}
