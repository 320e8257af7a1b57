import { PhotoList, PhotoParams, PhotoWords } from '#contract/inventory';
import { describePhoto, removePhoto } from '#domain/inventory';
import { endpoint } from '#server/endpoint/index.ts';

export const prerender = false;

const path = '/branches/{branch}/stock/{id}/photos/{photo}';

export const PATCH = endpoint(
  {
    id: 'describePhoto',
    method: 'PATCH',
    path,
    summary: 'Says in words what a photograph shows; null leaves it to the name of the part',
    tag: 'stock',
    permission: 'stock:adjust',
    branch: ({ params }) => params.branch,
    params: PhotoParams,
    body: PhotoWords,
    response: PhotoList,
    rate: 'staff-write',
  },
  ({ ctx, scope, params, body }) =>
    describePhoto(ctx, scope, { stockItemId: params.id, photoId: params.photo, alt: body.alt }),
);

export const DELETE = endpoint(
  {
    id: 'removePhoto',
    method: 'DELETE',
    path,
    summary: 'Takes a photograph off; for 30 days it can be restored',
    tag: 'stock',
    permission: 'stock:adjust',
    branch: ({ params }) => params.branch,
    params: PhotoParams,
    response: PhotoList,
    rate: 'staff-write',
  },
  ({ ctx, scope, params }) => removePhoto(ctx, scope, { stockItemId: params.id, photoId: params.photo }),
);
