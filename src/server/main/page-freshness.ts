import type { BuildMark } from './build-mark.ts';
import { pageTags } from './page-tags.ts';
import type { SiteFile, SiteFiles } from './site-files.ts';

export interface Freshness {
  /** Something carrying the tag changed at this place of the event log. */
  changed(tag: string, seq: number): void;
  /** Where following the log begins: everything known so far, and how the database stands. */
  begin(known: readonly { readonly tag: string; readonly seq: number }[], standing: BuildMark): void;
  readonly staleCount: number;
}

/** Marks built pages that something newer has overtaken, so that the front answers with their twins. */
export function createFreshness(site: Pick<SiteFiles, 'pages' | 'mark'>): Freshness {
  const pagesByTag = new Map<string, SiteFile[]>();
  for (const page of site.pages) {
    for (const tag of pageTags(page.url)) {
      const pages = pagesByTag.get(tag);
      if (pages) pages.push(page);
      else pagesByTag.set(tag, [page]);
    }
  }

  let pagesAtSeq = site.mark.seq;

  function changed(tag: string, seq: number): void {
    if (seq <= pagesAtSeq) return;
    for (const page of pagesByTag.get(tag) ?? []) page.isStale = true;
  }

  return {
    changed,
    begin(known, standing) {
      const { mark } = site;
      // Another database, or this one put back to before the build: its numbers say nothing about the pages,
      // but pages made of the same cars and branches are as good.
      const isSame = mark.database !== null && standing.database === mark.database;
      const isSameLog = isSame && standing.seq >= mark.seq;
      const isForeign = !isSameLog && standing.content !== mark.content;
      for (const pages of pagesByTag.values()) for (const page of pages) page.isStale = isForeign;
      pagesAtSeq = isSameLog ? mark.seq : standing.seq;
      for (const { tag, seq } of known) changed(tag, seq);
    },
    get staleCount() {
      return site.pages.filter((page) => page.isStale).length;
    },
  };
}
