import type { Executor, Tx } from '#db/client.ts';
import { uuidToBytes } from '#db/schema/columns.ts';
import type { BranchScope } from '#shared/scope.ts';

export interface NewApproval {
  readonly id: string;
  readonly approverId: number;
  readonly requestedBy: number;
  readonly saleId: string;
  readonly limitBp: number;
  readonly expiresAt: Date;
  readonly recordedAt: Date;
}

export async function insertApproval(tx: Tx, scope: BranchScope, approval: NewApproval): Promise<void> {
  await tx.change(
    `INSERT INTO approvals (branch_id, id, kind, approver_id, requested_by, subject_id, limit_bp, expires_at, recorded_at)
     VALUES (?,?,'discount',?,?,?,?,?,?)`,
    [
      scope.branchId,
      uuidToBytes(approval.id),
      approval.approverId,
      approval.requestedBy,
      uuidToBytes(approval.saleId),
      approval.limitBp,
      approval.expiresAt,
      approval.recordedAt,
    ],
  );
}

export async function discountApproval(
  db: Executor,
  scope: BranchScope,
  approvalId: string,
): Promise<{ subjectId: Buffer; limitBp: number; expiresAt: Date } | undefined> {
  const rows = await db.rows<{ subjectId: Buffer; limitBp: number; expiresAt: Date }>(
    `SELECT subject_id AS subjectId, limit_bp AS limitBp, expires_at AS expiresAt FROM approvals
     WHERE branch_id = ? AND id = ? AND kind = 'discount'`,
    [scope.branchId, uuidToBytes(approvalId)],
  );
  return rows[0];
}
