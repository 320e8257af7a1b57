import type { Actor, Ctx } from '#server/context.ts';
import { DomainError, invariant } from '#shared/errors.ts';
import type { BranchId, UserId } from '#shared/ids.ts';
import {
  mintAllBranchesScope,
  mintBranchScope,
  type AllBranchesScope,
  type BranchScope,
} from '#shared/scope.ts';
import { isGranted, reachesEveryBranch, type Permission } from './permissions.ts';

/**
 * Proves that the actor may do this in that branch and answers the scope that branch queries ask for.
 * Somebody else's branch is *not found*, never *forbidden*: it must look as if it were not there.
 * Throws `identity.required`, `identity.new_password_required`, `identity.forbidden` or `branches.not_found`.
 */
export function authorize(ctx: Ctx, permission: Permission, branchId: BranchId): BranchScope {
  requirePermission(ctx, permission);
  const { actor } = ctx;
  if (actor.type === 'staff' && !reachesEveryBranch(actor.role) && !actor.branchIds.includes(branchId)) {
    throw new DomainError('branches.not_found', 'not_found');
  }
  return mintBranchScope(branchId);
}

/** For what belongs to the chain: people, branches, settings, catalog. Same errors, no branch. */
export function requirePermission(ctx: Ctx, permission: Permission): void {
  const { actor } = ctx;
  if (actor.type === 'job') return;
  if (actor.type === 'anonymous') throw new DomainError('identity.required', 'unauthenticated');
  assertOwnPassword(actor);
  const role = actor.type === 'customer' ? 'customer' : actor.role;
  if (!isGranted(role, permission)) throw new DomainError('identity.forbidden', 'forbidden');
}

/**
 * Whoever has a password that somebody else chose may do nothing before they have chosen their own. Throws
 * `identity.new_password_required`.
 */
export function assertOwnPassword(actor: Actor): void {
  if (actor.type === 'staff' && actor.mustChangePassword)
    throw new DomainError('identity.new_password_required', 'forbidden');
}

/** Reads of what anybody may see of every branch: catalog, public stock, branch directory. */
export function publicChainScope(): AllBranchesScope {
  return mintAllBranchesScope();
}

/** The public part of one branch: what is on its shelf, not how many it sold. */
export function publicBranchScope(branchId: BranchId): BranchScope {
  return mintBranchScope(branchId);
}

/**
 * Reads of papers that every counter of the chain serves, whichever branch made them: quotes and holds. For reading
 * only; what changes goes through the branch that owns it.
 */
export function chainDesk(
  ctx: Ctx,
  permission: Extract<Permission, 'quote:create' | 'hold:create'>,
): AllBranchesScope {
  requirePermission(ctx, permission);
  return mintAllBranchesScope();
}

/** The same for the one branch that has the paper. */
export function chainDeskBranch(
  ctx: Ctx,
  permission: Extract<Permission, 'quote:create' | 'hold:create'>,
  branchId: BranchId,
): BranchScope {
  requirePermission(ctx, permission);
  return mintBranchScope(branchId);
}

/** For the inbox only: the branch that an event is addressed to. */
export function addressedScope(ctx: Ctx, branchId: BranchId): BranchScope {
  invariant(ctx.actor.type === 'job', 'events are handled by a job');
  return mintBranchScope(branchId);
}

/** The staff member acting; throws `identity.required` for anybody else. */
export function requireStaff(ctx: Ctx): { userId: UserId; name: string } {
  if (ctx.actor.type !== 'staff') throw new DomainError('identity.required', 'unauthenticated');
  return ctx.actor;
}
