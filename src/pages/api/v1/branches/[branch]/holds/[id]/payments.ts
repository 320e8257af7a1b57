import { HoldPayment, HoldPaymentDraft, PromiseParams } from '#contract/sales';
import { payHold } from '#domain/sales';
import { endpoint } from '#server/endpoint/index.ts';

export const prerender = false;

export const POST = endpoint(
  {
    id: 'payHold',
    method: 'POST',
    path: '/branches/{branch}/holds/{id}/payments',
    summary: 'Takes money for a hold at this branch, also for one of another',
    tag: 'holds',
    permission: 'hold:create',
    branch: ({ params }) => params.branch,
    params: PromiseParams,
    body: HoldPaymentDraft,
    response: HoldPayment,
    status: 201,
    rate: 'counter-write',
    idempotent: true,
  },
  ({ ctx, scope, params, body }) => payHold(ctx, scope, params.id, body),
);
