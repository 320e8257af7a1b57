import { PhotoList, StockItemParams } from '#contract/inventory';
import { MAX_UPLOAD_MB, UPLOAD_TYPES } from '#contract/media';
import { addPhoto } from '#domain/inventory';
import { endpoint } from '#server/endpoint/index.ts';
import { runtime } from '#server/runtime.ts';

export const prerender = false;

export const POST = endpoint(
  {
    id: 'addPhoto',
    method: 'POST',
    path: '/branches/{branch}/stock/{id}/photos',
    summary: 'Adds a photograph of this item; the same file again changes nothing',
    tag: 'stock',
    permission: 'stock:adjust',
    branch: ({ params }) => params.branch,
    params: StockItemParams,
    takesFile: { types: UPLOAD_TYPES, photoLimitMb: MAX_UPLOAD_MB },
    response: PhotoList,
    status: 201,
    rate: 'photo-upload',
  },
  ({ ctx, scope, params, request }) =>
    addPhoto(ctx, scope, {
      stockItemId: params.id,
      takeIn: (how) => runtime().media.takeIn(request.request.body ?? new Blob().stream(), how),
    }),
);
