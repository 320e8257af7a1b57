import { Receipt, ReceiptParams } from '#contract/inventory';
import { readReceipt } from '#domain/inventory';
import { endpoint } from '#server/endpoint/index.ts';

export const prerender = false;

export const GET = endpoint(
  {
    id: 'readReceipt',
    method: 'GET',
    path: '/branches/{branch}/receipts/{id}',
    summary: 'One receipt of new parts with its lines',
    tag: 'stock',
    permission: 'stock:receive',
    branch: ({ params }) => params.branch,
    params: ReceiptParams,
    response: Receipt,
    rate: 'staff-read',
  },
  ({ ctx, scope, params }) => readReceipt(ctx, scope, params.id),
);
