import { DOCUMENT_TYPES, StoredDocument } from '#contract/media';
import { takePageDocument } from '#domain/landing';
import { endpoint } from '#server/endpoint/index.ts';
import { runtime } from '#server/runtime.ts';

export const prerender = false;

export const POST = endpoint(
  {
    id: 'addPageDocument',
    method: 'POST',
    path: '/landing/documents',
    summary:
      'Keeps a PDF for pages, as it came, when nothing in it runs; `/media/<hash>.pdf` then offers it for download',
    tag: 'landing',
    permission: 'landing:edit',
    takesFile: { types: DOCUMENT_TYPES },
    response: StoredDocument,
    status: 201,
    rate: 'photo-upload',
  },
  ({ ctx, request }) =>
    takePageDocument(ctx, () => runtime().media.takeInDocument(request.request.body ?? new Blob().stream())),
);
