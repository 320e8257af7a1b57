import { SaleDraft, SaleReceipt } from '#contract/sales';
import { recordSale } from '#domain/sales';
import { endpoint } from '#server/endpoint/index.ts';

export const prerender = false;

export const POST = endpoint(
  {
    id: 'recordSale',
    method: 'POST',
    path: '/sales',
    summary: 'Sells in one transaction; the key is the id of the sale, and a replay gets the same bytes',
    tag: 'sales',
    permission: 'sale:create',
    branch: ({ body }) => body.branch,
    body: SaleDraft,
    response: SaleReceipt,
    status: 201,
    rate: 'counter-write',
    idempotent: true,
  },
  ({ ctx, scope, body }) => recordSale(ctx, scope, body),
);
