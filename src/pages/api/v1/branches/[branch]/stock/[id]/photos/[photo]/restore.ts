import { PhotoList, PhotoParams, PhotoRestore } from '#contract/inventory';
import { restorePhoto } from '#domain/inventory';
import { endpoint } from '#server/endpoint/index.ts';

export const prerender = false;

export const POST = endpoint(
  {
    id: 'restorePhoto',
    method: 'POST',
    path: '/branches/{branch}/stock/{id}/photos/{photo}/restore',
    summary: 'Brings back a photograph that was taken off',
    tag: 'stock',
    permission: 'stock:adjust',
    branch: ({ params }) => params.branch,
    params: PhotoParams,
    body: PhotoRestore,
    response: PhotoList,
    rate: 'staff-write',
  },
  ({ ctx, scope, params, body }) =>
    restorePhoto(ctx, scope, { stockItemId: params.id, photoId: params.photo, position: body.position }),
);
