import type { Tx } from '#db/client.ts';
import { recordSaleMovements } from '#domain/inventory';
import type { BranchScope } from '#shared/scope.ts';
import { insertPayments, insertSale, insertSaleLines, type SaleFacts } from '../queries.ts';

/** Writes one sale with its lines, payments and ledger rows, by the same statements as every other. */
export async function writeSale(tx: Tx, scope: BranchScope, facts: SaleFacts): Promise<void> {
  const { receipt, partIds, cashierId, soldAt, recordedAt } = facts;
  await insertSale(tx, scope, facts);
  await insertSaleLines(tx, scope, facts);
  // A hold may be paid in full before it is delivered.
  if (receipt.payments.length > 0) await insertPayments(tx, scope, facts);
  await recordSaleMovements(
    tx,
    scope,
    { id: receipt.id, soldAt, recordedAt, actorId: cashierId },
    receipt.lines.map((line, index) => ({ ...line, partId: partIds[index] ?? 0 })),
  );
}
