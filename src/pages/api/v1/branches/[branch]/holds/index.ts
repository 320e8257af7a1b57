import { BranchParams } from '#contract/branches';
import { HoldList, HoldListQuery } from '#contract/sales';
import { listHolds } from '#domain/sales';
import { endpoint } from '#server/endpoint/index.ts';

export const prerender = false;

export const GET = endpoint(
  {
    id: 'listHolds',
    method: 'GET',
    path: '/branches/{branch}/holds',
    summary: 'Holds of a branch, newest first',
    tag: 'holds',
    permission: 'hold:create',
    branch: ({ params }) => params.branch,
    params: BranchParams,
    query: HoldListQuery,
    response: HoldList,
    rate: 'staff-read',
  },
  ({ ctx, scope, query }) => listHolds(ctx, scope, query),
);
