import { ShiftParams, ShiftReport } from '#contract/sales';
import { shiftReport } from '#domain/sales';
import { endpoint } from '#server/endpoint/index.ts';

export const prerender = false;

export const GET = endpoint(
  {
    id: 'shiftReport',
    method: 'GET',
    path: '/branches/{branch}/shifts/{shift}',
    summary: 'X or Z report: an open shift only for who reviews shifts, because the count is blind',
    tag: 'shifts',
    permission: 'shift:read',
    branch: ({ params }) => params.branch,
    params: ShiftParams,
    response: ShiftReport,
    rate: 'staff-read',
  },
  ({ ctx, scope, params }) => shiftReport(ctx, scope, params.shift),
);
