import { CarTree } from '#contract/catalog';
import { carTree } from '#domain/catalog';
import { endpoint } from '#server/endpoint/index.ts';

export const prerender = false;

export const GET = endpoint(
  {
    id: 'carTree',
    method: 'GET',
    path: '/catalog/tree',
    summary: 'Every make, model, generation and engine',
    tag: 'catalog',
    permission: 'public',
    response: CarTree,
    rate: 'public-read',
    cacheControl: 'public, max-age=60, stale-while-revalidate=600',
  },
  ({ ctx }) => carTree(ctx),
);
