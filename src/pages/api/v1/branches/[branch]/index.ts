import { Branch, BranchChange, BranchParams } from '#contract/branches';
import { changeBranch } from '#domain/identity';
import { endpoint } from '#server/endpoint/index.ts';

export const prerender = false;

export const PATCH = endpoint(
  {
    id: 'changeBranch',
    method: 'PATCH',
    path: '/branches/{branch}',
    summary: 'Changes or disables a branch',
    tag: 'branches',
    permission: 'branches:manage',
    params: BranchParams,
    body: BranchChange,
    response: Branch,
    rate: 'staff-write',
  },
  ({ ctx, params, body }) => changeBranch(ctx, params.branch, body),
);
