import { TransferParams, TransferSettlement, TransferView } from '#contract/inventory';
import { settleTransfer } from '#domain/inventory';
import { endpoint } from '#server/endpoint/index.ts';

export const prerender = false;

export const POST = endpoint(
  {
    id: 'settleTransfer',
    method: 'POST',
    path: '/branches/{branch}/transfers/{id}/settle',
    summary: 'Missing pieces go back to the shelf of the sender or are written off',
    tag: 'transfers',
    permission: 'stock:transfer',
    branch: ({ params }) => params.branch,
    params: TransferParams,
    body: TransferSettlement,
    response: TransferView,
    rate: 'staff-write',
    idempotent: true,
  },
  ({ ctx, scope, params, body }) => settleTransfer(ctx, scope, { ...body, id: params.id }),
);
