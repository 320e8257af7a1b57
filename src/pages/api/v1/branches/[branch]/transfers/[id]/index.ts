import { TransferParams, TransferView } from '#contract/inventory';
import { readTransfer } from '#domain/inventory';
import { endpoint } from '#server/endpoint/index.ts';

export const prerender = false;

export const GET = endpoint(
  {
    id: 'readTransfer',
    method: 'GET',
    path: '/branches/{branch}/transfers/{id}',
    summary: 'One transfer as this branch knows it',
    tag: 'transfers',
    permission: 'transfer:request',
    branch: ({ params }) => params.branch,
    params: TransferParams,
    response: TransferView,
    rate: 'staff-read',
  },
  ({ ctx, scope, params }) => readTransfer(ctx, scope, params.id),
);
