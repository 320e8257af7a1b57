import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Registry } from 'prom-client';
import { isLoopback } from './client-address.ts';
import type { ReadinessReport } from './readiness.ts';
import { SECURITY_HEADERS } from './security-headers.ts';

export interface HealthOptions {
  readonly registry: Registry;
  readonly metricsToken: string | undefined;
  readiness(): Promise<ReadinessReport>;
}

export interface HealthRoutes {
  /** Answers `/livez`, `/readyz` and `/metrics`; false leaves any other path to the next in line. */
  answer(request: IncomingMessage, response: ServerResponse, pathname: string): Promise<boolean>;
}

/** For load balancers and monitoring, never cached. What they say is nothing an outsider could use. */
export function createHealthRoutes({ registry, metricsToken, readiness }: HealthOptions): HealthRoutes {
  return {
    async answer(request, response, pathname) {
      if (pathname === '/livez') {
        send(response, 200, 'text/plain; charset=utf-8', 'ok\n');
      } else if (pathname === '/readyz') {
        const report = await readiness();
        send(response, report.isReady ? 200 : 503, 'application/json; charset=utf-8', JSON.stringify(report));
      } else if (pathname === '/metrics') {
        if (mayReadMetrics(request, metricsToken))
          send(response, 200, registry.contentType, await registry.metrics());
        else send(response, 404, 'text/plain; charset=utf-8', 'not found\n');
      } else {
        return false;
      }
      return true;
    },
  };
}

/**
 * Whoever has the token, from anywhere; without a token this machine only. A request that came through a proxy on
 * this machine arrives from loopback too, and not every proxy says where it came from: set a token behind one.
 */
function mayReadMetrics({ headers, socket }: IncomingMessage, token: string | undefined): boolean {
  if (token !== undefined) return isSame(headers.authorization ?? '', `Bearer ${token}`);
  const isForwarded = headers['x-forwarded-for'] !== undefined || headers.forwarded !== undefined;
  const address = (socket.remoteAddress ?? '').replace(/^::ffff:/, '');
  return !isForwarded && isLoopback(address);
}

function isSame(given: string, wanted: string): boolean {
  const a = Buffer.from(given);
  const b = Buffer.from(wanted);
  return a.byteLength === b.byteLength && timingSafeEqual(a, b);
}

function send(response: ServerResponse, status: number, contentType: string, body: string): void {
  response.writeHead(status, [
    ...SECURITY_HEADERS,
    'content-type',
    contentType,
    'cache-control',
    'no-store',
    'content-length',
    String(Buffer.byteLength(body)),
  ]);
  response.end(response.req.method === 'HEAD' ? undefined : body);
}
