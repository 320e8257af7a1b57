import { CountParams, CountScan, CountScanReceipt } from '#contract/inventory';
import { scanCount } from '#domain/inventory';
import { endpoint } from '#server/endpoint/index.ts';

export const prerender = false;

export const POST = endpoint(
  {
    id: 'scanCount',
    method: 'POST',
    path: '/branches/{branch}/counts/{id}/scans',
    summary: 'Adds what somebody saw to a count',
    tag: 'stock',
    permission: 'stock:count',
    branch: ({ params }) => params.branch,
    params: CountParams,
    body: CountScan,
    response: CountScanReceipt,
    status: 201,
    rate: 'counter-write',
    idempotent: true,
  },
  ({ ctx, scope, params, body }) => scanCount(ctx, scope, { ...body, countId: params.id }),
);
