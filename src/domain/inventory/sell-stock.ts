import type { Executor, Tx } from '#db/client.ts';
import { uuidToBytes } from '#db/schema/columns.ts';
import { uuidv7 } from '#shared/ids.ts';
import type { BranchScope } from '#shared/scope.ts';
import { insertMovements, takeOnHand } from './ledger.queries.ts';
import { availableOf } from './stock-state.ts';
import { branchRowsById, saleItemRows, type SaleItem, type StockRow } from './stock.queries.ts';

export interface WantedItem {
  readonly stockItemId: string;
  readonly quantity: number;
}

export interface PricedItem extends WantedItem {
  /** What the note says it costs. */
  readonly unitPriceCents: number;
}

/** The items of a sale as they are now, by id in hexadecimal; what is not of this branch is absent. */
export async function itemsForSale(
  db: Executor,
  scope: BranchScope,
  wanted: readonly WantedItem[],
): Promise<ReadonlyMap<string, SaleItem>> {
  return byHexId(await saleItemRows(db, scope, idsOf(wanted)));
}

/** The same with the cars that used pieces came out of. */
export async function itemsWithDonors(
  db: Executor,
  scope: BranchScope,
  wanted: readonly WantedItem[],
): Promise<ReadonlyMap<string, StockRow>> {
  return byHexId(await branchRowsById(db, scope, idsOf(wanted)));
}

const idsOf = (wanted: readonly WantedItem[]) => wanted.map((item) => uuidToBytes(item.stockItemId));

function byHexId<Row extends { readonly id: Buffer }>(rows: readonly Row[]): ReadonlyMap<string, Row> {
  return new Map(rows.map((row) => [row.id.toString('hex'), row]));
}

/** Writes the ledger rows of a sale. They wait for nobody: the stock itself is taken last. */
export async function recordSaleMovements(
  tx: Tx,
  scope: BranchScope,
  sale: { id: string; soldAt: Date; recordedAt: Date; actorId: number | null },
  lines: readonly { stockItemId: string; partId: number; quantity: number }[],
): Promise<void> {
  const movements = lines.map((line) => ({
    id: uuidv7(sale.recordedAt.getTime()),
    stockItemId: line.stockItemId,
    partId: line.partId,
    kind: 'sale' as const,
    quantity: -line.quantity,
    reason: null,
    note: null,
    documentId: sale.id,
    actorId: sale.actorId,
    occurredAt: sale.soldAt,
    recordedAt: sale.recordedAt,
  }));
  await insertMovements(tx, scope, movements);
}

/**
 * Takes the pieces of a sale off the shelf in one guarded statement, rows in key order. False means one of
 * them had not enough, or has another price by now: the caller's transaction must be undone.
 */
export async function takeStock(
  tx: Tx,
  scope: BranchScope,
  wanted: readonly PricedItem[],
  at: Date,
): Promise<boolean> {
  const items = wanted
    .map(({ stockItemId, quantity, unitPriceCents }) => ({
      id: uuidToBytes(stockItemId),
      quantity,
      priceCents: unitPriceCents,
    }))
    .sort((a, b) => Buffer.compare(a.id, b.id));
  return (await takeOnHand(tx, scope, items, at)) === items.length;
}

/** Every wanted item that is not there in full, in the order asked for. */
export function shortagesOf(wanted: readonly WantedItem[], items: ReadonlyMap<string, SaleItem>): Shortage[] {
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
