import { TransferParams, TransferPick, TransferView } from '#contract/inventory';
import { pickTransfer } from '#domain/inventory';
import { endpoint } from '#server/endpoint/index.ts';

export const prerender = false;

export const POST = endpoint(
  {
    id: 'pickTransfer',
    method: 'POST',
    path: '/branches/{branch}/transfers/{id}/picks',
    summary: 'Says how many pieces of some lines are in the box; moves no stock',
    tag: 'transfers',
    permission: 'stock:transfer',
    branch: ({ params }) => params.branch,
    params: TransferParams,
    body: TransferPick,
    response: TransferView,
    rate: 'staff-write',
  },
  ({ ctx, scope, params, body }) => pickTransfer(ctx, scope, { ...body, id: params.id }),
);
