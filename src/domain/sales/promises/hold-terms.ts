import { transaction } from '#db/tx.ts';
import { audit } from '#domain/audit';
import { listBranches } from '#domain/branches';
import { authorize, publicBranchScope } from '#domain/identity';
import type { Ctx } from '#server/context.ts';
import { DomainError } from '#shared/errors.ts';
import type { BranchScope } from '#shared/scope.ts';
import type { HoldTerms } from '../promise-contract.ts';
import { termsRow, writeTerms } from './hold-terms.queries.ts';

/** Until a branch says otherwise: nothing of a deposit is kept, because nobody decided that it should be. */
const DEFAULTS: HoldTerms = { quoteDays: 7, holdDays: 15, minDepositBp: 1_000, keptBp: 0, version: 0 };

const DAY_MS = 86_400_000;

export async function readHoldTerms(ctx: Ctx, scope: BranchScope): Promise<HoldTerms> {
  authorize(ctx, 'quote:create', scope.branchId);
  return termsOf(ctx, scope);
}

/** What every branch asks of an apartado: public, like a notice at the counter. */
export async function publicHoldTerms(
  ctx: Pick<Ctx, 'placement' | 'memo'>,
): Promise<{ readonly branchName: string; readonly terms: HoldTerms }[]> {
  const branches = await listBranches(ctx);
  return Promise.all(
    branches.map(async ({ id, name }) => ({
      branchName: name,
      terms: await termsOf(ctx, publicBranchScope(id)),
    })),
  );
}

/** The branch's terms, for its own use-cases. */
export async function termsOf(ctx: Pick<Ctx, 'placement'>, scope: BranchScope): Promise<HoldTerms> {
  return (await termsRow(ctx.placement.branch(scope), scope)) ?? DEFAULTS;
}

/** Papers that are made keep the terms they were made under. Throws `sales.terms_changed_elsewhere`. */
export async function changeHoldTerms(ctx: Ctx, scope: BranchScope, terms: HoldTerms): Promise<HoldTerms> {
  authorize(ctx, 'branches:manage', scope.branchId);
  const before = await termsOf(ctx, scope);
  await transaction(ctx.placement.branch(scope), async (tx) => {
    if (!(await writeTerms(tx, scope, terms, ctx.now())))
      throw new DomainError('sales.terms_changed_elsewhere', 'conflict');
    await audit(tx, ctx, scope, {
      action: 'hold_terms.change',
      subject: `branch ${scope.branchId}`,
      detail: { before, after: terms },
    });
  });
  return termsOf(ctx, scope);
}

export function daysAfter(at: Date, days: number): Date {
  return new Date(at.getTime() + days * DAY_MS);
}
