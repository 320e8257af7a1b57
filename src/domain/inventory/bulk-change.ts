import type { NewLevel, StockLevel } from './bulk.queries.ts';

/** What is wanted of one item, among many. Null: leave it as it is. */
export interface WantedLevel {
  readonly quantity: number | null;
  readonly priceCents: number | null;
  readonly bin: string | null;
}

/** `receive` adds to what there is; `count` is what somebody counted. */
export type QuantityMeaning = 'receive' | 'count';

export type LevelChange =
  | { readonly kind: 'same'; readonly id: Buffer }
  | { readonly kind: 'below_reserved' }
  | {
      readonly kind: 'write';
      readonly before: StockLevel | null;
      readonly after: NewLevel;
      /** The movement; zero for none. */
      readonly quantity: number;
    };

/** What becomes of an item's figures. On hand never falls below what is on hold. */
export function changeOf(
  wanted: WantedLevel,
  known: StockLevel | undefined,
  meaning: QuantityMeaning,
  fresh: { readonly id: Buffer; readonly partId: number },
): LevelChange {
  const before = known ?? null;
  const had = before?.onHand ?? 0;
  const onHand =
    wanted.quantity === null ? had : meaning === 'count' ? wanted.quantity : had + wanted.quantity;
  if (onHand < (before?.reserved ?? 0)) return { kind: 'below_reserved' };
  const priceCents = wanted.priceCents ?? before?.priceCents ?? null;
  const bin = wanted.bin ?? before?.bin ?? null;
  if (before && onHand === had && priceCents === before.priceCents && bin === before.bin) {
    return { kind: 'same', id: before.id };
  }
  const after: NewLevel = before
    ? { ...before, onHand, priceCents, bin, version: before.version + 1, isNew: false }
    : { ...fresh, kind: 'bulk', onHand, reserved: 0, priceCents, bin, version: 1, isNew: true };
  return { kind: 'write', before, after, quantity: onHand - had };
}
