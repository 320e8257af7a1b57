import { DonorFile, DonorPaperParams } from '#contract/inventory';
import { removePaper } from '#domain/inventory';
import { endpoint } from '#server/endpoint/index.ts';

export const prerender = false;

export const DELETE = endpoint(
  {
    id: 'removeDonorPaper',
    method: 'DELETE',
    path: '/branches/{branch}/donors/{id}/papers/{paper}',
    summary: 'Takes a paper off a donor car',
    tag: 'donors',
    permission: 'stock:receive',
    branch: ({ params }) => params.branch,
    params: DonorPaperParams,
    response: DonorFile,
    rate: 'staff-write',
  },
  ({ ctx, scope, params }) => removePaper(ctx, scope, { donorId: params.id, paperId: params.paper }),
);
