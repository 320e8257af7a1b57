import { LandingParams, LandingState } from '#contract/landing';
import { readLanding } from '#domain/landing';
import { endpoint } from '#server/endpoint/index.ts';

export const prerender = false;

export const GET = endpoint(
  {
    id: 'readLanding',
    method: 'GET',
    path: '/landing/pages/{slug}',
    summary:
      'A page that owners write: the live version, the draft, what keeps it from being published, what is planned',
    tag: 'landing',
    permission: 'landing:edit',
    params: LandingParams,
    response: LandingState,
    rate: 'staff-read',
  },
  ({ ctx, params }) => readLanding(ctx, params.slug),
);
