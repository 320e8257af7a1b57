import { CountParams, CountPosting, CountReceipt } from '#contract/inventory';
import { postCount } from '#domain/inventory';
import { endpoint } from '#server/endpoint/index.ts';

export const prerender = false;

export const POST = endpoint(
  {
    id: 'postCount',
    method: 'POST',
    path: '/branches/{branch}/counts/{id}/posting',
    summary: 'Writes the explained differences of a count into the ledger',
    tag: 'stock',
    permission: 'stock:count',
    branch: ({ params }) => params.branch,
    params: CountParams,
    body: CountPosting,
    response: CountReceipt,
    status: 201,
    rate: 'staff-write',
    idempotent: true,
  },
  ({ ctx, scope, params, body }) => postCount(ctx, scope, { ...body, id: params.id }),
);
