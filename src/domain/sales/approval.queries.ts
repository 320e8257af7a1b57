import type { Executor, Tx } from '#db/client.ts';
import { uuidToBytes } from '#db/schema/columns.ts';
import type { BranchScope } from '#shared/scope.ts';

export interface NewApproval {
  readonly id: string;
  readonly kind: 'discount' | 'return';
  readonly approverId: number;
  readonly requestedBy: number;
  /** The sale or return. */
  readonly subjectId: string;
  readonly limitBp: number;
  /** Of what was approved. */
  readonly contentHash: Uint8Array;
  readonly expiresAt: Date;
  readonly recordedAt: Date;
}

export async function insertApproval(tx: Tx, scope: BranchScope, approval: NewApproval): Promise<void> {
  await tx.change(
    `INSERT INTO approvals (branch_id, id, kind, approver_id, requested_by, subject_id, limit_bp, content_hash, expires_at,
       recorded_at) VALUES (?,?,?,?,?,?,?,?,?,?)`,
    [
      scope.branchId,
      uuidToBytes(approval.id),
      approval.kind,
      approval.approverId,
      approval.requestedBy,
      uuidToBytes(approval.subjectId),
      approval.limitBp,
      approval.contentHash,
      approval.expiresAt,
      approval.recordedAt,
    ],
  );
}

export interface StoredApproval {
  readonly subjectId: Buffer;
  readonly approverId: number;
  readonly limitBp: number;
  readonly contentHash: Buffer | null;
  readonly expiresAt: Date;
}

export async function approvalOf(
  db: Executor,
  scope: BranchScope,
  kind: NewApproval['kind'],
  approvalId: string,
): Promise<StoredApproval | undefined> {
  const rows = await db.rows<StoredApproval>(
    `SELECT subject_id AS subjectId, approver_id AS approverId, limit_bp AS limitBp, content_hash AS contentHash,
       expires_at AS expiresAt FROM approvals WHERE branch_id = ? AND id = ? AND kind = ?`,
    [scope.branchId, uuidToBytes(approvalId), kind],
  );
  return rows[0];
}
