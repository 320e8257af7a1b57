import { CountParams, CountProgress, CountStep } from '#contract/inventory';
import { stepCount } from '#domain/inventory';
import { endpoint } from '#server/endpoint/index.ts';

export const prerender = false;

export const POST = endpoint(
  {
    id: 'stepCount',
    method: 'POST',
    path: '/branches/{branch}/counts/{id}/status',
    summary: 'Ends the scanning, goes back to it, or gives the count up',
    tag: 'stock',
    permission: 'stock:count',
    branch: ({ params }) => params.branch,
    params: CountParams,
    body: CountStep,
    response: CountProgress,
    rate: 'staff-write',
  },
  ({ ctx, scope, params, body }) => stepCount(ctx, scope, { ...body, id: params.id }),
);
