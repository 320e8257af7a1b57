import { BranchParams } from '#contract/branches';
import { BranchStockPage, BranchStockQuery } from '#contract/inventory';
import { searchBranchStock } from '#domain/search';
import { endpoint } from '#server/endpoint/index.ts';

export const prerender = false;

export const GET = endpoint(
  {
    id: 'branchStock',
    method: 'GET',
    path: '/branches/{branch}/stock',
    summary: 'Stock of one branch for its staff, newest first',
    tag: 'stock',
    permission: 'stock:read',
    branch: ({ params }) => params.branch,
    params: BranchParams,
    query: BranchStockQuery,
    response: BranchStockPage,
    rate: 'staff-read',
  },
  ({ ctx, scope, query }) => searchBranchStock(ctx, scope, query),
);
