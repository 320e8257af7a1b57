import type { Executor, Tx } from '#db/client.ts';
import type { WarrantyRuleDraft } from './contract.ts';

export interface RuleRow extends Omit<WarrantyRuleDraft, 'version' | 'returnable'> {
  readonly id: number;
  readonly scopeKey: string;
  /** MariaDB and MySQL have 0 and 1. */
  readonly returnable: number | boolean | null;
  readonly updatedBy: number | null;
  readonly updatedAt: Date;
  readonly version: number;
}

const RULE = `SELECT id, scope_key AS scopeKey, system_code AS \`system\`, part_type_code AS partType, origin, returnable,
  return_days AS returnDays, warranty_days AS warrantyDays, restocking_bp AS restockingBp, core_cents AS coreCents, note,
  updated_by AS updatedBy, updated_at AS updatedAt, version FROM warranty_rules`;

/** The widest first. */
export async function allWarrantyRules(central: Executor): Promise<RuleRow[]> {
  return central.rows<RuleRow>(
    `${RULE} ORDER BY part_type_code IS NOT NULL, system_code IS NOT NULL, origin IS NOT NULL, scope_key`,
  );
}

export async function warrantyRuleById(tx: Tx, id: number): Promise<RuleRow | undefined> {
  return (await tx.rows<RuleRow>(`${RULE} WHERE id = ? FOR UPDATE`, [id]))[0];
}

export interface NewWarrantyRule extends Omit<WarrantyRuleDraft, 'version'> {
  readonly scopeKey: string;
  readonly by: number | null;
  readonly at: Date;
}

/** A second rule of the same scope fails with a duplicate key. */
export async function insertWarrantyRule(tx: Tx, rule: NewWarrantyRule): Promise<void> {
  await tx.change(
    `INSERT INTO warranty_rules (scope_key, system_code, part_type_code, origin, returnable, return_days, warranty_days,
       restocking_bp, core_cents, note, updated_by, updated_at) VALUES (?,?,?,?,?,?,?,?,?,?,?,?)`,
    [rule.scopeKey, rule.system, rule.partType, rule.origin, ...figuresOf(rule), rule.by, rule.at],
  );
}

/** The figures of a rule that is still at `version`; answers whether it was. */
export async function updateWarrantyRule(
  tx: Tx,
  rule: NewWarrantyRule & { version: number },
): Promise<boolean> {
  const changed = await tx.change(
    `UPDATE warranty_rules SET returnable = ?, return_days = ?, warranty_days = ?, restocking_bp = ?, core_cents = ?,
       note = ?, updated_by = ?, updated_at = ?, version = version + 1 WHERE scope_key = ? AND version = ?`,
    [...figuresOf(rule), rule.by, rule.at, rule.scopeKey, rule.version],
  );
  return changed === 1;
}

export async function deleteWarrantyRule(tx: Tx, id: number): Promise<void> {
  await tx.change('DELETE FROM warranty_rules WHERE id = ?', [id]);
}

function figuresOf(rule: NewWarrantyRule) {
  const { returnable, returnDays, warrantyDays, restockingBp, coreCents, note } = rule;
  return [
    returnable === null ? null : Number(returnable),
    returnDays,
    warrantyDays,
    restockingBp,
    coreCents,
    note || null,
  ];
}
