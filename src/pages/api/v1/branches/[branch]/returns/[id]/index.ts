import { ReturnParams, ReturnReceipt } from '#contract/sales';
import { returnById } from '#domain/sales';
import { endpoint } from '#server/endpoint/index.ts';

export const prerender = false;

export const GET = endpoint(
  {
    id: 'returnById',
    method: 'GET',
    path: '/branches/{branch}/returns/{id}',
    summary: 'One return, to print it again',
    tag: 'returns',
    permission: 'return:create',
    branch: ({ params }) => params.branch,
    params: ReturnParams,
    response: ReturnReceipt,
    rate: 'staff-read',
  },
  ({ ctx, scope, params }) => returnById(ctx, scope, params.id),
);
