import { PriceChange, PriceReceipt, StockItemParams } from '#contract/inventory';
import { changePrice } from '#domain/inventory';
import { endpoint } from '#server/endpoint/index.ts';

export const prerender = false;

export const PUT = endpoint(
  {
    id: 'changePrice',
    method: 'PUT',
    path: '/branches/{branch}/stock/{id}/price',
    summary: 'Gives an item another price, IVA included; null takes it off sale',
    tag: 'stock',
    permission: 'price:change',
    branch: ({ params }) => params.branch,
    params: StockItemParams,
    body: PriceChange,
    response: PriceReceipt,
    rate: 'staff-write',
    idempotent: true,
  },
  ({ ctx, scope, params, body }) => changePrice(ctx, scope, { ...body, stockItemId: params.id }),
);
