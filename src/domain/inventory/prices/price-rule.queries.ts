import type { Executor, SqlValue, Tx } from '#db/client.ts';
import { uuidToBytes } from '#db/schema/columns.ts';
import type { BranchScope } from '#shared/scope.ts';
import type { RuleFigures } from './contract.ts';

export interface RuleRow {
  readonly id: number;
  readonly scopeKey: string;
  readonly branchId: number | null;
  readonly system: string | null;
  readonly partType: string | null;
  readonly origin: 'used' | 'new' | null;
  readonly figures: unknown;
  readonly updatedBy: number | null;
  readonly updatedAt: Date;
  readonly version: number;
}

const RULE = `id, scope_key AS scopeKey, branch_id AS branchId, system_code AS \`system\`, part_type_code AS partType,
  origin, figures, updated_by AS updatedBy, updated_at AS updatedAt, version`;

export async function allRules(central: Executor): Promise<RuleRow[]> {
  return central.rows<RuleRow>(`SELECT ${RULE} FROM price_rules ORDER BY scope_key`);
}

export async function ruleById(tx: Tx, id: number): Promise<RuleRow | undefined> {
  const rows = await tx.rows<RuleRow>(`SELECT ${RULE} FROM price_rules WHERE id = ? FOR UPDATE`, [id]);
  return rows[0];
}

export interface NewRule {
  readonly scopeKey: string;
  readonly branchId: number | null;
  readonly system: string | null;
  readonly partType: string | null;
  readonly origin: 'used' | 'new' | null;
  readonly figures: RuleFigures;
  readonly by: number | null;
  readonly at: Date;
}

/** A second rule of the same scope fails with a duplicate key. */
export async function insertRule(tx: Tx, rule: NewRule): Promise<void> {
  await tx.change(
    `INSERT INTO price_rules (scope_key, branch_id, system_code, part_type_code, origin, figures, updated_by, updated_at)
     VALUES (?,?,?,?,?,?,?,?)`,
    [
      rule.scopeKey,
      rule.branchId,
      rule.system,
      rule.partType,
      rule.origin,
      JSON.stringify(rule.figures),
      rule.by,
      rule.at,
    ],
  );
}

/** The figures of a rule that is still at `version`; answers whether it was. */
export async function updateRule(tx: Tx, rule: NewRule & { version: number }): Promise<boolean> {
  const changed = await tx.change(
    `UPDATE price_rules SET figures = ?, updated_by = ?, updated_at = ?, version = version + 1
     WHERE scope_key = ? AND version = ?`,
    [JSON.stringify(rule.figures), rule.by, rule.at, rule.scopeKey, rule.version],
  );
  return changed === 1;
}

export async function deleteRule(tx: Tx, id: number): Promise<void> {
  await tx.change('DELETE FROM price_rules WHERE id = ?', [id]);
}

export interface BatchRow {
  readonly id: Buffer;
  readonly filter: unknown;
  readonly items: number;
  readonly appliedBy: number;
  readonly appliedAt: Date;
  readonly undoneAt: Date | null;
}

const BATCH =
  'id, filter, items, applied_by AS appliedBy, applied_at AS appliedAt, undone_at AS undoneAt FROM price_batches';

export async function latestBatches(db: Executor, scope: BranchScope, limit: number): Promise<BatchRow[]> {
  return db.rows<BatchRow>(
    `SELECT ${BATCH} WHERE branch_id = ? ORDER BY applied_at DESC, id DESC LIMIT ${limit}`,
    [scope.branchId],
  );
}

export async function holdBatch(tx: Tx, scope: BranchScope, id: Buffer): Promise<BatchRow | undefined> {
  const rows = await tx.rows<BatchRow>(`SELECT ${BATCH} WHERE branch_id = ? AND id = ? FOR UPDATE`, [
    scope.branchId,
    id,
  ]);
  return rows[0];
}

export interface BatchLine {
  readonly stockItemId: Buffer;
  readonly previousCents: number | null;
  readonly nextCents: number;
}

export async function insertBatch(
  tx: Tx,
  scope: BranchScope,
  batch: { id: string; filter: unknown; lines: readonly BatchLine[]; by: number; at: Date },
): Promise<void> {
  const id = uuidToBytes(batch.id);
  await tx.change(
    'INSERT INTO price_batches (branch_id, id, filter, items, applied_by, applied_at) VALUES (?,?,?,?,?,?)',
    [scope.branchId, id, JSON.stringify(batch.filter), batch.lines.length, batch.by, batch.at],
  );
  const values = batch.lines.map((line): SqlValue[] => [
    scope.branchId,
    id,
    line.stockItemId,
    line.previousCents,
    line.nextCents,
  ]);
  await tx.changeList(
    'INSERT INTO price_batch_lines (branch_id, batch_id, stock_item_id, previous_cents, next_cents) VALUES ?',
    [values],
  );
}

export async function batchLines(db: Executor, scope: BranchScope, id: Buffer): Promise<BatchLine[]> {
  return db.rows<BatchLine>(
    `SELECT stock_item_id AS stockItemId, previous_cents AS previousCents, next_cents AS nextCents
     FROM price_batch_lines WHERE branch_id = ? AND batch_id = ? ORDER BY stock_item_id`,
    [scope.branchId, id],
  );
}

export async function markUndone(
  tx: Tx,
  scope: BranchScope,
  batch: { id: Buffer; by: number; at: Date },
): Promise<void> {
  await tx.change('UPDATE price_batches SET undone_by = ?, undone_at = ? WHERE branch_id = ? AND id = ?', [
    batch.by,
    batch.at,
    scope.branchId,
    batch.id,
  ]);
}
