import { PhotoList, PhotoOrder, StockItemParams } from '#contract/inventory';
import { orderPhotos } from '#domain/inventory';
import { endpoint } from '#server/endpoint/index.ts';

export const prerender = false;

export const PUT = endpoint(
  {
    id: 'orderPhotos',
    method: 'PUT',
    path: '/branches/{branch}/stock/{id}/photos/order',
    summary: 'Puts the photographs of an item in this order; the first is the one that lists show',
    tag: 'stock',
    permission: 'stock:adjust',
    branch: ({ params }) => params.branch,
    params: StockItemParams,
    body: PhotoOrder,
    response: PhotoList,
    rate: 'staff-write',
  },
  ({ ctx, scope, params, body }) => orderPhotos(ctx, scope, { stockItemId: params.id, ids: body.ids }),
);
