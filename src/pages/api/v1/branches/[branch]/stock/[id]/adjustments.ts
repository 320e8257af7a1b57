import { AdjustmentReceipt, StockAdjustment, StockItemParams } from '#contract/inventory';
import { adjustStock } from '#domain/inventory';
import { endpoint } from '#server/endpoint/index.ts';

export const prerender = false;

export const POST = endpoint(
  {
    id: 'adjustStock',
    method: 'POST',
    path: '/branches/{branch}/stock/{id}/adjustments',
    summary: 'Makes on hand what a person counted, as one movement with a reason',
    tag: 'stock',
    permission: 'stock:adjust',
    branch: ({ params }) => params.branch,
    params: StockItemParams,
    body: StockAdjustment,
    response: AdjustmentReceipt,
    status: 201,
    rate: 'staff-write',
    idempotent: true,
  },
  ({ ctx, scope, params, body }) => adjustStock(ctx, scope, { ...body, stockItemId: params.id }),
);
