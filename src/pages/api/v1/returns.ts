import { ReturnDraft, ReturnReceipt } from '#contract/sales';
import { recordReturn } from '#domain/sales';
import { endpoint } from '#server/endpoint/index.ts';

export const prerender = false;

export const POST = endpoint(
  {
    id: 'recordReturn',
    method: 'POST',
    path: '/returns',
    summary:
      'Takes back lines of a note and pays them back the way it was paid, or otherwise by approval; the key is the id of the return',
    tag: 'returns',
    permission: 'return:create',
    branch: ({ body }) => body.branch,
    body: ReturnDraft,
    response: ReturnReceipt,
    status: 201,
    rate: 'counter-write',
    idempotent: true,
  },
  ({ ctx, scope, body }) => recordReturn(ctx, scope, body),
);
