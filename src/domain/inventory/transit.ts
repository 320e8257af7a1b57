import { publicChainScope, requirePermission } from '#domain/identity';
import type { Ctx } from '#server/context.ts';
import { fromEveryDatabase } from './chain-stock.ts';
import type { TransitReport } from './transfer-contract.ts';
import {
  shelvedSerials,
  transitByDocuments,
  transitByLedger,
  type TransitOfPart,
} from './transfer-stock.queries.ts';

/**
 * What is on its way, found twice: by the documents (sent, less arrived, returned or written off) and by the ledger
 * (everything that left by a transfer and has not come in by one). Both change in the same transactions, so they agree
 * at every moment in which the databases are read together; and chain stock plus transit changes by nothing else.
 */
export async function transitReport(ctx: Ctx): Promise<TransitReport> {
  requirePermission(ctx, 'chain:read');
  const scope = publicChainScope();
  const [documents, ledger, shelved] = await Promise.all([
    fromEveryDatabase(ctx, (db) => transitByDocuments(db, scope)).then(sumByPart),
    fromEveryDatabase(ctx, (db) => transitByLedger(db, scope)).then(sumByPart),
    fromEveryDatabase(ctx, (db) => shelvedSerials(db, scope)),
  ]);
  const parts = new Set([...documents.keys(), ...ledger.keys()]);
  const seen = Map.groupBy(shelved, ({ serial }) => serial);
  return {
    asOf: ctx.now().toISOString(),
    pieces: [...ledger.values()].reduce((sum, pieces) => sum + pieces, 0),
    differing: [...parts].flatMap((partId) => {
      const said = documents.get(partId) ?? 0;
      const booked = ledger.get(partId) ?? 0;
      return said === booked ? [] : [{ partId, documents: said, ledger: booked }];
    }),
    twice: [...seen].filter(([, rows]) => rows.length > 1).map(([serial]) => serial),
  };
}

function sumByPart(rows: readonly TransitOfPart[]): ReadonlyMap<number, number> {
  const sums = new Map<number, number>();
  for (const { partId, pieces } of rows) sums.set(partId, (sums.get(partId) ?? 0) + Number(pieces));
  return sums;
}
