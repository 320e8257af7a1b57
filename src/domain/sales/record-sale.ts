import { branchById, type KnownBranch } from '#domain/branches';
import { generationsById } from '#domain/catalog';
import { authorize, requireStaff } from '#domain/identity';
import { knownWarrantyRules } from '#domain/inventory';
import type { Ctx } from '#server/context.ts';
import { DomainError, isDomainError } from '#shared/errors.ts';
import type { IdempotentAnswer } from '#shared/idempotent-answer.ts';
import type { BranchScope } from '#shared/scope.ts';
import { discountLimitOf } from './approve-discount.ts';
import type { SaleDraft, SaleReceipt } from './contract.ts';
import type { DiscountLimit } from './decide-sales.ts';
import { saleDeed } from './sell-together.ts';
import { soldForOf } from './sold-for.ts';
import { assertNextFolio, terminalOf } from './terminals.ts';

/**
 * Sells, in one transaction of the branch with the sales that come at the same time: sale, lines, payments, ledger,
 * audit, event, stored answer and stock, guarded against going negative. All of a sale or none of it, whatever becomes
 * of its neighbours. The sale's id is its idempotency key: a replay gets the same bytes. Throws what `receiptOf`
 * refuses, `sales.terminal_not_found`, `sales.shift_not_found`, `sales.shift_closed`, `sales.approval_invalid`,
 * `inventory.item_not_found`, `inventory.insufficient_stock` with every shortage, `sales.folio_taken` with the next number (also for one far ahead
 * of it), what a vale is refused for, `request.key_mismatch`, `request.key_reused`.
 */
export async function recordSale(
  ctx: Ctx,
  scope: BranchScope,
  draft: SaleDraft,
): Promise<IdempotentAnswer<SaleReceipt>> {
  authorize(ctx, 'sale:create', scope.branchId);
  if (ctx.idempotency?.key !== draft.id) throw new DomainError('request.key_mismatch', 'invalid');
  const { bodyHash } = ctx.idempotency;
  const cashier = requireStaff(ctx);
  const [branch, terminal, cars, rules] = await Promise.all([
    branchById(ctx, scope.branchId),
    terminalOf(ctx, scope, draft.terminalId),
    generationsById(ctx),
    knownWarrantyRules(ctx),
  ]);
  await assertNextFolio(ctx, scope, terminal, draft.folioSequence);
  const soldFor = await soldForOf(ctx, scope, draft);
  const discount = await discountOf(ctx, scope, branch, draft);
  const intent = { ctx, draft, bodyHash, branch, terminal, cashier, discount, cars, soldFor, rules };
  return ctx.placement.together(scope, saleDeed, intent);
}

/** An approval that is no longer valid refuses a sale only when it is made, not when its answer is asked for again. */
async function discountOf(
  ctx: Ctx,
  scope: BranchScope,
  branch: KnownBranch,
  draft: SaleDraft,
): Promise<DiscountLimit> {
  try {
    return { limitBp: await discountLimitOf(ctx, ctx.placement.branch(scope), scope, { branch, draft }) };
  } catch (error) {
    if (isDomainError(error) && error.code === 'sales.approval_invalid') return { refusal: error };
    throw error;
  }
}
