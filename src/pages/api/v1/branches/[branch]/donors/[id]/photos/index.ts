import { DonorFile, DonorParams } from '#contract/inventory';
import { MAX_UPLOAD_MB, UPLOAD_TYPES } from '#contract/media';
import { photographDonor } from '#domain/inventory';
import { endpoint } from '#server/endpoint/index.ts';
import { runtime } from '#server/runtime.ts';

export const prerender = false;

export const POST = endpoint(
  {
    id: 'addDonorPhoto',
    method: 'POST',
    path: '/branches/{branch}/donors/{id}/photos',
    summary: 'Adds a photograph of a donor car; the same file again changes nothing',
    tag: 'donors',
    permission: 'stock:receive',
    branch: ({ params }) => params.branch,
    params: DonorParams,
    takesFile: { types: UPLOAD_TYPES, photoLimitMb: MAX_UPLOAD_MB },
    response: DonorFile,
    status: 201,
    rate: 'photo-upload',
  },
  ({ ctx, scope, params, request }) =>
    photographDonor(ctx, scope, {
      donorId: params.id,
      takeIn: (how) => runtime().media.takeIn(request.request.body ?? new Blob().stream(), how),
    }),
);
