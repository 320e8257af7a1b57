import { LandingRestore, LandingState, LandingVersionParams } from '#contract/landing';
import { restoreVersion } from '#domain/landing';
import { endpoint } from '#server/endpoint/index.ts';

export const prerender = false;

export const POST = endpoint(
  {
    id: 'restoreLandingVersion',
    method: 'POST',
    path: '/landing/pages/{slug}/versions/{id}/restore',
    summary:
      'Makes an older version the draft, never the live page; what the draft said and no version has is kept as one',
    tag: 'landing',
    permission: 'landing:edit',
    params: LandingVersionParams,
    body: LandingRestore,
    response: LandingState,
    rate: 'staff-write',
  },
  ({ ctx, params, body }) =>
    restoreVersion(ctx, params.slug, { versionId: params.id, revision: body.revision }),
);
