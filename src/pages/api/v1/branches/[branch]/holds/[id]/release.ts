import { Hold, HoldRelease, PromiseParams } from '#contract/sales';
import { releaseHold } from '#domain/sales';
import { endpoint } from '#server/endpoint/index.ts';

export const prerender = false;

export const POST = endpoint(
  {
    id: 'releaseHold',
    method: 'POST',
    path: '/branches/{branch}/holds/{id}/release',
    summary: 'Cancels a hold and gives back what its terms say',
    tag: 'holds',
    permission: 'hold:create',
    branch: ({ params }) => params.branch,
    params: PromiseParams,
    body: HoldRelease,
    response: Hold,
    status: 201,
    rate: 'counter-write',
    idempotent: true,
  },
  ({ ctx, scope, params, body }) => releaseHold(ctx, scope, params.id, body),
);
