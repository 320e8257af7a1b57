import { BranchParams } from '#contract/branches';
import { BranchCheck } from '#contract/reporting';
import { checkBranch, RESERVATIONS } from '#domain/reporting';
import { endpoint } from '#server/endpoint/index.ts';

export const prerender = false;

export const GET = endpoint(
  {
    id: 'checkLedger',
    method: 'GET',
    path: '/branches/{branch}/ledger/check',
    summary: 'Everything that has to add up in the books of a branch, and what does not',
    tag: 'stock',
    permission: 'stock:count',
    branch: ({ params }) => params.branch,
    params: BranchParams,
    response: BranchCheck,
    rate: 'staff-read',
  },
  ({ ctx, scope }) => checkBranch(ctx, scope, RESERVATIONS),
);
