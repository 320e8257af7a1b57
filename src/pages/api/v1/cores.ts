import { CoreReceipt, ReceivedCore } from '#contract/sales';
import { receiveCore } from '#domain/sales';
import { endpoint } from '#server/endpoint/index.ts';

export const prerender = false;

export const POST = endpoint(
  {
    id: 'receiveCore',
    method: 'POST',
    path: '/cores',
    summary: 'Takes old parts of a note and pays their deposit back; the key is the id of the receipt',
    tag: 'returns',
    permission: 'return:create',
    branch: ({ body }) => body.branch,
    body: CoreReceipt,
    response: ReceivedCore,
    status: 201,
    rate: 'counter-write',
    idempotent: true,
  },
  ({ ctx, scope, body }) => receiveCore(ctx, scope, body),
);
