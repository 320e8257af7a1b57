import { CountChanged, CountExplanation, CountParams } from '#contract/inventory';
import { explainCount } from '#domain/inventory';
import { endpoint } from '#server/endpoint/index.ts';

export const prerender = false;

export const POST = endpoint(
  {
    id: 'explainCount',
    method: 'POST',
    path: '/branches/{branch}/counts/{id}/reasons',
    summary: 'Says why lines of a count differ',
    tag: 'stock',
    permission: 'stock:count',
    branch: ({ params }) => params.branch,
    params: CountParams,
    body: CountExplanation,
    response: CountChanged,
    rate: 'staff-write',
  },
  ({ ctx, scope, params, body }) => explainCount(ctx, scope, { ...body, id: params.id }),
);
