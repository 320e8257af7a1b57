import { ShiftCount, ShiftParams, ShiftReport } from '#contract/sales';
import { countShift } from '#domain/sales';
import { endpoint } from '#server/endpoint/index.ts';

export const prerender = false;

export const POST = endpoint(
  {
    id: 'countShift',
    method: 'POST',
    path: '/branches/{branch}/shifts/{shift}/count',
    summary: 'Counts the drawer, which ends the shift; closes it when the money is what it must be',
    tag: 'shifts',
    permission: 'shift:operate',
    branch: ({ params }) => params.branch,
    params: ShiftParams,
    body: ShiftCount,
    response: ShiftReport,
    rate: 'staff-write',
    idempotent: true,
  },
  ({ ctx, scope, params, body }) => countShift(ctx, scope, params.shift, body),
);
