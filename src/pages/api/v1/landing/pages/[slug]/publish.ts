import { LandingParams, LandingPublish, LandingState } from '#contract/landing';
import { publishPage } from '#domain/landing';
import { endpoint } from '#server/endpoint/index.ts';

export const prerender = false;

export const POST = endpoint(
  {
    id: 'publishLanding',
    method: 'POST',
    path: '/landing/pages/{slug}/publish',
    summary:
      'Makes the draft the live page, on every process within two seconds. Sent again with the same `id` nothing happens again; 409 `landing.not_ready` lists what to put right, `landing.nothing_new` says that all of it is live',
    tag: 'landing',
    permission: 'landing:edit',
    params: LandingParams,
    body: LandingPublish,
    response: LandingState,
    rate: 'staff-write',
  },
  ({ ctx, params, body }) => publishPage(ctx, params.slug, body),
);
