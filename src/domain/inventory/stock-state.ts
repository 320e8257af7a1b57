import type { StockState } from './contract.ts';

export interface StockLevel {
  readonly kind: 'unit' | 'bulk';
  readonly onHand: number;
  readonly reserved: number;
  /** Of a used piece that left by a transfer. */
  readonly movedState?: 'transit' | 'arrived' | 'missing' | null;
}

/** Pieces that can be sold now. */
export function availableOf({ onHand, reserved }: StockLevel): number {
  return onHand - reserved;
}

/** The word customers and clerks read. "Last" is only said of a new part: every used piece is the only one. */
export function stateOf(level: StockLevel): StockState {
  const available = availableOf(level);
  if (level.movedState === 'transit') return 'transit';
  if (level.movedState === 'missing') return 'review';
  if (level.onHand === 0) return 'sold';
  if (available === 0) return 'held';
  return level.kind === 'bulk' && available === 1 ? 'last' : 'available';
}
