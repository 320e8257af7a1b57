import { TransferArrival, TransferParams, TransferView } from '#contract/inventory';
import { receiveTransfer } from '#domain/inventory';
import { endpoint } from '#server/endpoint/index.ts';

export const prerender = false;

export const POST = endpoint(
  {
    id: 'receiveTransfer',
    method: 'POST',
    path: '/branches/{branch}/transfers/{id}/receive',
    summary: 'The parcel is opened: what arrived goes on the shelf, what did not is missing',
    tag: 'transfers',
    permission: 'stock:transfer',
    branch: ({ params }) => params.branch,
    params: TransferParams,
    body: TransferArrival,
    response: TransferView,
    rate: 'staff-write',
    idempotent: true,
  },
  ({ ctx, scope, params, body }) => receiveTransfer(ctx, scope, { ...body, id: params.id }),
);
