import { DonorClosed, DonorClosing, DonorParams } from '#contract/inventory';
import { closeDonor } from '#domain/inventory';
import { endpoint } from '#server/endpoint/index.ts';

export const prerender = false;

export const POST = endpoint(
  {
    id: 'closeDonor',
    method: 'POST',
    path: '/branches/{branch}/donors/{id}/closing',
    summary: 'The wreck leaves the yard; what is left on it is written off or stays',
    tag: 'donors',
    permission: 'donor:close',
    branch: ({ params }) => params.branch,
    params: DonorParams,
    body: DonorClosing,
    response: DonorClosed,
    status: 201,
    rate: 'staff-write',
    idempotent: true,
  },
  ({ ctx, scope, params, body }) => closeDonor(ctx, scope, { ...body, id: params.id }),
);
