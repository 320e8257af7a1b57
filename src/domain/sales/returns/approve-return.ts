import { createHash } from 'node:crypto';
import type { Executor } from '#db/client.ts';
import { uuidToBytes } from '#db/schema/columns.ts';
import { transaction } from '#db/tx.ts';
import { audit } from '#domain/audit';
import { approverByPassword, authorize, isGranted, requireStaff } from '#domain/identity';
import type { Ctx } from '#server/context.ts';
import { DomainError } from '#shared/errors.ts';
import { uuidv7 } from '#shared/ids.ts';
import type { BranchScope } from '#shared/scope.ts';
import { approvalOf, insertApproval } from '../approval.queries.ts';
import type { GivenReturnApproval, ReturnApproval, ReturnDraft } from '../return-contract.ts';

const VALID_MS = 15 * 60_000;

/** What a supervisor allows: which pieces of which note, why, and what is paid for them. Where they go is the clerk's. */
type Asked = Pick<ReturnApproval, 'saleId' | 'lines' | 'refunds'>;

/**
 * A supervisor allows a return that the terms of the note do not, or money back by another means than it was paid with,
 * at the clerk's till, with a name and password of their own: for one return of these pieces for this money, for a
 * quarter of an hour. Throws `identity.wrong_approver`, `identity.not_a_supervisor` or `request.rate_limited` as a
 * login does.
 */
export async function approveReturn(
  ctx: Ctx,
  scope: BranchScope,
  { returnId, email, password, saleId, lines, refunds }: ReturnApproval,
): Promise<GivenReturnApproval> {
  authorize(ctx, 'return:create', scope.branchId);
  const clerk = requireStaff(ctx);
  const approver = await approverByPassword(ctx, { email, password }, 'sale:approve', scope.branchId);
  const now = ctx.now();
  const id = uuidv7(now.getTime());
  const expiresAt = new Date(now.getTime() + VALID_MS);
  await transaction(ctx.placement.branch(scope), async (tx) => {
    const who = { approverId: approver.userId, requestedBy: clerk.userId };
    const contentHash = hashOf({ saleId, lines, refunds });
    const what = { kind: 'return', subjectId: returnId, limitBp: 0, contentHash } as const;
    await insertApproval(tx, scope, { id, ...who, ...what, expiresAt, recordedAt: now });
    await audit(tx, ctx, scope, {
      action: 'return.approve',
      subject: `return ${returnId}`,
      detail: { approvalId: id, approverId: approver.userId, saleId, lines, refunds },
    });
  });
  return { id, returnId, approver: approver.name, expiresAt: expiresAt.toISOString() };
}

/**
 * Who allows what a clerk alone may not give back: the supervisor whose till it is, or the one who approved this very
 * return of just this; null when nobody was asked. Throws `sales.approval_invalid` for an approval of another or of too
 * long ago.
 */
export async function approverOf(
  ctx: Ctx,
  db: Executor,
  scope: BranchScope,
  { id, approvalId, ...asked }: Pick<ReturnDraft, 'id' | 'approvalId'> & Asked,
): Promise<number | null> {
  const { userId } = requireStaff(ctx);
  const role = ctx.actor.type === 'staff' ? ctx.actor.role : null;
  if (role && isGranted(role, 'sale:approve')) return userId;
  if (approvalId === undefined) return null;
  const approval = await approvalOf(db, scope, 'return', approvalId);
  const isOfThis = approval?.subjectId.equals(uuidToBytes(id)) ?? false;
  const isOfThese = approval?.contentHash?.equals(hashOf(asked)) ?? false;
  if (!approval || !isOfThis || !isOfThese || approval.expiresAt < ctx.now())
    throw new DomainError('sales.approval_invalid', 'forbidden');
  return approval.approverId;
}

function hashOf({ saleId, lines, refunds }: Asked): Buffer {
  const pieces = lines.map(({ lineNo, quantity, reason }) => `${lineNo} ${quantity} ${reason}`).sort();
  const money = refunds.map(({ method, amountCents }) => `${method} ${amountCents}`).sort();
  return createHash('sha256')
    .update([saleId, ...pieces, '', ...money].join('\n'))
    .digest();
}
