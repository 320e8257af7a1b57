import { isDuplicateKey } from '#db/errors.ts';
import type { Executor, Tx } from '#db/client.ts';
import type { BranchScope } from '#shared/scope.ts';
import type { HoldTerms } from '../promise-contract.ts';

export async function termsRow(db: Executor, scope: BranchScope): Promise<HoldTerms | undefined> {
  const rows = await db.rows<HoldTerms>(
    `SELECT quote_days AS quoteDays, hold_days AS holdDays, min_deposit_bp AS minDepositBp, kept_bp AS keptBp, version
     FROM hold_terms WHERE branch_id = ?`,
    [scope.branchId],
  );
  return rows[0];
}

/** Version 0 makes the first row. Answers whether the terms were still those that were read. */
export async function writeTerms(tx: Tx, scope: BranchScope, terms: HoldTerms, at: Date): Promise<boolean> {
  const { quoteDays, holdDays, minDepositBp, keptBp, version } = terms;
  if (version > 0) {
    const changed = await tx.change(
      `UPDATE hold_terms SET quote_days = ?, hold_days = ?, min_deposit_bp = ?, kept_bp = ?, updated_at = ?,
         version = version + 1 WHERE branch_id = ? AND version = ?`,
      [quoteDays, holdDays, minDepositBp, keptBp, at, scope.branchId, version],
    );
    return changed === 1;
  }
  try {
    await tx.change(
      `INSERT INTO hold_terms (branch_id, quote_days, hold_days, min_deposit_bp, kept_bp, updated_at)
       VALUES (?,?,?,?,?,?)`,
      [scope.branchId, quoteDays, holdDays, minDepositBp, keptBp, at],
    );
    return true;
  } catch (error) {
    if (isDuplicateKey(error)) return false;
    throw error;
  }
}
