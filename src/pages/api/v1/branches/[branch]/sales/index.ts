import { BranchParams } from '#contract/branches';
import { SaleList, SaleListQuery } from '#contract/sales';
import { listSales } from '#domain/sales';
import { endpoint } from '#server/endpoint/index.ts';

export const prerender = false;

export const GET = endpoint(
  {
    id: 'listSales',
    method: 'GET',
    path: '/branches/{branch}/sales',
    summary:
      'Notes of a branch, newest first, by day, folio or name; the first page sums up all that are asked for',
    tag: 'sales',
    permission: 'sale:read',
    branch: ({ params }) => params.branch,
    params: BranchParams,
    query: SaleListQuery,
    response: SaleList,
    rate: 'staff-read',
  },
  ({ ctx, scope, query }) => listSales(ctx, scope, query),
);
