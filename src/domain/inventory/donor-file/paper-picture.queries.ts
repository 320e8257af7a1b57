import type { Executor } from '#db/client.ts';
import type { AllBranchesScope, BranchScope } from '#shared/scope.ts';

/** Whether a picture is that of a paper of this branch that was not taken off. */
export async function isPaperPicture(db: Executor, scope: BranchScope, hash: Buffer): Promise<boolean> {
  const rows = await db.rows(
    'SELECT 1 FROM donor_papers WHERE branch_id = ? AND media_hash = ? AND removed_at IS NULL LIMIT 1',
    [scope.branchId, hash],
  );
  return rows.length > 0;
}

/** The pictures of all papers, also of those that were taken off. */
export async function paperPictures(
  db: Executor,
  _scope: AllBranchesScope,
): Promise<{ readonly mediaHash: Buffer; readonly width: number; readonly height: number }[]> {
  return db.rows(
    `SELECT DISTINCT media_hash AS mediaHash, width, height FROM donor_papers
     WHERE media_hash IS NOT NULL AND width IS NOT NULL AND height IS NOT NULL`,
  );
}

/** Which of these pictures everybody sees, on a piece or a car. */
export async function shownAmong(
  db: Executor,
  _scope: AllBranchesScope,
  hashes: readonly Buffer[],
): Promise<Buffer[]> {
  const rows = await db.listRows<{ mediaHash: Buffer }>(
    `SELECT media_hash AS mediaHash FROM stock_photos WHERE media_hash IN (?) AND position IS NOT NULL
     UNION SELECT media_hash FROM donor_photos WHERE media_hash IN (?) AND removed_at IS NULL`,
    [hashes, hashes],
  );
  return rows.map(({ mediaHash }) => mediaHash);
}
