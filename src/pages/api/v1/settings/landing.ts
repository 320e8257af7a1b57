import { LandingSettings } from '#contract/landing';
import { changeLandingSettings, readLandingSettings } from '#domain/landing';
import { endpoint } from '#server/endpoint/index.ts';

export const prerender = false;

export const GET = endpoint(
  {
    id: 'readLandingSettings',
    method: 'GET',
    path: '/settings/landing',
    summary: 'Which page is the home of the site, and the time zone in which the chain plans',
    tag: 'landing',
    permission: 'landing:edit',
    response: LandingSettings,
    rate: 'staff-read',
  },
  ({ ctx }) => readLandingSettings(ctx),
);

export const PUT = endpoint(
  {
    id: 'changeLandingSettings',
    method: 'PUT',
    path: '/settings/landing',
    summary:
      'Chooses the home of the site and the time zone for planning; what is planned stays at its instant',
    tag: 'landing',
    permission: 'landing:edit',
    body: LandingSettings,
    response: LandingSettings,
    rate: 'staff-write',
  },
  ({ ctx, body }) => changeLandingSettings(ctx, body),
);
