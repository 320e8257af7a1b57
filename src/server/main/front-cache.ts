import type { CacheTerms } from './cache-terms.ts';
import { entryWeight } from './entry-weight.ts';
import { RendersExhausted, type RenderGate } from './render-gate.ts';
import type { StoredAnswer } from './stored-answer.ts';

/** What is gone for good answers with a page of its own, as often asked for as others. */
export const KEPT_STATUSES: ReadonlySet<number> = new Set([200, 410]);

export interface RenderedPage {
  readonly answer: StoredAnswer;
  /** Absent: for this request only. */
  readonly terms?: CacheTerms | undefined;
}

export type CacheResult = 'hit' | 'stale' | 'miss' | 'coalesced' | 'rescued' | 'exhausted';

export interface FoundPage {
  readonly answer: StoredAnswer;
  /** Absent when the page was made for this request. */
  readonly ageSeconds?: number | undefined;
}

/** How a page is made that is not kept. */
export interface PageMaker {
  /** Asked before a visitor makes the cache render; rejects for one who asks too much. */
  admit?(): Promise<void>;
  render(): Promise<RenderedPage>;
}

export interface FrontCache {
  /**
   * A page that answers as it is: fresh, or a little old while there is no room to make it anew. Undefined sends
   * the caller to `get`.
   */
  ready(key: string): FoundPage | undefined;
  /**
   * The kept page, or a new one: rendered once however many ask, and to its end even if all of them leave.
   * A page a little old is made anew behind the visitor's back when there is room for it, else by a later visit.
   * A page that cannot be made (not admitted, no room, throws, answers 5xx) gives way to the last good one,
   * whatever its age.
   */
  get(key: string, maker: PageMaker): Promise<FoundPage>;
  /** The last good page, whatever its age. */
  last(key: string): FoundPage | undefined;
  /** Makes every page with one of the tags stale at once; answers how many. */
  purge(tags: Iterable<string>): number;
  purgeAll(): void;
  readonly bytes: number;
  readonly size: number;
  readonly rendering: number;
}

export interface FrontCacheOptions {
  readonly maxBytes: number;
  readonly gate: RenderGate;
  readonly nowMs?: () => number;
  readonly count?: (result: CacheResult) => void;
  /** Called with each page that was kept, for work that can wait. */
  readonly onStored?: (answer: StoredAnswer) => void;
}

interface Entry {
  readonly key: string;
  readonly answer: StoredAnswer;
  readonly terms: CacheTerms;
  readonly storedAtMs: number;
  /** Something it shows changed: only better than an error. */
  isOutdated: boolean;
  usedAtMs: number;
  countedBytes: number;
}

interface Rendering {
  readonly page: Promise<RenderedPage>;
  /** Purges before its beginning; infinite while it waits for its turn. */
  readonly startedAtPurge: () => number;
}

const REORDER_AFTER_MS = 1_000;
const MAX_REMEMBERED_PURGES = 10_000;

export function createFrontCache(options: FrontCacheOptions): FrontCache {
  const { maxBytes, gate, count = () => {}, onStored = () => {} } = options;
  const { nowMs = () => performance.now() } = options;
  // In order of use, the longest unused first.
  const entries = new Map<string, Entry>();
  const keysByTag = new Map<string, Set<string>>();
  const renderings = new Map<string, Rendering>();
  let bytes = 0;
  // A page that was being made while its tag was purged may show what was there before: it is not kept.
  let purges = 0;
  let forgottenPurges = 0;
  const lastPurge = new Map<string, number>();

  function remove(entry: Entry): void {
    if (entries.get(entry.key) !== entry) return;
    entries.delete(entry.key);
    bytes -= entry.countedBytes;
    for (const tag of entry.terms.tags) {
      const keys = keysByTag.get(tag);
      keys?.delete(entry.key);
      if (keys?.size === 0) keysByTag.delete(tag);
    }
  }

  function store(key: string, { answer, terms }: RenderedPage, startedAtPurge: number): void {
    if (!terms || !KEPT_STATUSES.has(answer.status) || wasPurgedSince(terms.tags, startedAtPurge)) return;
    const known = entries.get(key);
    if (known) remove(known);
    const countedBytes = entryWeight(key, answer, terms.tags);
    if (countedBytes > maxBytes / 4) return;
    const at = nowMs();
    entries.set(key, { key, answer, terms, storedAtMs: at, isOutdated: false, usedAtMs: at, countedBytes });
    bytes += countedBytes;
    for (const tag of terms.tags) {
      const keys = keysByTag.get(tag);
      if (keys) keys.add(key);
      else keysByTag.set(tag, new Set([key]));
    }
    evict();
    onStored(answer);
  }

  function evict(): void {
    for (const entry of entries.values()) {
      if (bytes <= maxBytes) return;
      remove(entry);
    }
  }

  function wasPurgedSince(tags: readonly string[], purge: number): boolean {
    return purge < forgottenPurges || tags.some((tag) => (lastPurge.get(tag) ?? 0) > purge);
  }

  function use(entry: Entry, at: number): void {
    if (at - entry.usedAtMs < REORDER_AFTER_MS) return;
    entry.usedAtMs = at;
    entries.delete(entry.key);
    entries.set(entry.key, entry);
    // Encodings are made when first asked for, so a page grows after it was stored.
    const now = entryWeight(entry.key, entry.answer, entry.terms.tags);
    bytes += now - entry.countedBytes;
    entry.countedBytes = now;
    evict();
  }

  function renderOnce(key: string, render: PageMaker['render'], run: RenderGate['run']): Rendering {
    let startedAtPurge = Number.POSITIVE_INFINITY;
    const page = run(async () => {
      startedAtPurge = purges;
      const rendered = await render();
      store(key, rendered, startedAtPurge);
      return rendered;
    }).finally(() => {
      if (renderings.get(key)?.page === page) renderings.delete(key);
    });
    // A refresh that nobody waits for may fail without a word: the kept page stays.
    page.catch(() => {});
    const rendering = { page, startedAtPurge: () => startedAtPurge };
    renderings.set(key, rendering);
    return rendering;
  }

  async function make(key: string, { admit, render }: PageMaker): Promise<StoredAnswer> {
    if (admit && !renderings.has(key)) await admit();
    const underWay = renderings.get(key);
    count(underWay ? 'coalesced' : 'miss');
    const { answer } = await (underWay ?? renderOnce(key, render, gate.run)).page;
    return answer;
  }

  function isTooOld({ storedAtMs, terms }: Entry, at: number): boolean {
    return at - storedAtMs >= terms.maxAgeMs + terms.swrMs;
  }

  function canRefresh(key: string): boolean {
    return !renderings.has(key) && gate.hasRoom();
  }

  function ageSeconds(entry: Entry, at: number): number {
    return Math.floor((at - entry.storedAtMs) / 1_000);
  }

  return {
    ready(key) {
      const entry = entries.get(key);
      if (!entry || entry.isOutdated) return undefined;
      const at = nowMs();
      const isFresh = at - entry.storedAtMs < entry.terms.maxAgeMs;
      if (!isFresh && (isTooOld(entry, at) || canRefresh(key))) return undefined;
      use(entry, at);
      count(isFresh ? 'hit' : 'stale');
      return { answer: entry.answer, ageSeconds: ageSeconds(entry, at) };
    },

    async get(key, maker) {
      const entry = entries.get(key);
      const at = nowMs();
      if (entry && !entry.isOutdated && !isTooOld(entry, at)) {
        const isFresh = at - entry.storedAtMs < entry.terms.maxAgeMs;
        if (!isFresh && canRefresh(key)) renderOnce(key, maker.render, gate.refresh);
        use(entry, at);
        count(isFresh ? 'hit' : 'stale');
        return { answer: entry.answer, ageSeconds: ageSeconds(entry, at) };
      }
      const rescue = () => {
        if (!entry) return undefined;
        count('rescued');
        return { answer: entry.answer, ageSeconds: ageSeconds(entry, nowMs()) };
      };
      try {
        const answer = await make(key, maker);
        return (answer.status >= 500 ? rescue() : undefined) ?? { answer };
      } catch (error) {
        if (error instanceof RendersExhausted) count('exhausted');
        const last = rescue();
        if (last) return last;
        throw error;
      }
    },

    last(key) {
      const entry = entries.get(key);
      return entry && { answer: entry.answer, ageSeconds: ageSeconds(entry, nowMs()) };
    },

    purge(tags) {
      purges += 1;
      let outdated = 0;
      for (const tag of tags) {
        lastPurge.set(tag, purges);
        for (const key of keysByTag.get(tag) ?? []) {
          const entry = entries.get(key);
          if (!entry || entry.isOutdated) continue;
          entry.isOutdated = true;
          outdated += 1;
        }
      }
      // Whoever asks from now on must not get a page that was begun before the change.
      for (const [key, { startedAtPurge }] of renderings) {
        const known = entries.get(key);
        if (startedAtPurge() < purges && (!known || known.isOutdated)) renderings.delete(key);
      }
      if (lastPurge.size > MAX_REMEMBERED_PURGES) {
        lastPurge.clear();
        forgottenPurges = purges;
      }
      return outdated;
    },

    purgeAll() {
      purges += 1;
      forgottenPurges = purges;
      lastPurge.clear();
      renderings.clear();
      for (const entry of entries.values()) entry.isOutdated = true;
    },

    get bytes() {
      return bytes;
    },
    get size() {
      return entries.size;
    },
    get rendering() {
      return renderings.size;
    },
  };
}
