import type { Tx } from '#db/client.ts';
import { uuidToBytes } from '#db/schema/columns.ts';
import type { BranchScope } from '#shared/scope.ts';
import { addReserved, subtractReserved, takeKept } from './reserve.queries.ts';
import type { WantedItem } from './sell-stock.ts';

interface PricedItem extends WantedItem {
  /** What it was promised for. */
  readonly unitPriceCents: number;
}

/**
 * Keeps pieces for somebody in one guarded statement, rows in key order. False: one of them had not enough free, or
 * has another price by now; the caller's transaction must be undone.
 */
export async function reserveStock(
  tx: Tx,
  scope: BranchScope,
  wanted: readonly PricedItem[],
  at: Date,
): Promise<boolean> {
  const items = inKeyOrder(wanted).map(({ id, quantity, item }) => ({
    id,
    quantity,
    priceCents: item.unitPriceCents,
  }));
  return (await addReserved(tx, scope, items, at)) === items.length;
}

/** Lets kept pieces go. False is a broken invariant: what an active hold keeps is always there. */
export async function releaseStock(
  tx: Tx,
  scope: BranchScope,
  kept: readonly WantedItem[],
  at: Date,
): Promise<boolean> {
  return (await subtractReserved(tx, scope, inKeyOrder(kept), at)) === kept.length;
}

/** Takes kept pieces off the shelf for a sale: out of `reserved` and out of on hand in one statement. */
export async function takeReserved(
  tx: Tx,
  scope: BranchScope,
  kept: readonly WantedItem[],
  at: Date,
): Promise<boolean> {
  return (await takeKept(tx, scope, inKeyOrder(kept), at)) === kept.length;
}

function inKeyOrder<Item extends WantedItem>(items: readonly Item[]) {
  return items
    .map((item) => ({ id: uuidToBytes(item.stockItemId), quantity: item.quantity, item }))
    .sort((a, b) => Buffer.compare(a.id, b.id));
}
