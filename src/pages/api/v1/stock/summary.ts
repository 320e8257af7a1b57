import { StockSummary, StockSummaryQuery } from '#contract/inventory';
import { stockSummary } from '#domain/inventory';
import { endpoint } from '#server/endpoint/index.ts';

export const prerender = false;

export const GET = endpoint(
  {
    id: 'stockSummary',
    method: 'GET',
    path: '/stock/summary',
    summary: 'Sellable pieces and lowest prices by system, part type, position and branch',
    tag: 'stock',
    permission: 'public',
    query: StockSummaryQuery,
    response: StockSummary,
    rate: 'public-read',
    cacheControl: 'public, no-cache',
  },
  ({ ctx, query }) => stockSummary(ctx, query),
);
