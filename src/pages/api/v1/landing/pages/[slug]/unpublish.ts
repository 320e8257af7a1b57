import { LandingParams, LandingState, LandingUnpublish } from '#contract/landing';
import { unpublishPage } from '#domain/landing';
import { endpoint } from '#server/endpoint/index.ts';

export const prerender = false;

export const POST = endpoint(
  {
    id: 'unpublishLanding',
    method: 'POST',
    path: '/landing/pages/{slug}/unpublish',
    summary:
      'Takes the live page off: visitors see the page as it comes; versions and draft stay. 409 `landing.live_is_other` when `versionId` is not what is live',
    tag: 'landing',
    permission: 'landing:edit',
    params: LandingParams,
    body: LandingUnpublish,
    response: LandingState,
    rate: 'staff-write',
  },
  ({ ctx, params, body }) => unpublishPage(ctx, params.slug, body),
);
