import { ItemLedger, ItemLedgerQuery, StockItemParams } from '#contract/inventory';
import { itemLedger } from '#domain/inventory';
import { endpoint } from '#server/endpoint/index.ts';

export const prerender = false;

export const GET = endpoint(
  {
    id: 'itemLedger',
    method: 'GET',
    path: '/branches/{branch}/stock/{id}/ledger',
    summary: 'Every movement of an item with its running balance, and the sum that proves on hand',
    tag: 'stock',
    permission: 'stock:read',
    branch: ({ params }) => params.branch,
    params: StockItemParams,
    query: ItemLedgerQuery,
    response: ItemLedger,
    rate: 'staff-read',
  },
  ({ ctx, scope, params, query }) => itemLedger(ctx, scope, { ...query, stockItemId: params.id }),
);
