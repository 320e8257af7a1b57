import { ImportParams, ImportPreview, PreviewQuery } from '#contract/exchange';
import { previewImport } from '#domain/exchange';
import { endpoint } from '#server/endpoint/index.ts';
import { runtime } from '#server/runtime.ts';

export const prerender = false;

export const GET = endpoint(
  {
    id: 'previewImport',
    method: 'GET',
    path: '/branches/{branch}/imports/{id}/preview',
    summary: 'The first fifty rows as they are understood; nothing changes',
    tag: 'exchange',
    permission: 'stock:receive',
    branch: ({ params }) => params.branch,
    params: ImportParams,
    query: PreviewQuery,
    response: ImportPreview,
    rate: 'staff-read',
  },
  ({ ctx, scope, params, query }) =>
    previewImport(ctx, scope, { id: params.id, options: query.options, files: runtime().importFiles }),
);
