import { z } from 'zod';
import { DonorFile, DonorPaperParams, PaperPhotoQuery } from '#contract/inventory';
import { MAX_UPLOAD_MB, UPLOAD_TYPES } from '#contract/media';
import { photographPaper, readPaperPhoto } from '#domain/inventory';
import { endpoint, FileAnswer } from '#server/endpoint/index.ts';
import { runtime } from '#server/runtime.ts';

export const prerender = false;

export const GET = endpoint(
  {
    id: 'readPaperPhoto',
    method: 'GET',
    path: '/branches/{branch}/donors/{id}/papers/{paper}/photo',
    summary:
      'The photograph of a paper of a donor car, for those who may see the paper; nobody keeps it on the way',
    tag: 'donors',
    permission: 'stock:receive',
    branch: ({ params }) => params.branch,
    params: DonorPaperParams,
    query: PaperPhotoQuery,
    response: z.unknown(),
    answersFile: ['image/jpeg'],
    cacheControl: 'private, no-store',
    rate: 'staff-read',
  },
  async ({ ctx, scope, params, query }) => {
    const { id: donorId, paper: paperId } = params;
    const stored = await readPaperPhoto(ctx, scope, {
      donorId,
      paperId,
      edge: query.edge,
      media: runtime().media,
    });
    return new FileAnswer({
      name: 'papel.jpg',
      contentType: 'image/jpeg',
      content: stored.read(),
      isShown: true,
    });
  },
);

export const POST = endpoint(
  {
    id: 'addPaperPhoto',
    method: 'POST',
    path: '/branches/{branch}/donors/{id}/papers/{paper}/photo',
    summary: 'Keeps the photograph of a paper of a donor car; it gets no public address',
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
      takeIn: (how) => runtime().media.takeIn(request.request.body ?? new Blob().stream(), how),
    }),
);
