import { TransferParams, TransferView } from '#contract/inventory';
import { sendTransfer } from '#domain/inventory';
import { endpoint } from '#server/endpoint/index.ts';

export const prerender = false;

export const POST = endpoint(
  {
    id: 'sendTransfer',
    method: 'POST',
    path: '/branches/{branch}/transfers/{id}/send',
    summary: 'The parcel leaves: what was picked is in transit from now on',
    tag: 'transfers',
    permission: 'stock:transfer',
    branch: ({ params }) => params.branch,
    params: TransferParams,
    response: TransferView,
    rate: 'staff-write',
    idempotent: true,
  },
  ({ ctx, scope, params }) => sendTransfer(ctx, scope, params.id),
);
