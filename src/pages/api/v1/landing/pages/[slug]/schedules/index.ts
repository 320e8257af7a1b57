import { LandingParams, LandingScheduleDraft, LandingState } from '#contract/landing';
import { schedulePage } from '#domain/landing';
import { endpoint } from '#server/endpoint/index.ts';

export const prerender = false;

export const POST = endpoint(
  {
    id: 'scheduleLanding',
    method: 'POST',
    path: '/landing/pages/{slug}/schedules',
    summary:
      'Plans a publication of the draft as it is now, or the end of one, at a time of the chain’s clock',
    tag: 'landing',
    permission: 'landing:edit',
    params: LandingParams,
    body: LandingScheduleDraft,
    response: LandingState,
    rate: 'staff-write',
  },
  ({ ctx, params, body }) => schedulePage(ctx, params.slug, body),
);
