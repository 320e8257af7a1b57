import type { Executor } from '#db/client.ts';
import { pageMediaOf } from '#domain/media';
import type { PageContent } from './blocks.ts';
import { mediaIn, type KnownMedia } from './content-media.ts';

/** Of what a content names, what was put in for pages. */
export async function knownMediaOf(db: Executor, content: PageContent): Promise<KnownMedia> {
  const rows = await pageMediaOf(db, mediaIn(content));
  return {
    pictures: new Map(
      rows.flatMap(({ kind, hash, width, height }) =>
        kind === 'picture' && width !== null && height !== null ? [[hash, { width, height }] as const] : [],
      ),
    ),
    documents: new Map(
      rows.flatMap(({ kind, hash, bytes }) =>
        kind === 'document' && bytes !== null ? [[hash, { bytes }] as const] : [],
      ),
    ),
  };
}
