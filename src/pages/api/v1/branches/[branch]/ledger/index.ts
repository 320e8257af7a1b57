import { BranchParams } from '#contract/branches';
import { BranchLedger, BranchLedgerQuery } from '#contract/inventory';
import { branchLedger } from '#domain/inventory';
import { endpoint } from '#server/endpoint/index.ts';

export const prerender = false;

export const GET = endpoint(
  {
    id: 'branchLedger',
    method: 'GET',
    path: '/branches/{branch}/ledger',
    summary: 'The book of a branch over some days: opening, what came and left, closing, and the proof',
    tag: 'stock',
    permission: 'stock:count',
    branch: ({ params }) => params.branch,
    params: BranchParams,
    query: BranchLedgerQuery,
    response: BranchLedger,
    rate: 'staff-read',
  },
  ({ ctx, scope, query }) => branchLedger(ctx, scope, query),
);
