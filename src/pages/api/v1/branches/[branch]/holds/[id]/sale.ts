import { SaleReceipt, HoldSaleDraft, PromiseParams } from '#contract/sales';
import { completeHold } from '#domain/sales';
import { endpoint } from '#server/endpoint/index.ts';

export const prerender = false;

export const POST = endpoint(
  {
    id: 'completeHold',
    method: 'POST',
    path: '/branches/{branch}/holds/{id}/sale',
    summary: 'Sells a hold: the deposit is applied and the rest paid; the key is the id of the sale',
    tag: 'holds',
    permission: 'sale:create',
    branch: ({ params }) => params.branch,
    params: PromiseParams,
    body: HoldSaleDraft,
    response: SaleReceipt,
    status: 201,
    rate: 'counter-write',
    idempotent: true,
  },
  ({ ctx, scope, params, body }) => completeHold(ctx, scope, params.id, body),
);
