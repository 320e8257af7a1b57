import { CashMove, CashMovement, ShiftParams } from '#contract/sales';
import { moveCash } from '#domain/sales';
import { endpoint } from '#server/endpoint/index.ts';

export const prerender = false;

export const POST = endpoint(
  {
    id: 'moveCash',
    method: 'POST',
    path: '/branches/{branch}/shifts/{shift}/cash',
    summary: 'Puts cash into the drawer or takes it out; the key is the id of the movement',
    tag: 'shifts',
    permission: 'cash:move',
    branch: ({ params }) => params.branch,
    params: ShiftParams,
    body: CashMove,
    response: CashMovement,
    status: 201,
    rate: 'staff-write',
    idempotent: true,
  },
  ({ ctx, scope, params, body }) => moveCash(ctx, scope, params.shift, body),
);
