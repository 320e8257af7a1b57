import type { Tx } from '#db/client.ts';
import type { BranchScope } from '#shared/scope.ts';

/** Adds to a quantity, or makes a used piece that was sold one again. False: it is there already, or elsewhere. */
export async function putOnShelf(
  tx: Tx,
  scope: BranchScope,
  item: { readonly id: Buffer; readonly quantity: number; readonly bin: string | null; readonly at: Date },
): Promise<boolean> {
  const changed = await tx.change(
    `UPDATE stock_items SET on_hand = on_hand + ?, bin = COALESCE(?, bin), version = version + 1, updated_at = ?
     WHERE branch_id = ? AND id = ? AND moved_state IS NULL AND (kind = 'bulk' OR (on_hand = 0 AND ? = 1))`,
    [item.quantity, item.bin, item.at, scope.branchId, item.id, item.quantity],
  );
  return changed === 1;
}
