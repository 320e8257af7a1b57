import type { Tx } from '#db/client.ts';
import { uuidToBytes } from '#db/schema/columns.ts';
import type { BranchScope } from '#shared/scope.ts';

export interface LockedDrawer {
  readonly id: Buffer;
  readonly terminalId: number;
  readonly countedAt: Date | null;
  readonly floatCents: number;
  /** How often more was wanted of it than it had. */
  readonly shortOuts: number;
}

/** The shift for this transaction alone: it waits for documents under way, and others wait for it. */
export async function lockDrawer(
  tx: Tx,
  scope: BranchScope,
  shiftId: string,
): Promise<LockedDrawer | undefined> {
  const rows = await tx.rows<LockedDrawer>(
    `SELECT id, terminal_id AS terminalId, counted_at AS countedAt, float_cents AS floatCents, short_outs AS shortOuts
     FROM shifts WHERE branch_id = ? AND id = ? FOR UPDATE`,
    [scope.branchId, uuidToBytes(shiftId)],
  );
  return rows[0];
}

export async function countShortOut(tx: Tx, scope: BranchScope, shiftId: string): Promise<void> {
  await tx.change(
    'UPDATE shifts SET short_outs = short_outs + 1 WHERE branch_id = ? AND id = ? AND short_outs < 255',
    [scope.branchId, uuidToBytes(shiftId)],
  );
}
