import { BranchParams } from '#contract/branches';
import { BinList } from '#contract/inventory';
import { listBins } from '#domain/inventory';
import { endpoint } from '#server/endpoint/index.ts';

export const prerender = false;

export const GET = endpoint(
  {
    id: 'listBins',
    method: 'GET',
    path: '/branches/{branch}/bins',
    summary: 'Shelves with something on them, in order, each with how many items',
    tag: 'stock',
    permission: 'stock:read',
    branch: ({ params }) => params.branch,
    params: BranchParams,
    response: BinList,
    rate: 'staff-read',
  },
  ({ ctx, scope }) => listBins(ctx, scope),
);
