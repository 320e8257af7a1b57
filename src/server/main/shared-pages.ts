import { randomUUID } from 'node:crypto';
import type { Log } from '../log.ts';
import type { Metrics } from '../metrics.ts';
import { withinMs } from './deadline.ts';
import type { FoundPage, FrontCache } from './front-cache.ts';
import { sharedQuery, twinOf, type SharedRoute } from './page-routes.ts';
import { renderedPage } from './rendered-page.ts';
import type { Renderer } from './renderer.ts';
import { anonymousRequest } from './web-request.ts';

export interface SharedPagesOptions {
  readonly cache: FrontCache;
  readonly renderer: Renderer;
  /** Origin of pages that are the same for everybody, whatever host they are asked for by. */
  readonly origin: string;
  readonly log: Log;
  readonly metrics: Metrics;
}

/** Pages that are the same for everybody: kept, or made once for all who wait. */
export interface SharedPages {
  /** The kept page of exactly this request line, while it is fresh. */
  fresh(line: string): FoundPage | undefined;
  /** Undefined when the application has no such route, nor a twin at that address. */
  find(pathname: string, search: string, route: SharedRoute): Promise<FoundPage | undefined>;
  /** The on-demand twin of a built page; undefined where there is none. */
  twin(pathname: string): Promise<FoundPage | undefined>;
}

const DEADLINE_MS = 10_000;
const CLIENT = 'shared';

export function createSharedPages({
  cache,
  renderer,
  origin,
  log,
  metrics,
}: SharedPagesOptions): SharedPages {
  /** `key` is an address for pages; a twin's begins otherwise, so that no request line can name it. */
  async function kept(key: string, target: string): Promise<FoundPage | undefined> {
    const fresh = cache.fresh(key);
    if (fresh) return fresh;
    const requestId = randomUUID();
    const matched = renderer.match(anonymousRequest(origin, target, requestId));
    if (!matched) return undefined;
    return await cache.get(key, async () => {
      const done = metrics.requests.startTimer({ route: matched.route, method: 'GET' });
      const response = await withinMs(matched.render({ clientAddress: CLIENT, requestId }), DEADLINE_MS);
      done({ status: response.status });
      return await renderedPage(response, log);
    });
  }

  async function twin(pathname: string): Promise<FoundPage | undefined> {
    const target = twinOf(pathname);
    return target === undefined ? undefined : await kept(`twin ${pathname}`, target);
  }

  return {
    fresh: (line) => cache.fresh(line),
    async find(pathname, search, route) {
      const target = pathname + sharedQuery(route, search);
      return (await kept(target, target)) ?? (await twin(pathname));
    },
    twin,
  };
}
