import type {
  LandingDraftChange,
  LandingDraftSaved,
  LandingPickers,
  LandingPublish,
  LandingScheduleDraft,
  LandingSettings,
  LandingSlug,
  LandingState,
  LandingUnpublish,
  LandingVersion,
  LandingVersionList,
  PageContent,
  PickedPieces,
  PreviewLink,
  PreviewLinkDraft,
  ResolvedPage,
} from '#contract/landing';
import { queryString, type StaffApi } from '../staff/api-client.ts';

type Language = ResolvedPage['language'];

/** What the editor asks of the server about one page. */
export interface LandingApi {
  state(signal?: AbortSignal): Promise<LandingState>;
  pickers(): Promise<LandingPickers>;
  pieces(words: string, isOffer: boolean): Promise<PickedPieces>;
  saveDraft(change: LandingDraftChange): Promise<LandingDraftSaved>;
  resolve(content: PageContent, language: Language, signal?: AbortSignal): Promise<ResolvedPage>;
  versions(after: string | null): Promise<LandingVersionList>;
  version(id: string): Promise<LandingVersion>;
  restore(id: string, revision: number): Promise<LandingState>;
  publish(draft: LandingPublish): Promise<LandingState>;
  unpublish(draft: LandingUnpublish): Promise<LandingState>;
  schedule(draft: LandingScheduleDraft): Promise<LandingState>;
  cancelSchedule(id: string): Promise<LandingState>;
  previewLink(draft: PreviewLinkDraft): Promise<PreviewLink>;
  settings(): Promise<LandingSettings>;
  changeSettings(settings: LandingSettings): Promise<LandingSettings>;
}

export function landingApi(api: StaffApi, slug: LandingSlug): LandingApi {
  const page = `/landing/pages/${slug}`;
  return {
    state: (signal) => api.get(page, signal),
    pickers: () => api.get('/landing/pickers'),
    pieces: (words, isOffer) =>
      api.get(isOffer ? '/landing/pickers/offers' : `/landing/pickers/parts${queryString({ q: words })}`),
    saveDraft: (change) => api.send('PUT', `${page}/draft`, change),
    resolve: (content, language) => api.send('POST', '/landing/resolved', { content, language }),
    versions: (after) => api.get(`${page}/versions${queryString({ after })}`),
    version: (id) => api.get(`${page}/versions/${id}`),
    restore: (id, revision) => api.send('POST', `${page}/versions/${id}/restore`, { revision }),
    publish: (draft) => api.send('POST', `${page}/publish`, draft),
    unpublish: (draft) => api.send('POST', `${page}/unpublish`, draft),
    schedule: (draft) => api.send('POST', `${page}/schedules`, draft),
    cancelSchedule: async (id) => {
      await api.send('DELETE', `${page}/schedules/${id}`);
      return await api.get(page);
    },
    previewLink: (draft) => api.send('POST', `${page}/preview-links`, draft),
    settings: () => api.get('/settings/landing'),
    changeSettings: (settings) => api.send('PUT', '/settings/landing', settings),
  };
}
