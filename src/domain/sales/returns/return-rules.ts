import { addDays } from '#shared/business-day.ts';
import { basisPoints, cents, divideRounded, rateOf, subtractCents, taxIncludedIn } from '#shared/money.ts';

/** Why a piece came back. `does-not-fit` speaks against what is known of the fit. */
export const RETURN_REASONS = ['does-not-fit', 'defective', 'wrong-piece', 'changed-mind', 'other'] as const;
export const RETURN_OUTCOMES = ['shelf', 'scrap', 'supplier'] as const;

export type ReturnReason = (typeof RETURN_REASONS)[number];

/** What was promised with the line. */
export interface LineTerms {
  readonly returnDays: number;
  readonly warrantyDays: number;
  readonly restockingBp: number;
}

export type ReturnVerdict =
  | { readonly kind: 'within'; readonly until: string; readonly daysLeft: number }
  | { readonly kind: 'expired'; readonly on: string }
  /** Nothing was promised for this reason. */
  | { readonly kind: 'never' };

/** A fault is a matter of the warranty; everything else of the days to bring a piece back. */
export function isWarrantyReason(reason: ReturnReason): boolean {
  return reason === 'defective';
}

/** Whether the terms of a line cover a reason; days count from the business day of the sale, both included. */
export function verdictOf(
  terms: LineTerms,
  reason: ReturnReason,
  { soldOn, today }: { readonly soldOn: string; readonly today: string },
): ReturnVerdict {
  // Our own mistake is always covered as long as anything is.
  const days =
    reason === 'wrong-piece'
      ? Math.max(terms.returnDays, terms.warrantyDays)
      : isWarrantyReason(reason)
        ? terms.warrantyDays
        : terms.returnDays;
  if (days === 0) return { kind: 'never' };
  const until = addDays(soldOn, days);
  if (today > until) return { kind: 'expired', on: until };
  return { kind: 'within', until, daysLeft: daysBetween(today, until) };
}

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

/** A sold line, with what came back of it before. */
export interface ReturnableLine {
  readonly quantity: number;
  readonly returned: number;
  /** Of the whole line, after its discount, IVA included. */
  readonly totalCents: number;
  readonly taxCents: number;
  readonly taxRateBp: number;
  /** Deposit for each old part. */
  readonly coreUnitCents: number;
  /** Old parts that were paid for and not handed in. */
  readonly coreOpen: number;
  readonly terms: LineTerms;
}

export interface LineRefund {
  readonly goodsCents: number;
  readonly feeCents: number;
  /** IVA in what is given back of the goods. */
  readonly taxCents: number;
  /** Old parts that nobody owes any more, and their deposit. */
  readonly cores: number;
  readonly coreCents: number;
  /** goods − fee + core. */
  readonly refundCents: number;
}

/**
 * What some pieces of a line give back. Amounts are differences of running shares, so that the parts of a line add up
 * to the whole to the centavo, however it comes back. The fee is for a change of mind only. Who hands in the new part
 * keeps the old one: a deposit for more old parts than pieces remain is given back too.
 */
export function refundOf(line: ReturnableLine, quantity: number, reason: ReturnReason): LineRefund {
  const from = line.returned;
  const to = from + quantity;
  const share = (wholeCents: number, pieces: number) =>
    divideRounded(BigInt(wholeCents) * BigInt(pieces), line.quantity);
  const goodsCents = share(line.totalCents, to) - share(line.totalCents, from);
  const feeCents = hasFee(reason) ? rateOf(cents(goodsCents), basisPoints(line.terms.restockingBp)) : 0;
  const lineTaxCents = share(line.taxCents, to) - share(line.taxCents, from);
  const feeTaxCents = taxIncludedIn(cents(feeCents), basisPoints(line.taxRateBp));
  const taxCents = Math.max(0, subtractCents(cents(lineTaxCents), feeTaxCents));
  const cores = Math.max(0, line.coreOpen - (line.quantity - to));
  const coreCents = cores * line.coreUnitCents;
  return { goodsCents, feeCents, taxCents, cores, coreCents, refundCents: goodsCents - feeCents + coreCents };
}

function hasFee(reason: ReturnReason): boolean {
  return reason === 'changed-mind' || reason === 'other';
}
