import { LandingVersion, LandingVersionParams } from '#contract/landing';
import { readLandingVersion } from '#domain/landing';
import { endpoint } from '#server/endpoint/index.ts';

export const prerender = false;

export const GET = endpoint(
  {
    id: 'readLandingVersion',
    method: 'GET',
    path: '/landing/pages/{slug}/versions/{id}',
    summary: 'One version with its content, in today’s form',
    tag: 'landing',
    permission: 'landing:edit',
    params: LandingVersionParams,
    response: LandingVersion,
    rate: 'staff-read',
  },
  ({ ctx, params }) => readLandingVersion(ctx, params.slug, params.id),
);
