import { setTimeout as delay } from 'node:timers/promises';
import { HOME_TAG } from '#contract/landing';
import { chainHome } from '#domain/landing';
import { startFollower, type FollowedEvent, type Follower } from '../outbox/index.ts';
import { readBuildMark } from './build-mark.ts';
import type { FrontCache } from './front-cache.ts';
import type { Freshness } from './page-freshness.ts';
import type { LiveIndex } from '../stock-index/index.ts';
import type { RunningRuntime } from './start-runtime.ts';

export interface FollowEventsOptions {
  readonly running: RunningRuntime;
  readonly cache: FrontCache;
  readonly freshness: Freshness;
  readonly stockIndex: Pick<LiveIndex, 'changed' | 'load' | 'loadSoon'>;
}

/** Pages do not wait longer than this for a slow database. */
const REREAD_MS = 500;

/** Cars, parts, what they fit and what replaces what: the stock index has all of it. */
const CHANGES_FITS = /^(?:catalog|parts)\./;

/**
 * What an event does in this process: values are forgotten, changed stock is read again, kept pages go stale, built
 * pages give way to twins.
 */
export function followEvents({ running, cache, freshness, stockIndex }: FollowEventsOptions): Follower {
  const { central, runtime } = running;
  return startFollower({
    central,
    log: runtime.log,
    async onBegin(versions) {
      const [standing, home] = await Promise.all([readBuildMark(central), chainHome(runtime)]);
      // Pages are built as if the catalog's were the home: another choice is newer than any build, however old it is.
      const chosen = home === 'catalog' ? [] : [{ tag: HOME_TAG, seq: Number.POSITIVE_INFINITY }];
      freshness.begin([...versions, ...chosen], standing);
      cache.purgeAll();
      // Not before the log is followed: what changes while it is read would be missed.
      stockIndex.load();
    },
    async onEvents(events: readonly FollowedEvent[]) {
      // Values first: a page that is rendered right after must not be made of an old one.
      for (const { forget } of events) for (const key of forget) runtime.memo.forget(key);
      if (events.some(({ topic }) => CHANGES_FITS.test(topic))) stockIndex.loadSoon();
      const changed = events.flatMap(({ branchId: branch, stock }) => stock.map((id) => ({ branch, id })));
      if (changed.length > 0) {
        await Promise.race([stockIndex.changed(changed), delay(REREAD_MS, undefined, { ref: false })]);
      }
      for (const { seq, tags, changesBuiltPages } of events) {
        if (changesBuiltPages) for (const tag of tags) freshness.changed(tag, seq);
      }
      const tags = new Set(events.flatMap((event) => event.tags));
      if (tags.size > 0) cache.purge(tags);
    },
  });
}
