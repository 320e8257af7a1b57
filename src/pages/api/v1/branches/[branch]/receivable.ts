import { BranchParams } from '#contract/branches';
import { Receivable, ReceivableQuery } from '#contract/inventory';
import { findReceivable } from '#domain/inventory';
import { endpoint } from '#server/endpoint/index.ts';

export const prerender = false;

export const GET = endpoint(
  {
    id: 'receivable',
    method: 'GET',
    path: '/branches/{branch}/receivable',
    summary: 'Parts that a number may be, with what the branch has of them',
    tag: 'stock',
    permission: 'stock:receive',
    branch: ({ params }) => params.branch,
    params: BranchParams,
    query: ReceivableQuery,
    response: Receivable,
    rate: 'staff-read',
  },
  ({ ctx, scope, query }) => findReceivable(ctx, scope, query.code),
);
