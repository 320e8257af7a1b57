import { ImportParams, ImportProblems, ProblemsQuery } from '#contract/exchange';
import { importProblems } from '#domain/exchange';
import { endpoint } from '#server/endpoint/index.ts';

export const prerender = false;

export const GET = endpoint(
  {
    id: 'importProblems',
    method: 'GET',
    path: '/branches/{branch}/imports/{id}/problems',
    summary: 'What is wrong with which rows, page by page',
    tag: 'exchange',
    permission: 'stock:receive',
    branch: ({ params }) => params.branch,
    params: ImportParams,
    query: ProblemsQuery,
    response: ImportProblems,
    rate: 'staff-read',
  },
  ({ ctx, scope, params, query }) => importProblems(ctx, scope, { id: params.id, after: query.after }),
);
