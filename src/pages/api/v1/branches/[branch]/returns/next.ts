import { BranchParams } from '#contract/branches';
import { NextReturn, NextReturnQuery } from '#contract/sales';
import { nextReturn } from '#domain/sales';
import { endpoint } from '#server/endpoint/index.ts';

export const prerender = false;

export const GET = endpoint(
  {
    id: 'nextReturn',
    method: 'GET',
    path: '/branches/{branch}/returns/next',
    summary: 'The number of the next return of a till',
    tag: 'returns',
    permission: 'return:create',
    branch: ({ params }) => params.branch,
    params: BranchParams,
    query: NextReturnQuery,
    response: NextReturn,
    rate: 'staff-read',
  },
  ({ ctx, scope, query }) => nextReturn(ctx, scope, query.terminal),
);
