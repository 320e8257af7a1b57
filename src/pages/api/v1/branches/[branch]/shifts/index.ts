import { BranchParams } from '#contract/branches';
import { OpenShift, ShiftList, ShiftListQuery, ShiftOpening } from '#contract/sales';
import { listShifts, openShift } from '#domain/sales';
import { endpoint } from '#server/endpoint/index.ts';

export const prerender = false;

export const GET = endpoint(
  {
    id: 'listShifts',
    method: 'GET',
    path: '/branches/{branch}/shifts',
    summary:
      'Shifts of a branch with their differences, newest first; the first page sums them up by cashier',
    tag: 'shifts',
    permission: 'shift:review',
    branch: ({ params }) => params.branch,
    params: BranchParams,
    query: ShiftListQuery,
    response: ShiftList,
    rate: 'staff-read',
  },
  ({ ctx, scope, query }) => listShifts(ctx, scope, query),
);

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
