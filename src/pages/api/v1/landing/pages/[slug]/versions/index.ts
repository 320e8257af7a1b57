import { LandingParams, LandingVersionList, LandingVersionsQuery } from '#contract/landing';
import { listLandingVersions } from '#domain/landing';
import { endpoint } from '#server/endpoint/index.ts';

export const prerender = false;

export const GET = endpoint(
  {
    id: 'listLandingVersions',
    method: 'GET',
    path: '/landing/pages/{slug}/versions',
    summary: 'Every version there was, newest first: who, when and why',
    tag: 'landing',
    permission: 'landing:edit',
    params: LandingParams,
    query: LandingVersionsQuery,
    response: LandingVersionList,
    rate: 'staff-read',
  },
  ({ ctx, params, query }) => listLandingVersions(ctx, params.slug, query.after),
);
