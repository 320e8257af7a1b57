import { z } from 'zod';
import { ExportParams } from '#contract/exchange';
import { EXPORT_TYPES, exportFile } from '#domain/exchange';
import { endpoint, FileAnswer } from '#server/endpoint/index.ts';

export const prerender = false;

export const GET = endpoint(
  {
    id: 'exportFile',
    method: 'GET',
    path: '/branches/{branch}/exports/{file}',
    summary:
      'existencias, refacciones, compatibilidades or mercadolibre as .csv or .xlsx; aces.xml and pies.xml; made while it is sent',
    tag: 'exchange',
    permission: 'stock:read',
    branch: ({ params }) => params.branch,
    params: ExportParams,
    response: z.unknown(),
    answersFile: Object.values(EXPORT_TYPES),
    rate: 'staff-read',
  },
  ({ ctx, scope, params }) =>
    Promise.resolve(new FileAnswer(exportFile(ctx, scope, params.branch, params.file))),
);
