import { loggedPath } from './logged-path.ts';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Log } from '../log.ts';
import type { Metrics } from '../metrics.ts';
import type { Admit } from './admission.ts';
import { isSecure } from './client-address.ts';
import type { ErrorPages, ErrorStatus } from './error-pages.ts';
import type { Exchange } from './exchange.ts';
import type { FoundPage } from './front-cache.ts';
import type { HealthRoutes } from './health-routes.ts';
import type { Improver } from './improver.ts';
import type { SendPicture } from './pictures.ts';
import { isHidden, sharedRoute, type SharedRoute } from './page-routes.ts';
import { createPassThrough } from './pass-through.ts';
import { createRefuse, refusalStatus } from './refusals.ts';
import type { Renderer } from './renderer.ts';
import { readTarget } from './request-target.ts';
import { SECURITY_HEADERS, TRANSPORT_SECURITY } from './security-headers.ts';
import type { SharedPages } from './shared-pages.ts';
import type { SiteFile, SiteFiles } from './site-files.ts';
import { sendStored, type Sent, type StoredAnswer } from './stored-answer.ts';
import type { Twins } from './twins.ts';

export interface FrontOptions {
  readonly site: Pick<SiteFiles, 'at'>;
  readonly shared: SharedPages;
  readonly twins: Twins;
  readonly admit: Admit;
  readonly renderer: Renderer;
  readonly improver: Pick<Improver, 'offer'>;
  readonly errorPages: ErrorPages;
  readonly health: HealthRoutes;
  readonly sendPicture: SendPicture;
  readonly answersTo: (host: string | undefined) => boolean;
  /** Proxies in front whose forwarding headers are believed. */
  readonly trustedProxies: number;
  readonly uploadIdleMs?: number | undefined;
  readonly log: Log;
  readonly metrics: Metrics;
}

export type Front = (request: IncomingMessage, response: ServerResponse) => void;

const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE']);
const PROBES = new Set(['/livez', '/readyz']);

/**
 * What a request meets before a route: host (probes aside) → address → method → health → built files → photographs →
 * pages kept for everybody → the application. A built page that the catalog has overtaken is answered by its twin.
 */
export function createFront(options: FrontOptions): Front {
  const { site, shared, twins, improver, errorPages, health, sendPicture } = options;
  const { answersTo, trustedProxies, log, metrics } = options;
  const refuse = createRefuse(errorPages);
  const passThrough = createPassThrough({ ...options, refuse });
  const builtPages = metrics.cache.labels('built');

  return (request, response) => {
    settle(answer(request, response));
  };

  /** Most requests end here: the line is exactly the address of a file, or of a page that is kept. */
  function answer(request: IncomingMessage, response: ServerResponse): Sent {
    const secure = isSecure(request, trustedProxies);
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    const line = request.url ?? '';
    const { host } = request.headers;
    if (!answersTo(host)) {
      // No name has a comma: the header was there more than once, and a proxy may have gone by another of them.
      const isRepeated = host?.includes(',') === true;
      // A load balancer probes by the machine's address; these two tell nothing about the site.
      const isProbe = isRead && PROBES.has(line) && !isRepeated;
      if (isProbe) return serve(request, response, { isSecure: secure, isRead });
      return sendStored(request, response, errorPages.for(isRepeated ? 400 : 421, '/'), { isSecure: secure });
    }
    const file = isRead ? site.at(line) : undefined;
    if (file && !file.isStale && !isHidden(line)) return sendBuilt(request, response, file, secure);
    const kept = isRead ? shared.ready(line) : undefined;
    if (kept) {
      const { answer: page, ageSeconds } = kept;
      return sendStored(request, response, page, { isSecure: secure, ageSeconds });
    }
    return serve(request, response, { isSecure: secure, isRead });
  }

  function settle(work: Sent): void {
    if (work) work.catch((error: unknown) => log.error('a request was left without an answer', { error }));
  }

  function sendBuilt(
    request: IncomingMessage,
    response: ServerResponse,
    file: SiteFile,
    secure: boolean,
  ): Sent {
    if (file.isPage) builtPages.inc();
    improver.offer(file.answer.body);
    return sendStored(request, response, file.answer, { isSecure: secure });
  }

  async function serve(
    request: IncomingMessage,
    response: ServerResponse,
    known: Pick<Exchange, 'isSecure' | 'isRead'>,
  ): Promise<void> {
    const target = readTarget(request.url ?? '');
    if (typeof target === 'number') {
      return await sendStored(request, response, errorPages.for(target, '/'), known);
    }
    const exchange: Exchange = { request, response, ...known, ...target };
    try {
      await route(exchange);
    } catch (error) {
      if (response.headersSent || request.destroyed) {
        response.destroy();
        return;
      }
      const status = refusalStatus(error);
      if (status === 500) log.error('request failed', { path: loggedPath(target.pathname), error });
      await refuse(exchange, status);
    }
  }

  async function route(exchange: Exchange): Promise<void> {
    const { request, response, pathname, search, isRead } = exchange;
    if (pathname !== '/' && pathname.endsWith('/')) {
      redirect(exchange, pathname.slice(0, -1) + search);
      return;
    }
    if (!METHODS.has(request.method ?? '')) return refuse(exchange, 405);
    if (isRead && (await health.answer(request, response, pathname))) return;
    if (isHidden(pathname)) return refuse(exchange, 404);
    const file = site.at(pathname);
    if (file) return isRead ? sendFile(exchange, file) : refuse(exchange, 405);
    if (pathname.startsWith('/_astro/')) return refuse(exchange, 404);
    if (pathname.startsWith('/media/')) return sendMedia(exchange);
    const route = isRead ? sharedRoute(pathname) : undefined;
    if (route) return sendShared(exchange, route);
    await passThrough(exchange);
  }

  async function sendMedia(exchange: Exchange): Promise<void> {
    if (!exchange.isRead) return refuse(exchange, 405);
    if (!(await sendPicture(exchange))) await refuse(exchange, 404);
  }

  function redirect({ response, isSecure: secure }: Exchange, location: string): void {
    const extra = secure ? TRANSPORT_SECURITY : [];
    response
      .writeHead(301, [...SECURITY_HEADERS, 'location', location, 'content-length', '0', ...extra])
      .end();
  }

  async function sendFile(exchange: Exchange, file: SiteFile): Promise<void> {
    const twin = file.isStale ? await twins(exchange) : undefined;
    if (twin) return sendPage(exchange, twin);
    await sendBuilt(exchange.request, exchange.response, file, exchange.isSecure);
  }

  async function sendShared(exchange: Exchange, route: SharedRoute): Promise<void> {
    const found = await shared.find(exchange, route);
    if (!found) return refuse(exchange, 404);
    await sendPage(exchange, found);
  }

  async function sendPage(exchange: Exchange, { answer, ageSeconds }: FoundPage): Promise<void> {
    if (answer.status >= 400 && answer.body.bytes === 0) return refuse(exchange, designed(answer));
    await sendStored(exchange.request, exchange.response, answer, {
      isSecure: exchange.isSecure,
      ageSeconds,
    });
  }
}

/** The error page for an answer that came without a body. */
function designed({ status }: StoredAnswer): ErrorStatus {
  return status === 404 || status === 503 ? status : 500;
}
