import { GroupDraft, Interchange, InterchangeGroup, InterchangeQuery } from '#contract/catalog';
import { createInterchange, interchange } from '#domain/catalog';
import { endpoint } from '#server/endpoint/index.ts';

export const prerender = false;

const path = '/catalog/interchange';

export const GET = endpoint(
  {
    id: 'interchange',
    method: 'GET',
    path,
    summary: 'Other cars that take the same piece as this one',
    tag: 'fitment',
    permission: 'public',
    query: InterchangeQuery,
    response: Interchange,
    rate: 'public-read',
    cacheControl: 'public, max-age=60',
  },
  ({ ctx, query }) => interchange(ctx, query),
);

export const POST = endpoint(
  {
    id: 'createInterchange',
    method: 'POST',
    path,
    summary: 'Makes a group of cars or parts that are the same piece',
    tag: 'fitment',
    permission: 'catalog:edit',
    body: GroupDraft,
    response: InterchangeGroup,
    status: 201,
    rate: 'staff-write',
  },
  ({ ctx, body }) => createInterchange(ctx, body),
);
