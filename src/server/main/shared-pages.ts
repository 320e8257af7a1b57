import { randomUUID } from 'node:crypto';
import type { Log } from '../log.ts';
import type { Metrics } from '../metrics.ts';
import type { Admit } from './admission.ts';
import { withinMs } from './deadline.ts';
import type { Exchange } from './exchange.ts';
import type { FoundPage, FrontCache } from './front-cache.ts';
import { sharedQuery, twinOf, type SharedRoute } from './page-routes.ts';
import { renderedPage } from './rendered-page.ts';
import type { Renderer } from './renderer.ts';
import type { Rewrite } from './site-origin.ts';
import { anonymousRequest } from './web-request.ts';

export interface SharedPagesOptions {
  readonly cache: FrontCache;
  readonly renderer: Renderer;
  readonly admit: Admit;
  /** Origin of pages that are the same for everybody, whatever host they are asked for by. */
  readonly origin: string;
  readonly rewrite: Rewrite | undefined;
  readonly log: Log;
  readonly metrics: Metrics;
}

/** Pages that are the same for everybody: kept, or made once for all who wait. */
export interface SharedPages {
  /** The kept page of exactly this request line, when it answers as it is. */
  ready(line: string): FoundPage | undefined;
  /** Undefined when the application has no such route, nor a twin at that address. */
  find(exchange: Exchange, route: SharedRoute): Promise<FoundPage | undefined>;
  /** The on-demand twin of a built page; undefined where there is none. */
  twin(exchange: Exchange): Promise<FoundPage | undefined>;
  /** The last twin that could be made, however old. */
  lastTwin(pathname: string): FoundPage | undefined;
}

const DEADLINE_MS = 10_000;
const CLIENT = 'shared';

export function createSharedPages({
  cache,
  renderer,
  admit,
  origin,
  rewrite,
  log,
  metrics,
}: SharedPagesOptions): SharedPages {
  /** `key` is an address for pages; a twin's begins otherwise, so that no request line can name it. */
  async function kept(exchange: Exchange, key: string, target: string): Promise<FoundPage | undefined> {
    const ready = cache.ready(key);
    if (ready) return ready;
    const requestId = randomUUID();
    const matched = renderer.match(anonymousRequest(origin, target, requestId));
    if (!matched) return undefined;
    const render = async () => {
      const done = metrics.requests.startTimer({ route: matched.route, method: 'GET' });
      const response = await withinMs(matched.render({ clientAddress: CLIENT, requestId }), DEADLINE_MS);
      done({ status: response.status });
      return await renderedPage(response, { log, rewrite });
    };
    return await cache.get(key, { admit: () => admit(exchange), render });
  }

  async function twin(exchange: Exchange): Promise<FoundPage | undefined> {
    const target = twinOf(exchange.pathname);
    return target === undefined ? undefined : await kept(exchange, twinKey(exchange.pathname), target);
  }

  return {
    ready: (line) => cache.ready(line),
    async find(exchange, route) {
      const target = exchange.pathname + sharedQuery(route, exchange.search);
      return (await kept(exchange, target, target)) ?? (await twin(exchange));
    },
    twin,
    lastTwin: (pathname) => cache.last(twinKey(pathname)),
  };
}

function twinKey(pathname: string): string {
  return `twin ${pathname}`;
}
