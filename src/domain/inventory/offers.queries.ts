import type { Executor } from '#db/client.ts';
import { uuidToBytes } from '#db/schema/columns.ts';
import type { AllBranchesScope } from '#shared/scope.ts';
import type { SystemCode } from '#shared/facts/systems.ts';
import { COLUMNS, ROWS, type StockRow } from './stock-row.queries.ts';

export type LoweredRow = StockRow & {
  readonly formerCents: number;
  readonly changeId: Buffer;
};

/**
 * What can be sold now and costs less than it did: the price of today came with a change to less. Newest change first.
 * `sinceId` is the first id a change of that time can have: ids begin with their instant, so this reads the end of the key.
 */
export async function loweredRows(
  db: Executor,
  _scope: AllBranchesScope,
  at: {
    readonly branchIds: readonly number[];
    readonly sinceId: string;
    readonly system: SystemCode | null;
    readonly limit: number;
  },
): Promise<LoweredRow[]> {
  const found: LoweredRow[] = [];
  for (const branchId of at.branchIds) {
    found.push(
      ...(await db.rows<LoweredRow>(
        `SELECT ${COLUMNS}, c.previous_cents AS formerCents, c.id AS changeId
         FROM price_changes c JOIN ${ROWS_OF_CHANGE}
         WHERE c.branch_id = ? AND c.id >= ? AND c.next_cents < c.previous_cents AND s.price_cents = c.next_cents
           AND s.on_hand > s.reserved${at.system === null ? '' : ' AND t.system_code = ?'}
         ORDER BY c.id DESC LIMIT ${at.limit}`,
        [branchId, uuidToBytes(at.sinceId), ...(at.system === null ? [] : [at.system])],
      )),
    );
  }
  return found;
}

const ROWS_OF_CHANGE = ROWS.replace(
  'stock_items s JOIN',
  'stock_items s ON s.branch_id = c.branch_id AND s.id = c.stock_item_id JOIN',
);
