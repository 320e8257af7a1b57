import { CropQuery, MAX_UPLOAD_MB, Picture, UPLOAD_TYPES } from '#contract/media';
import { takePagePicture } from '#domain/landing';
import { endpoint } from '#server/endpoint/index.ts';
import { runtime } from '#server/runtime.ts';

export const prerender = false;

export const POST = endpoint(
  {
    id: 'addPagePicture',
    method: 'POST',
    path: '/landing/pictures',
    summary:
      'Keeps a picture for pages, or only the part of it that `crop` says; the same file and part again is the same picture',
    tag: 'landing',
    permission: 'landing:edit',
    query: CropQuery,
    takesFile: { types: UPLOAD_TYPES, photoLimitMb: MAX_UPLOAD_MB },
    response: Picture,
    status: 201,
    rate: 'photo-upload',
  },
  ({ ctx, query, request }) =>
    takePagePicture(ctx, () =>
      runtime().media.takeIn(request.request.body ?? new Blob().stream(), { crop: query.crop }),
    ),
);
