import { DonorFile, DonorParams, PaperDraft } from '#contract/inventory';
import { addPaper } from '#domain/inventory';
import { endpoint } from '#server/endpoint/index.ts';

export const prerender = false;

export const POST = endpoint(
  {
    id: 'addDonorPaper',
    method: 'POST',
    path: '/branches/{branch}/donors/{id}/papers',
    summary: 'Writes down a paper of a donor car',
    tag: 'donors',
    permission: 'stock:receive',
    branch: ({ params }) => params.branch,
    params: DonorParams,
    body: PaperDraft,
    response: DonorFile,
    status: 201,
    rate: 'staff-write',
  },
  ({ ctx, scope, params, body }) => addPaper(ctx, scope, { donorId: params.id, paper: body }),
);
