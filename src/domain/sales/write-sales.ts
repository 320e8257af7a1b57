import type { Tx } from '#db/client.ts';
import { recordSaleMovements } from '#domain/inventory';
import type { BranchScope } from '#shared/scope.ts';
import { insertChargedCores } from './returns/core.queries.ts';
import { insertPayments, insertSaleLines, insertSales, type SaleFacts } from './queries.ts';

/** Writes sales with their lines, payments, deposits for old parts and ledger rows; the stock itself is the caller's, last. */
export async function writeSales(tx: Tx, scope: BranchScope, sales: readonly SaleFacts[]): Promise<void> {
  await insertSales(tx, scope, sales);
  await insertSaleLines(tx, scope, sales);
  // A hold may be paid in full before it is delivered.
  await insertPayments(tx, scope, sales);
  await insertChargedCores(tx, scope, sales);
  await recordSaleMovements(tx, scope, sales.map(documentOf));
}

function documentOf({ receipt, partIds, cashierId, soldAt, recordedAt }: SaleFacts) {
  const lines = receipt.lines.map(({ stockItemId, quantity }, index) => ({
    stockItemId,
    quantity,
    partId: partIds[index] ?? 0,
  }));
  return { id: receipt.id, soldAt, recordedAt, actorId: cashierId, lines };
}
