import { LandingPickers } from '#contract/landing';
import { landingPickers } from '#domain/landing';
import { endpoint } from '#server/endpoint/index.ts';

export const prerender = false;

export const GET = endpoint(
  {
    id: 'landingPickers',
    method: 'GET',
    path: '/landing/pickers',
    summary: 'Pages, branches and cars that a link can lead to',
    tag: 'landing',
    permission: 'landing:edit',
    response: LandingPickers,
    rate: 'staff-read',
  },
  ({ ctx }) => landingPickers(ctx),
);
