import { ImportDraft, ImportList, ImportsParams, ImportView } from '#contract/exchange';
import { listImports, startImport } from '#domain/exchange';
import { endpoint } from '#server/endpoint/index.ts';
import { inWords } from './_in-words.ts';

export const prerender = false;

export const GET = endpoint(
  {
    id: 'listImports',
    method: 'GET',
    path: '/branches/{branch}/imports',
    summary: 'The latest imports of a branch and of the catalog, newest first',
    tag: 'exchange',
    permission: 'stock:receive',
    branch: ({ params }) => params.branch,
    params: ImportsParams,
    response: ImportList,
    rate: 'staff-read',
  },
  async ({ ctx, scope }) => {
    const { imports } = await listImports(ctx, scope);
    return { imports: imports.map((job) => inWords(ctx, job)) };
  },
);

export const POST = endpoint(
  {
    id: 'startImport',
    method: 'POST',
    path: '/branches/{branch}/imports',
    summary: 'Begins an import under an id of the caller; the same id again answers what there is',
    tag: 'exchange',
    permission: 'stock:receive',
    branch: ({ params }) => params.branch,
    params: ImportsParams,
    body: ImportDraft,
    response: ImportView,
    status: 201,
    rate: 'staff-write',
  },
  async ({ ctx, scope, body }) => inWords(ctx, await startImport(ctx, scope, body)),
);
