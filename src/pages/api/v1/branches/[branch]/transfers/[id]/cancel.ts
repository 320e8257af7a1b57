import { TransferClosing, TransferParams, TransferView } from '#contract/inventory';
import { cancelTransfer } from '#domain/inventory';
import { endpoint } from '#server/endpoint/index.ts';

export const prerender = false;

export const POST = endpoint(
  {
    id: 'cancelTransfer',
    method: 'POST',
    path: '/branches/{branch}/transfers/{id}/cancel',
    summary: 'Declines a request, or says that it is not wanted any more, before it is sent',
    tag: 'transfers',
    permission: 'transfer:request',
    branch: ({ params }) => params.branch,
    params: TransferParams,
    body: TransferClosing,
    response: TransferView,
    rate: 'staff-write',
  },
  ({ ctx, scope, params, body }) => cancelTransfer(ctx, scope, { ...body, id: params.id }),
);
