import type { Database } from '#db/client.ts';
import type { Log } from '../log.ts';
import { changesBuiltPages, effectsOf, type EventEffects } from './event-payload.ts';
import { createNap } from './nap.ts';
import { BATCH, catalogVersions, lastSeq, loggedAfter } from './outbox.queries.ts';

export interface FollowedEvent extends EventEffects {
  readonly seq: number;
  /** 0: central. */
  readonly branchId: number;
  readonly topic: string;
  /** Pages of the build with these tags are older than this event. */
  readonly changesBuiltPages: boolean;
}

export interface FollowerOptions {
  readonly central: Database;
  readonly log: Log;
  /** Events in order of `seq`, each once; the next come when it is done with these. */
  onEvents(events: readonly FollowedEvent[]): Promise<void>;
  /**
   * Where following begins, before the first events; again when the log turns out to be another one (a restored
   * database) and all that was concluded from it is void.
   */
  onBegin(versions: readonly { readonly tag: string; readonly seq: number }[]): Promise<void>;
}

export interface Follower {
  /** Resolves after the first try to read the log, whether it worked or not. */
  readonly tried: Promise<true>;
  readonly seq: number;
  /** Looks at once: this process has just written to the log. */
  wake(): void;
  close(): Promise<void>;
}

const POLL_MS = 200;
const LONGEST_BACKOFF_MS = 2_000;

/** Follows the event log from its present end. While the database is away it waits, and then misses nothing. */
export function startFollower({ central, log, onEvents, onBegin }: FollowerOptions): Follower {
  const nap = createNap();
  const { promise: tried, resolve: hasTried } = Promise.withResolvers<true>();
  let seq = -1;
  let failures = 0;
  const stop = new AbortController();
  const isStopping = () => stop.signal.aborted;
  const running = run();

  async function run(): Promise<void> {
    while (!isStopping()) {
      try {
        if (seq < 0 || (failures > 0 && (await lastSeq(central)) < seq)) await begin();
        hasTried(true);
        const isMore = await follow();
        failures = 0;
        if (!isMore) await nap.rest(POLL_MS);
      } catch (error) {
        hasTried(true);
        if (isStopping()) return;
        failures += 1;
        if (failures === 1) log.warn('the event log cannot be read', { error });
        await nap.rest(Math.min(LONGEST_BACKOFF_MS, 100 * 2 ** failures));
      }
    }
  }

  async function begin(): Promise<void> {
    const end = await lastSeq(central);
    await onBegin(await catalogVersions(central));
    seq = end;
  }

  async function follow(): Promise<boolean> {
    const rows = await loggedAfter(central, seq);
    const last = rows.at(-1);
    if (!last) return false;
    await onEvents(
      rows.map(({ seq: at, branchId, topic, payload }) => ({
        seq: at,
        branchId,
        topic,
        changesBuiltPages: changesBuiltPages(topic),
        ...effectsOf(payload),
      })),
    );
    seq = last.seq;
    return rows.length >= BATCH;
  }

  return {
    tried,
    get seq() {
      return seq;
    },
    wake: () => nap.wake(),
    async close() {
      stop.abort();
      nap.wake();
      await running;
    },
  };
}
