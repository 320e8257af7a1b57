import { CountParams, CountProgress } from '#contract/inventory';
import { readCount } from '#domain/inventory';
import { endpoint } from '#server/endpoint/index.ts';

export const prerender = false;

export const GET = endpoint(
  {
    id: 'readCount',
    method: 'GET',
    path: '/branches/{branch}/counts/{id}',
    summary: 'How far a count is; nothing of what the system expects',
    tag: 'stock',
    permission: 'stock:count',
    branch: ({ params }) => params.branch,
    params: CountParams,
    response: CountProgress,
    rate: 'staff-read',
  },
  ({ ctx, scope, params }) => readCount(ctx, scope, params.id),
);
