import { HOME_TAG } from '#contract/landing';
import type { Log } from '../log.ts';
import { DeadlinePassed, withinMs } from './deadline.ts';
import type { Exchange } from './exchange.ts';
import type { FoundPage } from './front-cache.ts';
import { pageTags } from './page-tags.ts';
import { refusalStatus } from './refusals.ts';
import type { SharedPages } from './shared-pages.ts';

export interface TwinsOptions {
  readonly shared: Pick<SharedPages, 'twin' | 'lastTwin'>;
  readonly log: Log;
  readonly nowMs?: () => number;
}

/** The twin of a built page that the catalog has overtaken; undefined when the built page must do. */
export type Twins = (exchange: Exchange) => Promise<FoundPage | undefined>;

/** Old is better than waiting: the built page is at hand. */
const PATIENCE_MS = 1_000;
/** Where the built page may be another one than the chain chose for its home, and nothing better is at hand. */
const HOME_PATIENCE_MS = 4_000;
const REST_MS = 5_000;

/**
 * A database that hangs, or a long line of renders, makes one visitor wait for a second, or four at the home; those who
 * come in the seconds after it get what there is. Then one of them finds out whether it is over, and again only that one
 * waits.
 */
export function createTwins({ shared, log, nowMs = () => performance.now() }: TwinsOptions): Twins {
  let restsUntilMs = 0;
  let isDoubtful = false;

  function patienceMs(pathname: string): number {
    const isOnlyBuilt = shared.lastTwin(pathname) === undefined;
    return isOnlyBuilt && pageTags(pathname).includes(HOME_TAG) ? HOME_PATIENCE_MS : PATIENCE_MS;
  }

  async function made(exchange: Exchange): Promise<FoundPage | undefined> {
    if (isDoubtful) restsUntilMs = nowMs() + REST_MS;
    const twin = await withinMs(shared.twin(exchange), patienceMs(exchange.pathname));
    // A kept page tells nothing about the database.
    if (twin?.ageSeconds === undefined) isDoubtful = false;
    restsUntilMs = 0;
    return twin && twin.answer.status < 500 ? twin : undefined;
  }

  return async (exchange) => {
    const { pathname } = exchange;
    if (nowMs() < restsUntilMs) return shared.lastTwin(pathname);
    try {
      return await made(exchange);
    } catch (error) {
      if (error instanceof DeadlinePassed) {
        isDoubtful = true;
        restsUntilMs = nowMs() + REST_MS;
      }
      if (refusalStatus(error) === 500) {
        log.warn('the twin of a built page could not be made', { path: pathname, error });
      }
      return shared.lastTwin(pathname);
    }
  };
}
