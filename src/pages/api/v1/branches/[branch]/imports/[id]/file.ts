import { ImportParams, ImportView } from '#contract/exchange';
import { receiveImportFile } from '#domain/exchange';
import { endpoint } from '#server/endpoint/index.ts';
import { runtime } from '#server/runtime.ts';
import { inWords } from '../_in-words.ts';

export const prerender = false;

export const PUT = endpoint(
  {
    id: 'sendImportFile',
    method: 'PUT',
    path: '/branches/{branch}/imports/{id}/file',
    summary: 'The file of an import (CSV, XLSX, ACES or PIES), written down as it comes in',
    tag: 'exchange',
    permission: 'stock:receive',
    branch: ({ params }) => params.branch,
    params: ImportParams,
    takesFile: { types: ['application/octet-stream'] },
    response: ImportView,
    rate: 'staff-write',
  },
  async ({ ctx, scope, params, request }) => {
    runtime().warmJobs?.();
    return inWords(
      ctx,
      await receiveImportFile(ctx, scope, {
        id: params.id,
        files: runtime().importFiles,
        body: request.request.body ?? new ReadableStream<Uint8Array>({ start: (none) => none.close() }),
      }),
    );
  },
);
