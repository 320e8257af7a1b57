import type { Executor } from '#db/client.ts';
import type { AllBranchesScope } from '#shared/scope.ts';

/** Serial numbers and part numbers of what can be sold for cars of these generations, latest change first. */
export async function sellableCodes(
  db: Executor,
  _scope: AllBranchesScope,
  generationIds: readonly number[],
  limit: number,
): Promise<{ readonly code: string; readonly changedAt: Date }[]> {
  return db.listRows(
    `SELECT COALESCE(u.serial, p.part_number) AS code, s.updated_at AS changedAt
     FROM parts p JOIN stock_items s ON s.part_id = p.id
       LEFT JOIN units u ON u.branch_id = s.branch_id AND u.stock_item_id = s.id
     WHERE p.generation_id IN (?) AND s.on_hand > s.reserved AND s.price_cents IS NOT NULL
     ORDER BY s.updated_at DESC LIMIT ?`,
    [generationIds, limit],
  );
}
