import { BranchParams } from '#contract/branches';
import { TransferDraft, TransferPage, TransferQuery, TransferView } from '#contract/inventory';
import { listTransfers, requestTransfer } from '#domain/inventory';
import { endpoint } from '#server/endpoint/index.ts';

export const prerender = false;

export const GET = endpoint(
  {
    id: 'listTransfers',
    method: 'GET',
    path: '/branches/{branch}/transfers',
    summary: 'Transfers of a branch by what they wait for, newest first, and how many pieces are under way',
    tag: 'transfers',
    permission: 'transfer:request',
    branch: ({ params }) => params.branch,
    params: BranchParams,
    query: TransferQuery,
    response: TransferPage,
    rate: 'staff-read',
  },
  ({ ctx, scope, query }) => listTransfers(ctx, scope, query),
);

export const POST = endpoint(
  {
    id: 'requestTransfer',
    method: 'POST',
    path: '/branches/{branch}/transfers',
    summary: 'Asks another branch for pieces, or begins to send some to it',
    tag: 'transfers',
    permission: 'transfer:request',
    branch: ({ params }) => params.branch,
    params: BranchParams,
    body: TransferDraft,
    response: TransferView,
    status: 201,
    rate: 'staff-write',
    idempotent: true,
  },
  ({ ctx, scope, body }) => requestTransfer(ctx, scope, body),
);
