import { ChainSearchQuery, ChainSearchResult, searchChain } from '#domain/search';
import { endpoint } from '#server/endpoint/index.ts';

export const prerender = false;

export const GET = endpoint(
  {
    id: 'searchChain',
    method: 'GET',
    path: '/search',
    summary: 'What the chain can sell that answers a sentence, with what narrows it',
    tag: 'stock',
    permission: 'public',
    query: ChainSearchQuery,
    response: ChainSearchResult,
    isCheckedByTests: true,
    rate: 'public-read',
  },
  ({ ctx, query }) => searchChain(ctx, query),
);
