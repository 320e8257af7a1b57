import { createHash } from 'node:crypto';
import type { Placement } from '#db/placement/index.ts';
import { DomainError } from '#shared/errors.ts';
import {
  addHitBelow,
  addHitsToAll,
  forgetBucket,
  hitsOfAll,
  purgeWindowsBefore,
  takeHitBack,
} from './rate-limit.queries.ts';

/**
 * Fixed windows. `strict` limits ask the database at every hit and do not count what they refuse; the others share
 * their counts once a second.
 */
export const RATE_LIMITS = {
  login: { max: 5, windowSeconds: 15 * 60, strict: true },
  /** Of one account from everywhere: high, because reaching it keeps its owner out too. */
  'login-account': { max: 50, windowSeconds: 15 * 60, strict: true },
  'one-time-link': { max: 10, windowSeconds: 15 * 60, strict: true },
  'public-read': { max: 1_200, windowSeconds: 60, strict: false },
  /** Numbers of cars: a person types a few, a program that harvests asks for thousands. */
  'vin-read': { max: 240, windowSeconds: 60, strict: false },
  /** Pages that have to be made; those that are kept or built ahead do not count. */
  'page-render': { max: 1_200, windowSeconds: 60, strict: false },
  'staff-read': { max: 3_000, windowSeconds: 60, strict: false },
  'counter-write': { max: 12_000, windowSeconds: 60, strict: false },
  'staff-write': { max: 600, windowSeconds: 60, strict: false },
  /** Photographs of one person: a burst of every piece of a car, not a flood of the decoder. */
  'photo-upload': { max: 240, windowSeconds: 60, strict: false },
  /** Files of one branch in half a day: every part of three cars from ten sides. Kept, they are about five gigabytes. */
  uploads: { max: 5_000, windowSeconds: 12 * 3_600, strict: false },
  /** Megabytes of files to import of one branch in half a day: three of the largest. They go after a month. */
  'import-mb': { max: 6_144, windowSeconds: 12 * 3_600, strict: false },
} as const;

export type RateLimitName = keyof typeof RATE_LIMITS;

export interface RateLimiter {
  /** Counts one hit of `subject` (an address, a session, an account); throws `request.rate_limited` past the limit. */
  hit(limit: RateLimitName, subject: string): Promise<void>;
  /** Takes one hit of a strict limit back: the attempt was right. */
  refund(limit: RateLimitName, subject: string): Promise<void>;
  /** Starts a subject's count anew, after it proved itself. */
  forgive(limit: RateLimitName, subject: string): Promise<void>;
  close(): Promise<void>;
}

interface Window {
  readonly startMs: number;
  readonly endsMs: number;
  /** Hits from which the other processes are told. */
  readonly worthTelling: number;
  readonly bucket: string;
  pending: number;
  shared: number;
}

const SHARE_EVERY_MS = 1_000;
const MAX_WINDOWS = 50_000;
/** The part of its limit that somebody may use unknown to the other processes: almost everybody uses less. */
const UNTOLD_SHARE = 1 / 20;
/** Windows that one statement carries. */
const SHARED_AT_ONCE = 500;

export function createRateLimiter(options: {
  placement: Placement;
  now: () => Date;
  onRefused?: (limit: RateLimitName) => void;
}): RateLimiter {
  const { placement, now, onRefused = () => {} } = options;
  const windows = new Map<string, Window>();
  const timer = setInterval(() => void share().catch(() => {}), SHARE_EVERY_MS);
  timer.unref();
  let lastPurgeMs = 0;
  let isSharing = false;

  // A database that is down must not take the site with it: counts wait here and are shared later.
  async function share(): Promise<void> {
    if (isSharing) return;
    isSharing = true;
    try {
      const nowMs = now().getTime();
      const counted = [...windows.values()].filter((window) => window.pending > 0 && isWorthTelling(window));
      for (let from = 0; from < counted.length; from += SHARED_AT_ONCE) {
        await shareAll(counted.slice(from, from + SHARED_AT_ONCE));
      }
      for (const [key, window] of windows) {
        const isTooMany = windows.size > MAX_WINDOWS && !isWorthTelling(window);
        if (nowMs >= window.endsMs || isTooMany) windows.delete(key);
      }
      if (nowMs - lastPurgeMs > 60_000) {
        lastPurgeMs = nowMs;
        await purgeWindowsBefore(placement.central(), new Date(nowMs - 86_400_000));
      }
    } finally {
      isSharing = false;
    }
  }

  async function shareAll(counted: readonly Window[]): Promise<void> {
    const sent = counted.map((window) => ({ window, hits: window.pending }));
    const rows = sent.map(({ window, hits }) => ({
      bucket: window.bucket,
      windowStart: new Date(window.startMs),
      hits,
    }));
    await addHitsToAll(placement.central(), rows);
    for (const { window, hits } of sent) window.pending -= hits;
    const since = new Date(Math.min(...counted.map(({ startMs }) => startMs)));
    const buckets = counted.map(({ bucket }) => bucket);
    for (const { bucket, windowStart, hits } of await hitsOfAll(placement.central(), buckets, since)) {
      const window = windows.get(bucket);
      if (window?.startMs === windowStart.getTime()) window.shared = hits;
    }
  }

  function refuse(limit: RateLimitName, startMs: number): never {
    onRefused(limit);
    const endsMs = startMs + RATE_LIMITS[limit].windowSeconds * 1_000;
    const retrySeconds = Math.max(1, Math.ceil((endsMs - now().getTime()) / 1_000));
    throw new DomainError('request.rate_limited', 'rate_limited', { retrySeconds });
  }

  return {
    async hit(limit, subject) {
      const { max, windowSeconds, strict } = RATE_LIMITS[limit];
      const windowMs = windowSeconds * 1_000;
      const startMs = Math.floor(now().getTime() / windowMs) * windowMs;
      const bucket = bucketOf(limit, subject);
      if (strict) {
        const start = new Date(startMs);
        if (!(await addHitBelow(placement.central(), bucket, start, max))) refuse(limit, startMs);
        return;
      }
      let window = windows.get(bucket);
      if (!window || window.startMs !== startMs) {
        const endsMs = startMs + windowMs;
        window = { startMs, endsMs, worthTelling: max * UNTOLD_SHARE, bucket, pending: 0, shared: 0 };
        windows.set(bucket, window);
      }
      if (window.pending + window.shared >= max) refuse(limit, startMs);
      window.pending += 1;
    },
    async refund(limit, subject) {
      const windowMs = RATE_LIMITS[limit].windowSeconds * 1_000;
      const start = new Date(Math.floor(now().getTime() / windowMs) * windowMs);
      await takeHitBack(placement.central(), bucketOf(limit, subject), start);
    },
    async forgive(limit, subject) {
      const bucket = bucketOf(limit, subject);
      windows.delete(bucket);
      await forgetBucket(placement.central(), bucket);
    },
    async close() {
      clearInterval(timer);
      await share().catch(() => {});
    },
  };
}

const isWorthTelling = ({ pending, shared, worthTelling }: Window) => pending + shared >= worthTelling;

function bucketOf(limit: RateLimitName, subject: string): string {
  return createHash('sha256').update(`${limit}\n${subject}`).digest('hex');
}
