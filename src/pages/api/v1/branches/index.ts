import { Branch, BranchDraft, BranchList, BranchListQuery } from '#contract/branches';
import { listBranches } from '#domain/branches';
import { addBranch, listAllBranches } from '#domain/identity';
import { endpoint } from '#server/endpoint/index.ts';

export const prerender = false;

export const GET = endpoint(
  {
    id: 'listBranches',
    method: 'GET',
    path: '/branches',
    summary: 'Branches by name; `all=1` lists disabled ones too and needs an administrator',
    tag: 'branches',
    permission: 'optional-session',
    query: BranchListQuery,
    response: BranchList,
    rate: 'public-read',
    cacheControl: 'private, no-cache',
  },
  async ({ ctx, query }) => ({
    branches: await (query.all === '1' ? listAllBranches(ctx) : listBranches(ctx)),
  }),
);

export const POST = endpoint(
  {
    id: 'addBranch',
    method: 'POST',
    path: '/branches',
    summary: 'Opens a branch with one till',
    tag: 'branches',
    permission: 'branches:manage',
    body: BranchDraft,
    response: Branch,
    status: 201,
    rate: 'staff-write',
  },
  ({ ctx, body }) => addBranch(ctx, body),
);
