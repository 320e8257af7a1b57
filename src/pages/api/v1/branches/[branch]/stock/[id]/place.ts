import { ItemVersion, PlaceChange, StockItemParams } from '#contract/inventory';
import { placeItem } from '#domain/inventory';
import { endpoint } from '#server/endpoint/index.ts';

export const prerender = false;

export const PUT = endpoint(
  {
    id: 'placeItem',
    method: 'PUT',
    path: '/branches/{branch}/stock/{id}/place',
    summary: 'On which shelf an item lies',
    tag: 'stock',
    permission: 'stock:adjust',
    branch: ({ params }) => params.branch,
    params: StockItemParams,
    body: PlaceChange,
    response: ItemVersion,
    rate: 'staff-write',
  },
  ({ ctx, scope, params, body }) => placeItem(ctx, scope, { ...body, stockItemId: params.id }),
);
