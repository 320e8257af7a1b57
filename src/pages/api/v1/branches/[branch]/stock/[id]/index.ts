import { BranchStockDetail, StockItemParams } from '#contract/inventory';
import { branchStockDetail } from '#domain/inventory';
import { endpoint } from '#server/endpoint/index.ts';

export const prerender = false;

export const GET = endpoint(
  {
    id: 'branchStockDetail',
    method: 'GET',
    path: '/branches/{branch}/stock/{id}',
    summary: 'One stock item with its latest movements',
    tag: 'stock',
    permission: 'stock:read',
    branch: ({ params }) => params.branch,
    params: StockItemParams,
    response: BranchStockDetail,
    rate: 'staff-read',
  },
  ({ ctx, scope, params }) => branchStockDetail(ctx, scope, params.id),
);
