import type { BranchId } from './ids.ts';

declare const scoped: unique symbol;

/**
 * Proof that the actor may act in one branch. Every query on a branch-owned table takes one; only
 * `identity.authorize()` makes them (lint keeps the two makers below out of everything else).
 */
export interface BranchScope {
  readonly branchId: BranchId;
  readonly [scoped]: 'branch';
}

/** Proof that the actor may read every branch. Separate from BranchScope so that its uses can be found. */
export interface AllBranchesScope {
  readonly [scoped]: 'all';
}

/** For `domain/identity` and test fixtures only. */
export function mintBranchScope(branchId: BranchId): BranchScope {
  return { branchId } as BranchScope;
}

/** For `domain/identity` and test fixtures only. */
export function mintAllBranchesScope(): AllBranchesScope {
  return {} as AllBranchesScope;
}
