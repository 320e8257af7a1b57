export interface DiscountedLine {
  readonly quantity: number;
  readonly unitPriceCents: number;
  readonly discountCents: number;
}

/** A line as somebody approves it. */
export interface DealtLine extends DiscountedLine {
  readonly stockItemId: string;
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

/** The lines whose discount is above a limit: what a supervisor is asked about. */
export function linesOver<Line extends DiscountedLine>(lines: readonly Line[], limitBp: number): Line[] {
  return lines.filter((line) => discountOver([line], limitBp) !== null);
}

/**
 * Lines in words that are the same for the same pieces, as many of each, at the same prices and discounts, in whatever
 * order. An approval is for these and for nothing else.
 */
export function dealText(lines: readonly DealtLine[]): string {
  return lines
    .map(({ stockItemId, quantity, unitPriceCents, discountCents }) =>
      [stockItemId, quantity, unitPriceCents, discountCents].join(' '),
    )
    .sort()
    .join('\n');
}
