import { Hold, HoldExtension, PromiseParams } from '#contract/sales';
import { extendHold } from '#domain/sales';
import { endpoint } from '#server/endpoint/index.ts';

export const prerender = false;

export const POST = endpoint(
  {
    id: 'extendHold',
    method: 'POST',
    path: '/branches/{branch}/holds/{id}/extension',
    summary: 'Gives a hold more time',
    tag: 'holds',
    permission: 'hold:create',
    branch: ({ params }) => params.branch,
    params: PromiseParams,
    body: HoldExtension,
    response: Hold,
    status: 201,
    rate: 'counter-write',
    idempotent: true,
  },
  ({ ctx, scope, params, body }) => extendHold(ctx, scope, params.id, body),
);
