import { createHash } from 'node:crypto';
import type { Executor } from '#db/client.ts';
import { uuidToBytes } from '#db/schema/columns.ts';
import { transaction } from '#db/tx.ts';
import { audit } from '#domain/audit';
import { branchById, type KnownBranch } from '#domain/branches';
import { approverByPassword, authorize, isGranted, requireStaff } from '#domain/identity';
import type { Ctx } from '#server/context.ts';
import { DomainError } from '#shared/errors.ts';
import { uuidv7 } from '#shared/ids.ts';
import type { BranchScope } from '#shared/scope.ts';
import { approvalOf, insertApproval } from './approval.queries.ts';
import type { SaleDraft } from './contract.ts';
import { dealText, discountOver, linesOver, type DealtLine } from './discount-limit.ts';
import type { DiscountApproval, GivenApproval } from './shift-contract.ts';

const VALID_MS = 15 * 60_000;
const ANY_DISCOUNT_BP = 10_000;

/**
 * A supervisor allows a discount at the clerk's till with a name and password of their own, which nothing keeps: for
 * one sale, for the very lines that are above the clerk's limit — these pieces, so many, at these prices and
 * discounts — and for a quarter of an hour. Throws `identity.wrong_approver`, `identity.not_a_supervisor` or
 * `request.rate_limited` as a login does.
 */
export async function approveDiscount(
  ctx: Ctx,
  scope: BranchScope,
  { saleId, lines, email, password }: DiscountApproval,
): Promise<GivenApproval> {
  authorize(ctx, 'sale:create', scope.branchId);
  const clerk = requireStaff(ctx);
  const approver = await approverByPassword(ctx, { email, password }, 'sale:approve', scope.branchId);
  const ownBp = ownLimitOf(ctx, await branchById(ctx, scope.branchId));
  const limitBp = discountOver(lines, ownBp) ?? ownBp;
  const approved = linesOver(lines, ownBp);
  const now = ctx.now();
  const id = uuidv7(now.getTime());
  const expiresAt = new Date(now.getTime() + VALID_MS);
  await transaction(ctx.placement.branch(scope), async (tx) => {
    const who = { approverId: approver.userId, requestedBy: clerk.userId };
    const what = { kind: 'discount', subjectId: saleId, limitBp, contentHash: hashOf(approved) } as const;
    await insertApproval(tx, scope, { id, ...who, ...what, expiresAt, recordedAt: now });
    await audit(tx, ctx, scope, {
      action: 'discount.approve',
      subject: `sale ${saleId}`,
      detail: { approvalId: id, approverId: approver.userId, limitBp, lines: approved },
    });
  });
  return {
    id,
    saleId,
    limitBp,
    lines: approved,
    approver: approver.name,
    expiresAt: expiresAt.toISOString(),
  };
}

/**
 * How much may be taken off a line of this sale: the branch's limit for a clerk, what a supervisor approved for this
 * very sale, anything for a supervisor. Approvals are never changed, so it may be asked before the transaction too.
 * Throws `sales.approval_invalid` for an approval of another sale, of other lines or of too long ago.
 */
export async function discountLimitOf(
  ctx: Ctx,
  db: Executor,
  scope: BranchScope,
  {
    branch,
    draft,
  }: { readonly branch: KnownBranch; readonly draft: Pick<SaleDraft, 'id' | 'approvalId' | 'lines'> },
): Promise<number> {
  const ownBp = ownLimitOf(ctx, branch);
  if (draft.approvalId === undefined || ownBp === ANY_DISCOUNT_BP) return ownBp;
  const approval = await approvalOf(db, scope, 'discount', draft.approvalId);
  const over = linesOver(draft.lines, ownBp);
  const isOfThis = approval?.subjectId.equals(uuidToBytes(draft.id)) ?? false;
  const isOfThese = over.length === 0 || (approval?.contentHash?.equals(hashOf(over)) ?? false);
  if (!approval || !isOfThis || !isOfThese || approval.expiresAt < ctx.now())
    throw new DomainError('sales.approval_invalid', 'forbidden');
  return Math.max(ownBp, approval.limitBp);
}

/** How much somebody may take off a line without asking. */
export function ownLimitOf({ actor }: Ctx, branch: KnownBranch): number {
  if (actor.type !== 'staff') return 0;
  if (isGranted(actor.role, 'sale:approve')) return ANY_DISCOUNT_BP;
  return isGranted(actor.role, 'sale:discount') ? branch.clerkDiscountBp : 0;
}

function hashOf(lines: readonly DealtLine[]): Buffer {
  return createHash('sha256').update(dealText(lines)).digest();
}
