import { ImportParams, ImportStep, ImportView } from '#contract/exchange';
import { steerImport } from '#domain/exchange';
import { endpoint } from '#server/endpoint/index.ts';
import { inWords } from '../_in-words.ts';

export const prerender = false;

export const POST = endpoint(
  {
    id: 'steerImport',
    method: 'POST',
    path: '/branches/{branch}/imports/{id}/steps',
    summary: 'Checks the whole file, brings it in, takes it back, or stops; the work goes on apart',
    tag: 'exchange',
    permission: 'stock:receive',
    branch: ({ params }) => params.branch,
    params: ImportParams,
    body: ImportStep,
    response: ImportView,
    rate: 'staff-write',
  },
  async ({ ctx, scope, params, body }) =>
    inWords(ctx, await steerImport(ctx, scope, { ...body, id: params.id })),
);
