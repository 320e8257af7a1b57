import type { SqlValue, Tx } from '#db/client.ts';
import type { BranchScope } from '#shared/scope.ts';

/** How many of an item, rows in key order. */
export interface Quantity {
  readonly id: Buffer;
  readonly quantity: number;
}

/** Keeps pieces for somebody while enough are free at their price; answers how many items had enough. */
export async function addReserved(
  tx: Tx,
  scope: BranchScope,
  items: readonly (Quantity & { readonly priceCents: number })[],
  at: Date,
): Promise<number> {
  const { cases, values, marks, ids } = parts(items);
  const prices = items.flatMap((item): SqlValue[] => [item.id, item.priceCents]);
  return tx.change(
    `UPDATE stock_items SET reserved = reserved + ${cases}, version = version + 1, updated_at = ?
     WHERE branch_id = ? AND id IN (${marks}) AND on_hand - reserved >= ${cases} AND price_cents = ${cases}`,
    [...values, at, scope.branchId, ...ids, ...values, ...prices],
  );
}

/** Lets kept pieces go; answers how many items had that many kept. */
export async function subtractReserved(
  tx: Tx,
  scope: BranchScope,
  items: readonly Quantity[],
  at: Date,
): Promise<number> {
  const { cases, values, marks, ids } = parts(items);
  return tx.change(
    `UPDATE stock_items SET reserved = reserved - ${cases}, version = version + 1, updated_at = ?
     WHERE branch_id = ? AND id IN (${marks}) AND reserved >= ${cases}`,
    [...values, at, scope.branchId, ...ids, ...values],
  );
}

/** Takes kept pieces off the shelf; answers how many items had that many kept. */
export async function takeKept(
  tx: Tx,
  scope: BranchScope,
  items: readonly Quantity[],
  at: Date,
): Promise<number> {
  const { cases, values, marks, ids } = parts(items);
  // `reserved` first: its check must not meet an `on_hand` that is already smaller.
  return tx.change(
    `UPDATE stock_items SET reserved = reserved - ${cases}, on_hand = on_hand - ${cases}, version = version + 1,
       updated_at = ? WHERE branch_id = ? AND id IN (${marks}) AND reserved >= ${cases} AND on_hand >= ${cases}`,
    [...values, ...values, at, scope.branchId, ...ids, ...values, ...values],
  );
}

function parts(items: readonly Quantity[]) {
  return {
    cases: `CASE id ${items.map(() => 'WHEN ? THEN ?').join(' ')} END`,
    values: items.flatMap((item): SqlValue[] => [item.id, item.quantity]),
    marks: items.map(() => '?').join(','),
    ids: items.map((item) => item.id),
  };
}
