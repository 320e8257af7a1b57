import { BranchParams } from '#contract/branches';
import { Trail, TrailQuery } from '#contract/reporting';
import { readBranchTrail } from '#domain/reporting';
import { endpoint } from '#server/endpoint/index.ts';

export const prerender = false;

export const GET = endpoint(
  {
    id: 'readBranchTrail',
    method: 'GET',
    path: '/branches/{branch}/audit',
    summary: 'Who did what in a branch, newest first, by subject, person and days',
    tag: 'audit',
    permission: 'audit:read',
    branch: ({ params }) => params.branch,
    params: BranchParams,
    query: TrailQuery,
    response: Trail,
    rate: 'staff-read',
  },
  ({ ctx, scope, query }) => readBranchTrail(ctx, scope, query),
);
