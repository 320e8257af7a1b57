import { PromiseParams, QuoteSale } from '#contract/sales';
import { markQuoteSold } from '#domain/sales';
import { endpoint } from '#server/endpoint/index.ts';
import { z } from 'zod';

export const prerender = false;

export const PUT = endpoint(
  {
    id: 'markQuoteSold',
    method: 'PUT',
    path: '/branches/{branch}/counter/quotes/{id}/sale',
    summary: 'Says which sale of this branch a quote became; the first one stands',
    tag: 'counter',
    permission: 'quote:create',
    branch: ({ params }) => params.branch,
    params: PromiseParams,
    body: QuoteSale,
    response: z.undefined(),
    status: 204,
    rate: 'counter-write',
  },
  ({ ctx, scope, params, body }) =>
    markQuoteSold(ctx, scope, { quoteId: params.id, saleId: body.saleId }).then(() => undefined),
);
