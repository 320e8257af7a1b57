import { asc, eq, sql } from 'drizzle-orm';
import type { Executor, Tx } from '#db/client.ts';
import { branches } from '#db/schema/branches.ts';
import { folioSeries, terminals } from '#db/schema/sales.ts';
import type { BranchScope } from '#shared/scope.ts';
import type { BranchDraft } from './contract.ts';

export type BranchRow = typeof branches.$inferSelect;

export async function allBranches(db: Executor): Promise<BranchRow[]> {
  return await db.orm.select().from(branches).orderBy(asc(branches.name));
}

export async function insertBranch(tx: Tx, draft: BranchDraft, at: Date): Promise<number> {
  const [result] = await tx.orm.insert(branches).values({ ...draft, updatedAt: at });
  return result.insertId;
}

/** Changes the row only while it is still at `version`; answers whether it was. */
export async function updateBranch(
  tx: Tx,
  id: number,
  version: number,
  change: Partial<Omit<BranchRow, 'id' | 'code' | 'version'>>,
): Promise<boolean> {
  const [result] = await tx.orm
    .update(branches)
    .set({ ...change, version: sql`${branches.version} + 1` })
    .where(sql`${branches.id} = ${id} and ${branches.version} = ${version}`);
  return result.affectedRows === 1;
}

export async function branchRow(db: Executor, id: number): Promise<BranchRow | undefined> {
  const rows = await db.orm.select().from(branches).where(eq(branches.id, id));
  return rows[0];
}

export async function insertTerminal(
  tx: Tx,
  scope: BranchScope,
  number: number,
  name: string,
): Promise<void> {
  await tx.orm.insert(terminals).values({ branchId: scope.branchId, id: number, number, name });
  const documents = ['sale', 'quote', 'hold', 'return'] as const;
  const series = documents.map((document) => ({ branchId: scope.branchId, terminalId: number, document }));
  await tx.orm.insert(folioSeries).values(series);
}
