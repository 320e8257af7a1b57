import { StockPage, StockQuery } from '#contract/inventory';
import { listStock } from '#domain/inventory';
import { endpoint } from '#server/endpoint/index.ts';

export const prerender = false;

export const GET = endpoint(
  {
    id: 'listStock',
    method: 'GET',
    path: '/stock',
    summary: 'What the chain has of a part, a car or a branch, cheapest first',
    tag: 'stock',
    permission: 'public',
    query: StockQuery,
    response: StockPage,
    rate: 'public-read',
    cacheControl: 'public, no-cache',
  },
  ({ ctx, query }) => listStock(ctx, query),
);
