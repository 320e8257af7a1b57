import { ImportParams, ImportView } from '#contract/exchange';
import { readImport } from '#domain/exchange';
import { endpoint } from '#server/endpoint/index.ts';
import { inWords } from '../_in-words.ts';

export const prerender = false;

export const GET = endpoint(
  {
    id: 'readImport',
    method: 'GET',
    path: '/branches/{branch}/imports/{id}',
    summary: 'One import with its progress',
    tag: 'exchange',
    permission: 'stock:receive',
    branch: ({ params }) => params.branch,
    params: ImportParams,
    response: ImportView,
    rate: 'staff-read',
  },
  async ({ ctx, scope, params }) => inWords(ctx, await readImport(ctx, scope, params.id)),
);
