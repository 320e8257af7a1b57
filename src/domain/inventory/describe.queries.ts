import type { Tx } from '#db/client.ts';
import type { Grade } from '#shared/facts/grading.ts';
import type { BranchScope } from '#shared/scope.ts';

/** Takes the item while it is still at `version`; answers whether it was. */
export async function touchItem(
  tx: Tx,
  scope: BranchScope,
  item: { id: Buffer; version: number; at: Date },
): Promise<boolean> {
  const affected = await tx.change(
    'UPDATE stock_items SET version = version + 1, updated_at = ? WHERE branch_id = ? AND id = ? AND version = ?',
    [item.at, scope.branchId, item.id, item.version],
  );
  return affected === 1;
}

export async function setBin(tx: Tx, scope: BranchScope, id: Buffer, bin: string | null): Promise<void> {
  await tx.change('UPDATE stock_items SET bin = ? WHERE branch_id = ? AND id = ?', [bin, scope.branchId, id]);
}

export async function setGrade(
  tx: Tx,
  scope: BranchScope,
  id: Buffer,
  graded: { grade: Grade; by: string; on: string },
): Promise<void> {
  await tx.change(
    'UPDATE units SET grade = ?, graded_by = ?, graded_on = ? WHERE branch_id = ? AND stock_item_id = ?',
    [graded.grade, graded.by, graded.on, scope.branchId, id],
  );
}
