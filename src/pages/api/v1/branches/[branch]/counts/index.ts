import { BranchParams } from '#contract/branches';
import { Count, CountDraft, CountList } from '#contract/inventory';
import { listCounts, openCount } from '#domain/inventory';
import { endpoint } from '#server/endpoint/index.ts';

export const prerender = false;

export const GET = endpoint(
  {
    id: 'listCounts',
    method: 'GET',
    path: '/branches/{branch}/counts',
    summary: 'Stock counts of a branch, newest first',
    tag: 'stock',
    permission: 'stock:count',
    branch: ({ params }) => params.branch,
    params: BranchParams,
    response: CountList,
    rate: 'staff-read',
  },
  ({ ctx, scope }) => listCounts(ctx, scope),
);

export const POST = endpoint(
  {
    id: 'openCount',
    method: 'POST',
    path: '/branches/{branch}/counts',
    summary: 'Starts a stock count of some shelves or parts',
    tag: 'stock',
    permission: 'stock:count',
    branch: ({ params }) => params.branch,
    params: BranchParams,
    body: CountDraft,
    response: Count,
    status: 201,
    rate: 'staff-write',
    idempotent: true,
  },
  ({ ctx, scope, body }) => openCount(ctx, scope, body),
);
