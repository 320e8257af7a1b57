import { BranchParams } from '#contract/branches';
import { OpenShift, ShiftOpening } from '#contract/sales';
import { openShift } from '#domain/sales';
import { endpoint } from '#server/endpoint/index.ts';

export const prerender = false;

export const POST = endpoint(
  {
    id: 'openShift',
    method: 'POST',
    path: '/branches/{branch}/shifts',
    summary: 'Opens a till with the money in its drawer; the key is the id of the shift',
    tag: 'shifts',
    permission: 'shift:operate',
    branch: ({ params }) => params.branch,
    params: BranchParams,
    body: ShiftOpening,
    response: OpenShift,
    status: 201,
    rate: 'staff-write',
    idempotent: true,
  },
  ({ ctx, scope, body }) => openShift(ctx, scope, body),
);
