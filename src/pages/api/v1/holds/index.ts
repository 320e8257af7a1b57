import { Hold, HoldDraft, HoldList, PromiseSearch } from '#contract/sales';
import { createHold, findHolds } from '#domain/sales';
import { endpoint } from '#server/endpoint/index.ts';

export const prerender = false;

export const GET = endpoint(
  {
    id: 'findHolds',
    method: 'GET',
    path: '/holds',
    summary: 'Holds of every branch: any by QR or folio, active ones by telephone or name',
    tag: 'holds',
    permission: 'hold:create',
    query: PromiseSearch,
    response: HoldList,
    rate: 'staff-read',
  },
  ({ ctx, query }) => findHolds(ctx, query.q),
);

export const POST = endpoint(
  {
    id: 'createHold',
    method: 'POST',
    path: '/holds',
    summary: 'Keeps pieces for somebody, with a deposit; the key is the id of the hold',
    tag: 'holds',
    permission: 'hold:create',
    branch: ({ body }) => body.branch,
    body: HoldDraft,
    response: Hold,
    status: 201,
    rate: 'counter-write',
    idempotent: true,
  },
  ({ ctx, scope, body }) => createHold(ctx, scope, body),
);
