import { BranchParams } from '#contract/branches';
import { WorklistCounts } from '#contract/inventory';
import { worklistCounts } from '#domain/inventory';
import { endpoint } from '#server/endpoint/index.ts';

export const prerender = false;

export const GET = endpoint(
  {
    id: 'worklists',
    method: 'GET',
    path: '/branches/{branch}/worklists',
    summary: 'How much waits on each list of things to mend',
    tag: 'stock',
    permission: 'stock:read',
    branch: ({ params }) => params.branch,
    params: BranchParams,
    response: WorklistCounts,
    rate: 'staff-read',
  },
  ({ ctx, scope }) => worklistCounts(ctx, scope),
);
