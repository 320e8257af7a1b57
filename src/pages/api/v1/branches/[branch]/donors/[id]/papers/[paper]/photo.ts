import { DonorFile, DonorPaperParams } from '#contract/inventory';
import { MAX_UPLOAD_MB, UPLOAD_TYPES } from '#contract/media';
import { photographPaper } from '#domain/inventory';
import { endpoint } from '#server/endpoint/index.ts';
import { runtime } from '#server/runtime.ts';

export const prerender = false;

export const POST = endpoint(
  {
    id: 'addPaperPhoto',
    method: 'POST',
    path: '/branches/{branch}/donors/{id}/papers/{paper}/photo',
    summary: 'Keeps the photograph of a paper of a donor car',
    tag: 'donors',
    permission: 'stock:receive',
    branch: ({ params }) => params.branch,
    params: DonorPaperParams,
    takesFile: { types: UPLOAD_TYPES, photoLimitMb: MAX_UPLOAD_MB },
    response: DonorFile,
    status: 201,
    rate: 'photo-upload',
  },
  ({ ctx, scope, params, request }) =>
    photographPaper(ctx, scope, {
      donorId: params.id,
      paperId: params.paper,
      takeIn: () => runtime().media.takeIn(request.request.body ?? new Blob().stream()),
    }),
);
