import { useCallback, useEffect, useRef, useState } from 'react';
import { CONTENT_SCHEMA, type Block, type PageContent, type ResolvedBlock } from '#contract/landing';
import type { EditLanguage } from './inline-texts.ts';
import type { LandingApi } from './landing-api.ts';

/** A block as the server drew it, and the stored block it drew. */
export interface ResolvedEntry {
  readonly source: Block;
  readonly drawn: ResolvedBlock;
}

/** Typing changes a block many times a second; what stands on the canvas meanwhile is the typed text itself. */
const QUIET_MS = 180;
const RETRY_MS = 3_000;

type Entries = ReadonlyMap<string, ResolvedEntry>;
const NONE: Entries = new Map();

/** Has the server draw what changed, block by block: live figures, branches, links and offers are its to say. */
export function useResolved(api: LandingApi, content: PageContent, language: EditLanguage) {
  const [drawn, setDrawn] = useState<{ language: EditLanguage; entries: Entries }>({
    language,
    entries: NONE,
  });
  const [attempt, setAttempt] = useState(0);
  const entries = drawn.language === language ? drawn.entries : NONE;
  const latest = useRef(entries);
  useEffect(() => {
    latest.current = entries;
  });

  useEffect(() => {
    const stale = content.blocks.filter((block) => latest.current.get(block.id)?.source !== block);
    if (stale.length === 0) return;
    const stop = new AbortController();
    const resolve = async () => {
      try {
        const page = await api.resolve({ ...EMPTY_PAGE, blocks: stale }, language, stop.signal);
        if (stop.signal.aborted) return;
        const sources = new Map(stale.map((block) => [block.id, block]));
        setDrawn((before) => {
          const next = new Map(before.language === language ? before.entries : NONE);
          for (const block of page.blocks) {
            const source = sources.get(block.id);
            if (source) next.set(block.id, { source, drawn: block });
          }
          return { language, entries: next };
        });
      } catch {
        if (!stop.signal.aborted) retry = setTimeout(() => setAttempt((n) => n + 1), RETRY_MS);
      }
    };
    const isFirst = stale.some((block) => !latest.current.has(block.id));
    let retry: ReturnType<typeof setTimeout> | undefined;
    const timer = setTimeout(() => void resolve(), isFirst ? 0 : QUIET_MS);
    return () => {
      clearTimeout(timer);
      clearTimeout(retry);
      stop.abort();
    };
  }, [api, content, language, attempt]);

  return useCallback((id: string) => entries.get(id), [entries]);
}

const EMPTY_PAGE = { schema: CONTENT_SCHEMA, title: { es: '' }, description: { es: '' } } as const;
