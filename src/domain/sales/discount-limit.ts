export interface DiscountedLine {
  readonly quantity: number;
  readonly unitPriceCents: number;
  readonly discountCents: number;
}

const WHOLE_BP = 10_000;

/**
 * The discount of the line that is furthest above a limit, in basis points of its amount, rounded up; null when
 * every line is within it. The till asks before it sends, the server before it sells.
 */
export function discountOver(lines: readonly DiscountedLine[], limitBp: number): number | null {
  let highestBp = 0;
  for (const { quantity, unitPriceCents, discountCents } of lines) {
    const amountCents = quantity * unitPriceCents;
    if (discountCents * WHOLE_BP <= limitBp * amountCents) continue;
    highestBp = Math.max(highestBp, Math.ceil((discountCents * WHOLE_BP) / Math.max(1, amountCents)));
  }
  return highestBp > 0 ? Math.min(highestBp, WHOLE_BP) : null;
}
