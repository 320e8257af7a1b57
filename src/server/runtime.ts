import type { Placement } from '#db/placement/index.ts';
import type { ImportFiles } from '#domain/exchange';
import type { MediaLibrary } from '#domain/media';
import type { StockIndex } from '#domain/search';
import type { Env } from './env.ts';
import type { Log } from './log.ts';
import type { Memo } from './memo.ts';
import type { Metrics } from './metrics.ts';
import type { RateLimiter } from './rate-limit.ts';

/**
 * What the process owns once (decision D12). `src/server/main` builds it and publishes it; code bundled by
 * Astro only reads it here, so no bundle holds a second copy of a pool, a cache or a counter.
 */
export interface Runtime {
  readonly env: Env;
  readonly placement: Placement;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly memo: Memo;
  readonly rateLimiter: RateLimiter;
  /** Files that people bring in. */
  readonly importFiles: ImportFiles;
  /** Undefined where no server runs (build, jobs) and while it is loading: the database answers then. */
  stockIndex?: StockIndex | undefined;
  /** A file came in: its work begins soon. Undefined where no server runs. */
  warmJobs?: (() => void) | undefined;
  readonly media: MediaLibrary;
  /** Where everybody reaches the site; undefined where no server runs. */
  servedOrigin?: string | undefined;
  /** The clock of every use-case; tests may set it. */
  now(): Date;
}

const SLOT = Symbol.for('multipartes');
const holder = globalThis as { [SLOT]?: Runtime };

export function publishRuntime(runtime: Runtime): void {
  holder[SLOT] = runtime;
}

export function runtime(): Runtime {
  const current = holder[SLOT];
  if (!current) throw new Error('The runtime is not up: start through src/server/main or a test fixture');
  return current;
}
