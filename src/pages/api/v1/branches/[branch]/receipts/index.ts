import { BranchParams } from '#contract/branches';
import { Receipt, ReceiptDraft, ReceiptList } from '#contract/inventory';
import { listReceipts, receiveParts } from '#domain/inventory';
import { endpoint } from '#server/endpoint/index.ts';

export const prerender = false;

export const GET = endpoint(
  {
    id: 'listReceipts',
    method: 'GET',
    path: '/branches/{branch}/receipts',
    summary: 'Receipts of new parts, newest first',
    tag: 'stock',
    permission: 'stock:receive',
    branch: ({ params }) => params.branch,
    params: BranchParams,
    response: ReceiptList,
    rate: 'staff-read',
  },
  ({ ctx, scope }) => listReceipts(ctx, scope),
);

export const POST = endpoint(
  {
    id: 'receiveParts',
    method: 'POST',
    path: '/branches/{branch}/receipts',
    summary: 'Receives new parts of a supplier in one transaction',
    tag: 'stock',
    permission: 'stock:receive',
    branch: ({ params }) => params.branch,
    params: BranchParams,
    body: ReceiptDraft,
    response: Receipt,
    status: 201,
    rate: 'staff-write',
    idempotent: true,
  },
  ({ ctx, scope, body }) => receiveParts(ctx, scope, body),
);
