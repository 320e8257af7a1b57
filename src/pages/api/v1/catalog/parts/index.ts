import { PartList, PartQuery } from '#contract/catalog';
import { listParts } from '#domain/catalog';
import { endpoint } from '#server/endpoint/index.ts';

export const prerender = false;

export const GET = endpoint(
  {
    id: 'parts',
    method: 'GET',
    path: '/catalog/parts',
    summary: 'Parts of the catalog by number, words, car or part type',
    tag: 'fitment',
    permission: 'catalog:edit',
    query: PartQuery,
    response: PartList,
    rate: 'staff-read',
  },
  ({ ctx, query }) => listParts(ctx, query),
);
