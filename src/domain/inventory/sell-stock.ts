import type { Executor, Tx } from '#db/client.ts';
import { uuidToBytes } from '#db/schema/columns.ts';
import { uuidv7 } from '#shared/ids.ts';
import type { BranchScope } from '#shared/scope.ts';
import { insertSaleMovements, takeOnHand } from './ledger.queries.ts';
import { availableOf } from './stock-state.ts';
import { type StockRow } from './stock-row.queries.ts';
import { branchRowsById, lockItems, saleItemRows, type SaleItem } from './stock.queries.ts';

export interface WantedItem {
  readonly stockItemId: string;
  readonly quantity: number;
}

/** What sales take of one item. */
export interface TakenItem {
  readonly item: SaleItem;
  readonly quantity: number;
}

/** The items of sales as they are now, by id in hexadecimal; what is not of this branch is absent. */
export async function itemsForSale(
  db: Executor,
  scope: BranchScope,
  wanted: readonly Pick<WantedItem, 'stockItemId'>[],
): Promise<ReadonlyMap<string, SaleItem>> {
  return byHexId(await saleItemRows(db, scope, idsOf(wanted)));
}

/** The same, and nobody else changes them until the transaction ends. */
export async function lockItemsForSale(
  tx: Tx,
  scope: BranchScope,
  wanted: readonly Pick<WantedItem, 'stockItemId'>[],
): Promise<ReadonlyMap<string, SaleItem>> {
  await lockItems(tx, scope, idsOf(wanted));
  return itemsForSale(tx, scope, wanted);
}

/** The items with the cars that used pieces came out of. */
export async function itemsWithDonors(
  db: Executor,
  scope: BranchScope,
  wanted: readonly WantedItem[],
): Promise<ReadonlyMap<string, StockRow>> {
  return byHexId(await branchRowsById(db, scope, idsOf(wanted)));
}

/** Each once, in key order. */
function idsOf(wanted: readonly Pick<WantedItem, 'stockItemId'>[]): Buffer[] {
  return [...new Set(wanted.map(({ stockItemId }) => stockItemId))].sort().map(uuidToBytes);
}

function byHexId<Row extends { readonly id: Buffer }>(rows: readonly Row[]): ReadonlyMap<string, Row> {
  return new Map(rows.map((row) => [row.id.toString('hex'), row]));
}

/** A sale as the ledger has it. */
export interface SoldDocument {
  readonly id: string;
  readonly soldAt: Date;
  readonly recordedAt: Date;
  readonly actorId: number | null;
  readonly lines: readonly {
    readonly stockItemId: string;
    readonly partId: number;
    readonly quantity: number;
  }[];
}

/** Writes the ledger rows of sales. They wait for nobody: the stock itself is taken last. */
export async function recordSaleMovements(
  tx: Tx,
  scope: BranchScope,
  sales: readonly SoldDocument[],
): Promise<void> {
  const movements = sales.flatMap(({ id, soldAt, recordedAt, actorId, lines }) =>
    lines.map((line) => ({
      id: uuidv7(recordedAt.getTime()),
      stockItemId: line.stockItemId,
      partId: line.partId,
      kind: 'sale' as const,
      quantity: -line.quantity,
      reason: null,
      note: null,
      documentId: id,
      actorId,
      occurredAt: soldAt,
      recordedAt,
    })),
  );
  await insertSaleMovements(tx, scope, movements);
}

/**
 * Takes pieces off the shelf by guarded statements, rows in key order; each item at most once. False means one of
 * them had not enough, or has another price by now: the caller's transaction must be undone.
 */
export async function takeStock(
  tx: Tx,
  scope: BranchScope,
  taken: readonly TakenItem[],
  at: Date,
): Promise<boolean> {
  const items = taken
    .map(({ item: { id, priceCents }, quantity }) => ({ id, quantity, priceCents }))
    .sort((a, b) => Buffer.compare(a.id, b.id));
  return (await takeOnHand(tx, scope, items, at)) === items.length;
}

/** Every wanted item that is not there in full, in the order asked for. */
export function shortagesOf(
  wanted: readonly WantedItem[],
  items: ReadonlyMap<string, Omit<SaleItem, 'ownWarrantyDays'>>,
): Shortage[] {
  return wanted.flatMap(({ stockItemId, quantity }) => {
    const row = items.get(stockItemId.replaceAll('-', ''));
    const available = row ? availableOf(row) : 0;
    if (available >= quantity) return [];
    return [{ stockItemId, code: row?.serial ?? row?.partNumber ?? '', requested: quantity, available }];
  });
}

export interface Shortage {
  readonly stockItemId: string;
  readonly code: string;
  readonly requested: number;
  readonly available: number;
}
