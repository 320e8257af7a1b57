import { Hold, HoldRefundDraft, PromiseParams } from '#contract/sales';
import { refundHold } from '#domain/sales';
import { endpoint } from '#server/endpoint/index.ts';

export const prerender = false;

export const POST = endpoint(
  {
    id: 'refundHold',
    method: 'POST',
    path: '/branches/{branch}/holds/{id}/refunds',
    summary: 'Gives back what a settled or overpaid hold owes',
    tag: 'holds',
    permission: 'hold:create',
    branch: ({ params }) => params.branch,
    params: PromiseParams,
    body: HoldRefundDraft,
    response: Hold,
    status: 201,
    rate: 'counter-write',
    idempotent: true,
  },
  ({ ctx, scope, params, body }) => refundHold(ctx, scope, params.id, body),
);
