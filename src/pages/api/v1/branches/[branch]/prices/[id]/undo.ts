import { PriceBatchParams, PriceUndone } from '#contract/inventory';
import { undoPrices } from '#domain/inventory';
import { endpoint } from '#server/endpoint/index.ts';

export const prerender = false;

export const POST = endpoint(
  {
    id: 'undoPrices',
    method: 'POST',
    path: '/branches/{branch}/prices/{id}/undo',
    summary: 'Gives them their prices back, except those changed since',
    tag: 'prices',
    permission: 'price:change',
    branch: ({ params }) => params.branch,
    params: PriceBatchParams,
    response: PriceUndone,
    rate: 'staff-write',
    idempotent: true,
  },
  ({ ctx, scope, params }) => undoPrices(ctx, scope, params.id),
);
