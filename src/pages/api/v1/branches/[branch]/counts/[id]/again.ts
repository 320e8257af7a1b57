import { CountAgain, CountChanged, CountParams } from '#contract/inventory';
import { countAgain } from '#domain/inventory';
import { endpoint } from '#server/endpoint/index.ts';

export const prerender = false;

export const POST = endpoint(
  {
    id: 'countAgain',
    method: 'POST',
    path: '/branches/{branch}/counts/{id}/again',
    summary: 'Lines that somebody has to go and count once more',
    tag: 'stock',
    permission: 'stock:count',
    branch: ({ params }) => params.branch,
    params: CountParams,
    body: CountAgain,
    response: CountChanged,
    rate: 'staff-write',
  },
  ({ ctx, scope, params, body }) => countAgain(ctx, scope, { ...body, id: params.id }),
);
