import { BranchParams } from '#contract/branches';
import { TerminalList } from '#contract/sales';
import { listTerminals } from '#domain/sales';
import { endpoint } from '#server/endpoint/index.ts';

export const prerender = false;

export const GET = endpoint(
  {
    id: 'listTerminals',
    method: 'GET',
    path: '/branches/{branch}/terminals',
    summary: 'Tills of a branch, each with the number of its next note',
    tag: 'counter',
    permission: 'sale:create',
    branch: ({ params }) => params.branch,
    params: BranchParams,
    response: TerminalList,
    rate: 'staff-read',
  },
  ({ ctx, scope }) => listTerminals(ctx, scope),
);
