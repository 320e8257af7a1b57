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
  async ({ ctx, query }) => {
    if (query.all === '1') return { branches: await listAllBranches(ctx) };
    // How far a clerk may go is not for customers.
    const branches = await listBranches(ctx);
    return { branches: branches.map(({ clerkDiscountBp: _clerkDiscountBp, ...branch }) => branch) };
  },
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
