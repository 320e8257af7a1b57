import { BranchParams } from '#contract/branches';
import { QuoteList, QuoteListQuery } from '#contract/sales';
import { listQuotes } from '#domain/sales';
import { endpoint } from '#server/endpoint/index.ts';

export const prerender = false;

export const GET = endpoint(
  {
    id: 'listQuotes',
    method: 'GET',
    path: '/branches/{branch}/quotes',
    summary: 'Quotes of a branch, newest first',
    tag: 'quotes',
    permission: 'quote:create',
    branch: ({ params }) => params.branch,
    params: BranchParams,
    query: QuoteListQuery,
    response: QuoteList,
    rate: 'staff-read',
  },
  ({ ctx, scope, query }) => listQuotes(ctx, scope, query),
);
