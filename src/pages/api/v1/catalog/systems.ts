import { SystemList } from '#contract/catalog';
import { systemList } from '#domain/catalog';
import { endpoint } from '#server/endpoint/index.ts';

export const prerender = false;

export const GET = endpoint(
  {
    id: 'systemList',
    method: 'GET',
    path: '/catalog/systems',
    summary: 'The 12 systems and their part types',
    tag: 'catalog',
    permission: 'public',
    response: SystemList,
    rate: 'public-read',
    cacheControl: 'public, max-age=300, stale-while-revalidate=3600',
  },
  ({ ctx }) => systemList(ctx),
);
