import { startFollower, type FollowedEvent, type Follower } from '../outbox/index.ts';
import { readBuildMark } from './build-mark.ts';
import type { FrontCache } from './front-cache.ts';
import type { Freshness } from './page-freshness.ts';
import type { RunningRuntime } from './start-runtime.ts';

export interface FollowEventsOptions {
  readonly running: RunningRuntime;
  readonly cache: FrontCache;
  readonly freshness: Freshness;
}

/** What an event does in this process: values are forgotten, kept pages go stale, built pages give way to twins. */
export function followEvents({ running, cache, freshness }: FollowEventsOptions): Follower {
  const { central, runtime } = running;
  return startFollower({
    central,
    log: runtime.log,
    async onBegin(versions) {
      freshness.begin(versions, await readBuildMark(central));
      cache.purgeAll();
    },
    onEvents(events: readonly FollowedEvent[]) {
      // Values first: a page that is rendered right after must not be made of an old one.
      for (const { forget } of events) for (const key of forget) runtime.memo.forget(key);
      for (const { seq, tags, changesBuiltPages } of events) {
        if (changesBuiltPages) for (const tag of tags) freshness.changed(tag, seq);
      }
      const tags = new Set(events.flatMap((event) => event.tags));
      if (tags.size > 0) cache.purge(tags);
    },
  });
}
