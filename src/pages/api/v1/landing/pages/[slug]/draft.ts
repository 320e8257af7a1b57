import { LandingDraftChange, LandingDraftSaved, LandingParams } from '#contract/landing';
import { saveDraft } from '#domain/landing';
import { endpoint } from '#server/endpoint/index.ts';

export const prerender = false;

export const PUT = endpoint(
  {
    id: 'saveLandingDraft',
    method: 'PUT',
    path: '/landing/pages/{slug}/draft',
    summary:
      'Keeps what is being written; the live page stays. 409 `landing.edited_by_other` when the draft is not at `revision` any more: nothing is overwritten',
    tag: 'landing',
    permission: 'landing:edit',
    params: LandingParams,
    body: LandingDraftChange,
    response: LandingDraftSaved,
    rate: 'staff-write',
    bodyLimitKb: 300,
  },
  ({ ctx, params, body }) => saveDraft(ctx, params.slug, body),
);
