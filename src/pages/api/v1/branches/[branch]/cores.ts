import { BranchParams } from '#contract/branches';
import { CoreList, CoreListQuery } from '#contract/sales';
import { listCores } from '#domain/sales';
import { endpoint } from '#server/endpoint/index.ts';

export const prerender = false;

export const GET = endpoint(
  {
    id: 'listCores',
    method: 'GET',
    path: '/branches/{branch}/cores',
    summary: 'Old parts that were charged for and not handed in, and the sums of the branch',
    tag: 'returns',
    permission: 'return:create',
    branch: ({ params }) => params.branch,
    params: BranchParams,
    query: CoreListQuery,
    response: CoreList,
    rate: 'staff-read',
  },
  ({ ctx, scope, query }) => listCores(ctx, scope, query),
);
