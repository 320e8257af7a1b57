import { setTimeout as delay } from 'node:timers/promises';
import { rereadStock, StockIndex, type BuiltIndex, type StockKey } from '#domain/search';
import type { Placement } from '#db/placement/index.ts';
import type { Log } from '../log.ts';

export interface LiveIndexOptions {
  readonly placement: Placement;
  readonly log: Log;
  /** Reads everything and builds; seconds of work. */
  readonly build: (signal: AbortSignal) => Promise<BuiltIndex>;
  /** An index is complete and in use from now on. */
  readonly onLoaded?: (index: StockIndex) => void;
  readonly nowMs?: () => number;
}

/** The stock index of this process: there once it is loaded, and then kept right. */
export interface LiveIndex {
  /** Undefined while it is loading: the database answers then. */
  readonly current: StockIndex | undefined;
  /** Milliseconds that the oldest change it was told of has been waiting; 0 when none waits. */
  readonly lagMs: number;
  readonly loadMs: number;
  /** Resolves when the first load is done. */
  readonly loaded: Promise<true>;
  /** Reads these items again; resolves when they are in, or when they wait for the database. */
  changed(items: readonly StockKey[]): Promise<void>;
  /**
   * Reads everything anew: at first, and when what is known may be of another database. Changes must be told from
   * before this on.
   */
  load(): void;
  /** The same in a moment: what parts fit or replace has changed. Many changes make one load. */
  loadSoon(): void;
  close(): Promise<void>;
}

/** New rows and parts stand in lists beside the arrays; with this many it is time to build anew. */
const MANY_LATER = 20_000;
const AT_ONCE = 200;
const RETRY_MS = 500;
/** Loading takes at most a quarter of the time, however often the catalog changes. */
const REST_LOADS = 3;
const SOON_MS = 1_000;
const LONGEST_RETRY_MS = 30_000;

/**
 * Loads the index, follows changes, and builds it anew when much was added. A change that comes while a build runs may
 * have been read too early by it, so it is read again when the build is done: the order of telling does not matter.
 */
export function startLiveIndex(options: LiveIndexOptions): LiveIndex {
  const { placement, log, build, onLoaded, nowMs = Date.now } = options;
  const stop = new AbortController();
  const { promise: loaded, resolve: hasLoaded } = Promise.withResolvers<true>();
  const isStopping = () => stop.signal.aborted;
  const waiting = new Map<string, StockKey>();
  const changedMeanwhile = new Map<string, StockKey>();
  let current: StockIndex | undefined;
  let loading: Promise<void> | undefined;
  let isAskedAgain = false;
  let taking: Promise<void> = Promise.resolve();
  let waitingSinceMs = 0;
  let soon: NodeJS.Timeout | undefined;
  let loadMs = 0;

  function load(): void {
    if (stop.signal.aborted) return;
    if (loading) {
      isAskedAgain = true;
      return;
    }
    isAskedAgain = false;
    loading = loadUntilItWorks().finally(() => {
      loading = undefined;
      if (isAskedAgain) load();
    });
  }

  async function loadUntilItWorks(): Promise<void> {
    for (let retryMs = RETRY_MS; ; retryMs = Math.min(retryMs * 2, LONGEST_RETRY_MS)) {
      try {
        await loadOnce();
        return;
      } catch (error) {
        if (isStopping()) return;
        log.warn('the stock index cannot be loaded', { error });
        await delay(retryMs, undefined, { signal: stop.signal, ref: false }).catch(() => {});
        if (isStopping()) return;
      }
    }
  }

  async function loadOnce(): Promise<void> {
    const startedMs = performance.now();
    changedMeanwhile.clear();
    const index = new StockIndex(await build(stop.signal));
    while (changedMeanwhile.size > 0) {
      const batch = [...changedMeanwhile].slice(0, AT_ONCE);
      for (const [key] of batch) changedMeanwhile.delete(key);
      await reread(index, batch);
    }
    current = index;
    onLoaded?.(index);
    loadMs = performance.now() - startedMs;
    log.info('stock index loaded', { rows: index.rowCount, parts: index.partCount, ms: Math.round(loadMs) });
    hasLoaded(true);
  }

  const reread = (index: StockIndex, batch: readonly (readonly [string, StockKey])[]) =>
    rereadStock(
      placement,
      index,
      batch.map(([, item]) => item),
    );

  /** Never rejects: what could not be read stays waiting. */
  function take(): Promise<void> {
    taking = taking.then(takeAll).catch((error: unknown) => {
      if (stop.signal.aborted) return;
      log.warn('changed stock cannot be read', { error });
      setTimeout(() => void take(), RETRY_MS).unref();
    });
    return taking;
  }

  async function takeAll(): Promise<void> {
    const index = current;
    if (!index) return;
    while (waiting.size > 0 && !stop.signal.aborted) {
      const batch = [...waiting].slice(0, AT_ONCE);
      await reread(index, batch);
      // Told again while it was read: it is read again.
      for (const [key, item] of batch) if (waiting.get(key) === item) waiting.delete(key);
    }
    if (waiting.size === 0) waitingSinceMs = 0;
    if (index.later > MANY_LATER && !loading) load();
  }

  return {
    loaded,
    get current() {
      return current;
    },
    get lagMs() {
      return waitingSinceMs === 0 ? 0 : nowMs() - waitingSinceMs;
    },
    get loadMs() {
      return loadMs;
    },
    changed(items) {
      if (items.length === 0) return Promise.resolve();
      for (const item of items) {
        const key = `${item.branch} ${item.id}`;
        if (current) waiting.set(key, item);
        if (loading) changedMeanwhile.set(key, item);
      }
      if (waiting.size > 0) waitingSinceMs ||= nowMs();
      return take();
    },
    load,
    loadSoon() {
      soon ??= setTimeout(
        () => {
          soon = undefined;
          load();
        },
        Math.max(SOON_MS, REST_LOADS * loadMs),
      ).unref();
    },
    async close() {
      clearTimeout(soon);
      stop.abort();
      await loading;
      await taking;
    },
  };
}
