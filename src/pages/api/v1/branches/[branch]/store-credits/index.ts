import { BranchParams } from '#contract/branches';
import { CreditList, CreditListQuery } from '#contract/sales';
import { listCredits } from '#domain/sales';
import { endpoint } from '#server/endpoint/index.ts';

export const prerender = false;

export const GET = endpoint(
  {
    id: 'listCredits',
    method: 'GET',
    path: '/branches/{branch}/store-credits',
    summary: 'The store credits of a branch, newest first, and what it owes in all',
    tag: 'returns',
    permission: 'return:create',
    branch: ({ params }) => params.branch,
    params: BranchParams,
    query: CreditListQuery,
    response: CreditList,
    rate: 'staff-read',
  },
  ({ ctx, scope, query }) => listCredits(ctx, scope, query),
);
