import { endpoint } from '#server/endpoint/index.ts';
import { readSuggestions } from '../../_read/suggest.ts';
import { Suggestions, SuggestQuery } from '../../_read/suggest-contract.ts';

export const prerender = false;

export const GET = endpoint(
  {
    id: 'suggest',
    method: 'GET',
    path: '/suggest',
    summary: 'Ways to go on with a sentence while it is typed',
    tag: 'stock',
    permission: 'public',
    query: SuggestQuery,
    response: Suggestions,
    rate: 'public-read',
  },
  ({ ctx, query }) => readSuggestions(ctx, query),
);
