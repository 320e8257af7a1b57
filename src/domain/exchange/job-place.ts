import type { Database } from '#db/client.ts';
import { authorize, requirePermission } from '#domain/identity';
import type { Permission } from '#domain/identity';
import type { Ctx } from '#server/context.ts';
import { DomainError } from '#shared/errors.ts';
import type { BranchId } from '#shared/ids.ts';
import type { BranchScope } from '#shared/scope.ts';
import type { ImportKind } from './import-fields.ts';
import { jobById, type Job } from './jobs.queries.ts';

/** The chain's own jobs stand as those of branch 0 in the central database. */
export const CHAIN = 0;

/** A job with where it stands. `scope` is null for the chain's own. */
export interface PlacedJob {
  readonly job: Job;
  readonly db: Database;
  readonly scope: BranchScope | null;
}

const PERMISSION = {
  stock: 'stock:receive',
  prices: 'price:change',
  parts: 'catalog:edit',
} as const satisfies Record<ImportKind, Permission>;

/** Proves that the actor may bring this in, and answers where its job stands. */
export function placeFor(
  ctx: Ctx,
  kind: ImportKind,
  branchId: BranchId,
): { readonly db: Database; readonly branchId: number; readonly scope: BranchScope | null } {
  if (kind === 'parts') {
    requirePermission(ctx, PERMISSION.parts);
    return { db: ctx.placement.central(), branchId: CHAIN, scope: null };
  }
  const scope = authorize(ctx, PERMISSION[kind], branchId);
  return { db: ctx.placement.branch(scope), branchId, scope };
}

/** A job of a branch, or of the chain for who edits the catalog. Throws `exchange.not_found`. */
export async function findJob(ctx: Ctx, scope: BranchScope, id: string): Promise<PlacedJob> {
  const own = ctx.placement.branch(scope);
  const ofBranch = await jobById(own, scope, id);
  if (ofBranch) {
    authorize(ctx, PERMISSION[ofBranch.kind], scope.branchId);
    return { job: ofBranch, db: own, scope };
  }
  const central = ctx.placement.central();
  const ofChain = await jobById(central, { branchId: CHAIN }, id);
  if (!ofChain) throw new DomainError('exchange.not_found', 'not_found');
  requirePermission(ctx, PERMISSION.parts);
  return { job: ofChain, db: central, scope: null };
}
