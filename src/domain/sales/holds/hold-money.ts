import { basisPoints, cents, rateOf } from '#shared/money.ts';

export interface HoldFigures {
  readonly isActive: boolean;
  readonly totalCents: number;
  readonly paidCents: number;
  /** Of a settled hold: what the branch keeps, by its terms or because the sale took it. */
  readonly keptCents: number;
  readonly refundedCents: number;
}

/** What is still to be paid, and what is to be given back: money that came twice, or after the hold was over. */
export function balanceOf(figures: HoldFigures): {
  readonly dueCents: number;
  readonly refundableCents: number;
} {
  const { isActive, totalCents, paidCents, keptCents, refundedCents } = figures;
  const held = paidCents - refundedCents;
  return isActive
    ? { dueCents: Math.max(0, totalCents - held), refundableCents: Math.max(0, held - totalCents) }
    : { dueCents: 0, refundableCents: Math.max(0, held - keptCents) };
}

/** What stays with the branch of a deposit, by the terms of the day the hold was made; rounded once. */
export function keptOf(paidCents: number, keptBp: number): number {
  return rateOf(cents(paidCents), basisPoints(keptBp));
}

/** The least deposit for a hold of that total; rounded once. */
export function leastDepositOf(totalCents: number, minDepositBp: number): number {
  return rateOf(cents(totalCents), basisPoints(minDepositBp));
}
