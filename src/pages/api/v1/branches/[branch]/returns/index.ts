import { BranchParams } from '#contract/branches';
import { ReturnList, ReturnListQuery } from '#contract/sales';
import { listReturns } from '#domain/sales';
import { endpoint } from '#server/endpoint/index.ts';

export const prerender = false;

export const GET = endpoint(
  {
    id: 'listReturns',
    method: 'GET',
    path: '/branches/{branch}/returns',
    summary: 'The returns of a branch, newest first',
    tag: 'returns',
    permission: 'return:create',
    branch: ({ params }) => params.branch,
    params: BranchParams,
    query: ReturnListQuery,
    response: ReturnList,
    rate: 'staff-read',
  },
  ({ ctx, scope, query }) => listReturns(ctx, scope, query),
);
