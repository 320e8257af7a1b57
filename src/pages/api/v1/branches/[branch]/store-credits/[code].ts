import { CreditParams, StoreCredit } from '#contract/sales';
import { creditByCode } from '#domain/sales';
import { endpoint } from '#server/endpoint/index.ts';

export const prerender = false;

export const GET = endpoint(
  {
    id: 'creditByCode',
    method: 'GET',
    path: '/branches/{branch}/store-credits/{code}',
    summary: 'A store credit by its code, with what is left on it; good only at its own branch',
    tag: 'returns',
    permission: 'sale:create',
    branch: ({ params }) => params.branch,
    params: CreditParams,
    response: StoreCredit,
    rate: 'staff-read',
  },
  ({ ctx, scope, params }) => creditByCode(ctx, scope, params.code),
);
