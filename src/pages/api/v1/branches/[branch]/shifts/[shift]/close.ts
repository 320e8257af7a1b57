import { ShiftClosing, ShiftParams, ShiftReport } from '#contract/sales';
import { closeShift } from '#domain/sales';
import { endpoint } from '#server/endpoint/index.ts';

export const prerender = false;

export const POST = endpoint(
  {
    id: 'closeShift',
    method: 'POST',
    path: '/branches/{branch}/shifts/{shift}/close',
    summary: 'Closes a counted shift, with the reason of its difference',
    tag: 'shifts',
    permission: 'shift:operate',
    branch: ({ params }) => params.branch,
    params: ShiftParams,
    body: ShiftClosing,
    response: ShiftReport,
    rate: 'staff-write',
    idempotent: true,
  },
  ({ ctx, scope, params, body }) => closeShift(ctx, scope, params.shift, body),
);
