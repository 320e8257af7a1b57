import { SaleParams, SaleReceipt } from '#contract/sales';
import { saleById } from '#domain/sales';
import { endpoint } from '#server/endpoint/index.ts';

export const prerender = false;

export const GET = endpoint(
  {
    id: 'saleById',
    method: 'GET',
    path: '/branches/{branch}/sales/{id}',
    summary: 'One note, to show or print it again',
    tag: 'sales',
    permission: 'sale:read',
    branch: ({ params }) => params.branch,
    params: SaleParams,
    response: SaleReceipt,
    rate: 'staff-read',
  },
  ({ ctx, scope, params }) => saleById(ctx, scope, params.id),
);
