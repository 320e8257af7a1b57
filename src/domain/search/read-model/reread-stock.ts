import type { Placement } from '#db/placement/index.ts';
import { uuidToBytes } from '#db/schema/columns.ts';
import { publicChainScope } from '#domain/identity';
import { fitsOfParts, partsById, stockByKey } from './load.queries.ts';
import type { RawStock } from './raw-rows.ts';
import type { StockIndex } from './stock-index.ts';

/** A stock item that may have changed. */
export interface StockKey {
  readonly branch: number;
  /** UUID. */
  readonly id: string;
}

/** Reads items as they are now and puts them into the index, with the parts that it does not know yet. */
export async function rereadStock(
  placement: Placement,
  index: StockIndex,
  items: readonly StockKey[],
): Promise<void> {
  const keys = items.map(({ branch, id }) => ({ branch, id: uuidToBytes(id) }));
  const scope = publicChainScope();
  const databases = placement.branchDatabases(scope);
  const rows = (await Promise.all(databases.map((db) => stockByKey(db, scope, keys)))).flat();
  await addParts(placement, index, rows);
  const found = new Set<string>();
  for (const row of rows) {
    index.put(row);
    found.add(keyOf(row.branch, row.id));
  }
  for (const { branch, id } of keys) if (!found.has(keyOf(branch, id))) index.remove(branch, id);
}

async function addParts(placement: Placement, index: StockIndex, rows: readonly RawStock[]): Promise<void> {
  const unknown = [...new Set(rows.map(({ part }) => part))].filter((id) => !index.knowsPart(id));
  if (unknown.length === 0) return;
  const db = placement.central();
  const [parts, fits] = await Promise.all([partsById(db, unknown), fitsOfParts(db, unknown)]);
  const fitsOf = Map.groupBy(fits, ({ part }) => part);
  for (const part of parts) index.addPart({ part, fits: fitsOf.get(part.id) ?? [] });
}

const keyOf = (branch: number, id: Uint8Array) => `${branch} ${Buffer.from(id).toString('hex')}`;
