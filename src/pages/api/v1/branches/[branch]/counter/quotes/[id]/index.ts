import { LoadedQuote, PromiseParams } from '#contract/sales';
import { loadQuote } from '#domain/sales';
import { endpoint } from '#server/endpoint/index.ts';

export const prerender = false;

export const GET = endpoint(
  {
    id: 'loadQuote',
    method: 'GET',
    path: '/branches/{branch}/counter/quotes/{id}',
    summary: 'A quote of any branch as this one could sell it now, line by line, at the prices of today',
    tag: 'counter',
    permission: 'quote:create',
    branch: ({ params }) => params.branch,
    params: PromiseParams,
    response: LoadedQuote,
    rate: 'staff-read',
  },
  ({ ctx, scope, params }) => loadQuote(ctx, scope, params.id),
);
