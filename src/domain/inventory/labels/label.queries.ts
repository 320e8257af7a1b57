import type { Executor } from '#db/client.ts';
import type { BranchScope } from '#shared/scope.ts';

/** Every piece of a donor car that is still here, held ones too. */
export async function piecesOfDonorHere(
  db: Executor,
  scope: BranchScope,
  donorId: Buffer,
): Promise<Buffer[]> {
  const rows = await db.rows<{ id: Buffer }>(
    `SELECT u.stock_item_id AS id FROM units u
     JOIN stock_items s ON s.branch_id = u.branch_id AND s.id = u.stock_item_id
     WHERE u.branch_id = ? AND u.donor_vehicle_id = ? AND s.on_hand > 0 ORDER BY u.serial`,
    [scope.branchId, donorId],
  );
  return rows.map(({ id }) => id);
}

export async function binsInUse(
  db: Executor,
  scope: BranchScope,
  limit: number,
): Promise<{ bin: string; items: string | number }[]> {
  return db.rows(
    `SELECT bin, COUNT(*) AS items FROM stock_items
     WHERE branch_id = ? AND bin IS NOT NULL AND on_hand > 0 GROUP BY bin ORDER BY bin LIMIT ${limit}`,
    [scope.branchId],
  );
}
