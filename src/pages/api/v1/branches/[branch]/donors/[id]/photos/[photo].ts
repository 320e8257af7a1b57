import { DonorFile, DonorPhotoParams } from '#contract/inventory';
import { removeDonorPhoto } from '#domain/inventory';
import { endpoint } from '#server/endpoint/index.ts';

export const prerender = false;

export const DELETE = endpoint(
  {
    id: 'removeDonorPhoto',
    method: 'DELETE',
    path: '/branches/{branch}/donors/{id}/photos/{photo}',
    summary: 'Takes a photograph off a donor car',
    tag: 'donors',
    permission: 'stock:receive',
    branch: ({ params }) => params.branch,
    params: DonorPhotoParams,
    response: DonorFile,
    rate: 'staff-write',
  },
  ({ ctx, scope, params }) => removeDonorPhoto(ctx, scope, { donorId: params.id, photoId: params.photo }),
);
