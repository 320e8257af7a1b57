import {
  allocate,
  addCents,
  cents,
  multiplyCents,
  subtractCents,
  taxIncludedIn,
  ZERO_CENTS,
  type BasisPoints,
  type Cents,
} from '#shared/money.ts';

export interface PricedLine {
  readonly quantity: number;
  /** IVA included. */
  readonly unitPriceCents: Cents;
  /** Off the whole line, at most its amount. */
  readonly discountCents: Cents;
}

export interface SaleTotals {
  readonly totalCents: Cents;
  readonly taxCents: Cents;
  readonly discountCents: Cents;
  /** In the order of the lines; the taxes add up to the sale's. */
  readonly lines: readonly { readonly totalCents: Cents; readonly taxCents: Cents }[];
}

/**
 * Adds a sale up (decision D15). The till offline and the server use this same function: tax is rounded
 * once on the total and spread over the lines in proportion, losing no centavo.
 */
export function totalSale(lines: readonly PricedLine[], taxRate: BasisPoints): SaleTotals {
  const lineTotals = lines.map((line) =>
    subtractCents(multiplyCents(line.unitPriceCents, line.quantity), line.discountCents),
  );
  if (lineTotals.some((total) => total < 0)) throw new RangeError('A discount exceeds its line');
  const totalCents = addCents(ZERO_CENTS, ...lineTotals);
  const taxCents = taxIncludedIn(totalCents, taxRate);
  const taxes = lines.length > 0 ? allocate(taxCents, lineTotals) : [];
  return {
    totalCents,
    taxCents,
    discountCents: addCents(ZERO_CENTS, ...lines.map((line) => line.discountCents)),
    lines: lineTotals.map((total, index) => ({ totalCents: total, taxCents: taxes[index] ?? cents(0) })),
  };
}
