import { LandingParams, PreviewLink, PreviewLinkDraft } from '#contract/landing';
import { createPreviewLink } from '#domain/landing';
import { endpoint } from '#server/endpoint/index.ts';

export const prerender = false;

export const POST = endpoint(
  {
    id: 'createLandingPreview',
    method: 'POST',
    path: '/landing/pages/{slug}/preview-links',
    summary:
      'A signed link that shows a version, or the draft as it then is, to whoever has it, for three days',
    tag: 'landing',
    permission: 'landing:edit',
    params: LandingParams,
    body: PreviewLinkDraft,
    response: PreviewLink,
    status: 201,
    rate: 'staff-write',
  },
  ({ ctx, params, body }) => createPreviewLink(ctx, params.slug, body),
);
