import type { BranchStockRow, StockAdjustment } from '#contract/inventory';

/** What a count would do, before it is sent. */
export type CountVerdict =
  | { readonly kind: 'empty' }
  | { readonly kind: 'not-a-number' }
  | { readonly kind: 'negative' }
  | { readonly kind: 'fraction' }
  | { readonly kind: 'too-many'; readonly most: number }
  | { readonly kind: 'same' }
  | { readonly kind: 'unit-limit' }
  | { readonly kind: 'below-reserved'; readonly reserved: number }
  | {
      readonly kind: 'change';
      readonly counted: number;
      readonly difference: number;
      readonly available: number;
    };

const MAX_COUNT = 1_000_000;

/** Says what writing this count would mean; only `change` can be sent. The server checks the same again. */
export function judgeCount(
  text: string,
  item: Pick<BranchStockRow, 'kind' | 'onHand' | 'reserved'>,
): CountVerdict {
  const clean = text.trim().replace(/^\d{1,3}(,\d{3})+$/, (grouped) => grouped.replaceAll(',', ''));
  if (clean === '') return { kind: 'empty' };
  if (!/^[-−]?\d+([.,]\d+)?$/.test(clean)) return { kind: 'not-a-number' };
  if (/^[-−]/.test(clean)) return { kind: 'negative' };
  if (!/^\d+$/.test(clean)) return { kind: 'fraction' };
  const counted = Number(clean);
  if (counted === item.onHand) return { kind: 'same' };
  if (item.kind === 'unit' && counted > 1) return { kind: 'unit-limit' };
  if (counted > MAX_COUNT) return { kind: 'too-many', most: MAX_COUNT };
  if (counted < item.reserved) return { kind: 'below-reserved', reserved: item.reserved };
  return { kind: 'change', counted, difference: counted - item.onHand, available: counted - item.reserved };
}

/** "Otro" says nothing by itself: its note is the reason. */
export function needsNote(reason: StockAdjustment['reason']): boolean {
  return reason === 'other';
}

/** `−1`, `+3`: with the sign a ledger shows. */
export function signed(quantity: number): string {
  return quantity > 0 ? `+${quantity}` : quantity < 0 ? `−${-quantity}` : '0';
}
