import { MinimumChange, StockItemParams } from '#contract/inventory';
import { setMinimum } from '#domain/inventory';
import { endpoint } from '#server/endpoint/index.ts';

export const prerender = false;

export const PUT = endpoint(
  {
    id: 'setMinimum',
    method: 'PUT',
    path: '/branches/{branch}/stock/{id}/minimum',
    summary: 'How many of a new part the branch wants to have',
    tag: 'stock',
    permission: 'stock:receive',
    branch: ({ params }) => params.branch,
    params: StockItemParams,
    body: MinimumChange,
    response: MinimumChange,
    rate: 'staff-write',
  },
  ({ ctx, scope, params, body }) => setMinimum(ctx, scope, { ...body, stockItemId: params.id }),
);
