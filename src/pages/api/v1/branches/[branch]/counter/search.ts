import { BranchParams } from '#contract/branches';
import { CounterSearchQuery, CounterSearchResult } from '#contract/inventory';
import { counterSearch } from '#domain/search';
import { endpoint } from '#server/endpoint/index.ts';

export const prerender = false;

export const GET = endpoint(
  {
    id: 'counterSearch',
    method: 'GET',
    path: '/branches/{branch}/counter/search',
    summary: 'Finds pieces by scan or by words: own branch first, then the others',
    tag: 'counter',
    permission: 'sale:create',
    branch: ({ params }) => params.branch,
    params: BranchParams,
    query: CounterSearchQuery,
    response: CounterSearchResult,
    rate: 'staff-read',
  },
  ({ ctx, scope, query }) => counterSearch(ctx, scope, query),
);
