import { BranchParams } from '#contract/branches';
import { Teardown, TeardownQuery } from '#contract/inventory';
import { readTeardown } from '#domain/inventory';
import { endpoint } from '#server/endpoint/index.ts';

export const prerender = false;

export const GET = endpoint(
  {
    id: 'readTeardown',
    method: 'GET',
    path: '/branches/{branch}/teardown',
    summary: 'The pieces that a car of the catalog gives, each with what is known of its price',
    tag: 'donors',
    permission: 'stock:receive',
    branch: ({ params }) => params.branch,
    params: BranchParams,
    query: TeardownQuery,
    response: Teardown,
    rate: 'staff-read',
  },
  ({ ctx, scope, query }) => readTeardown(ctx, scope, query),
);
