import { Trail, TrailQuery } from '#contract/reporting';
import { chainTimeZone } from '#domain/landing';
import { readChainTrail } from '#domain/reporting';
import { endpoint } from '#server/endpoint/index.ts';

export const prerender = false;

export const GET = endpoint(
  {
    id: 'readChainTrail',
    method: 'GET',
    path: '/audit',
    summary: 'Who did what that belongs to the chain: people, branches, catalog, settings; newest first',
    tag: 'audit',
    permission: 'audit:read',
    query: TrailQuery,
    response: Trail,
    rate: 'staff-read',
  },
  async ({ ctx, query }) => readChainTrail(ctx, query, await chainTimeZone(ctx)),
);
