import type { Ctx } from '#server/context.ts';
import { DomainError } from '#shared/errors.ts';
import type { BranchId } from '#shared/ids.ts';
import { Branch } from './contract.ts';
import { allBranches, type BranchRow } from './queries.ts';

/** A branch with its number, for code on the server. */
export interface KnownBranch extends Branch {
  readonly id: BranchId;
  readonly clerkDiscountBp: number;
}

export const DIRECTORY_MEMO = 'branches:directory';
const DIRECTORY_TTL_MS = 2_000;

type ReadCtx = Pick<Ctx, 'placement' | 'memo'>;

/** Every branch, by name; at most two seconds old (`branches.changed` renews it at once). */
export function branchDirectory(ctx: ReadCtx): Promise<readonly KnownBranch[]> {
  return ctx.memo(DIRECTORY_MEMO, DIRECTORY_TTL_MS, async () =>
    (await allBranches(ctx.placement.central())).map(toBranch),
  );
}

export function toBranch(row: BranchRow): KnownBranch {
  return { ...Branch.parse(row), id: row.id as BranchId, clerkDiscountBp: row.clerkDiscountBp };
}

/** Active branches by name. */
export async function listBranches(ctx: ReadCtx): Promise<KnownBranch[]> {
  return (await branchDirectory(ctx)).filter((branch) => branch.active);
}

/** Throws `branches.not_found`, also for one that was disabled. */
export async function branchByCode(ctx: ReadCtx, code: string): Promise<KnownBranch> {
  return found((await branchDirectory(ctx)).find((branch) => branch.code === code && branch.active));
}

export async function branchBySlug(ctx: ReadCtx, slug: string): Promise<KnownBranch> {
  return found((await branchDirectory(ctx)).find((branch) => branch.slug === slug && branch.active));
}

/** For rows that name a branch by number; also disabled ones. */
export async function branchById(ctx: ReadCtx, id: BranchId): Promise<KnownBranch> {
  return found((await branchDirectory(ctx)).find((branch) => branch.id === id));
}

function found(branch: KnownBranch | undefined): KnownBranch {
  if (!branch) throw new DomainError('branches.not_found', 'not_found');
  return branch;
}
