import { branchById } from '#domain/branches';
import { generationsById } from '#domain/catalog';
import { authorize, isGranted, requireStaff } from '#domain/identity';
import type { Ctx } from '#server/context.ts';
import { DomainError } from '#shared/errors.ts';
import type { IdempotentAnswer } from '#shared/idempotent-answer.ts';
import type { BranchScope } from '#shared/scope.ts';
import type { SaleDraft, SaleReceipt } from './contract.ts';
import { saleDeed } from './sell-together.ts';
import { soldForOf } from './sold-for.ts';
import { assertNextFolio, terminalOf } from './terminals.ts';

/**
 * Sells, in one transaction of the branch with the sales that come at the same time: sale, lines, payments, ledger,
 * audit, event, stored answer and stock, guarded against going negative. All of a sale or none of it, whatever becomes
 * of its neighbours. The sale's id is its idempotency key: a replay gets the same bytes. Throws what `receiptOf`
 * refuses, `sales.terminal_not_found`, `sales.shift_not_found`, `sales.shift_closed`, `inventory.item_not_found`,
 * `inventory.insufficient_stock` with every shortage, `sales.folio_taken` with the next number (also for one far ahead
 * of it), `request.key_mismatch`, `request.key_reused`.
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
  const [branch, terminal, cars] = await Promise.all([
    branchById(ctx, scope.branchId),
    terminalOf(ctx, scope, draft.terminalId),
    generationsById(ctx),
  ]);
  await assertNextFolio(ctx, scope, terminal, draft.folioSequence);
  const soldFor = await soldForOf(ctx, scope, draft);
  const mayDiscount = ctx.actor.type === 'staff' && isGranted(ctx.actor.role, 'sale:discount');
  const intent = { ctx, draft, bodyHash, branch, terminal, cashier, mayDiscount, cars, soldFor };
  return ctx.placement.together(scope, saleDeed, intent);
}
