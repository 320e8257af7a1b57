import { readFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Env } from '../env.ts';

export interface ListeningServer {
  readonly url: string;
  /** Takes no new request, lets those under way finish for ten seconds, then cuts what is left. */
  drain(): Promise<void>;
}

export interface ListenOptions {
  readonly env: Pick<Env, 'TLS_CERT_FILE' | 'TLS_KEY_FILE'>;
  readonly host: string;
  readonly port: number;
  readonly listener: RequestListener;
}

const LIMITS = {
  maxHeaderSize: 16_384,
  /** Longer than the 60 s of usual proxies, so that the proxy is the one to close. */
  keepAliveTimeout: 65_000,
  headersTimeout: 10_000,
  // Long enough for a large file; what is read into memory has half a minute of its own.
  requestTimeout: 600_000,
  connectionsCheckingInterval: 5_000,
  /** A header that may not repeat shows that it did, as `one, other`; otherwise Node drops all but the first. */
  joinDuplicateHeaders: true,
} as const;

const DRAIN_MS = 10_000;
const IDLE_CHECK_MS = 50;

export async function listen({ env, host, port, listener }: ListenOptions): Promise<ListeningServer> {
  const isTls = env.TLS_CERT_FILE !== undefined && env.TLS_KEY_FILE !== undefined;
  const server: Server =
    env.TLS_CERT_FILE !== undefined && env.TLS_KEY_FILE !== undefined
      ? createTlsServer(
          {
            ...LIMITS,
            cert: readFileSync(env.TLS_CERT_FILE),
            key: readFileSync(env.TLS_KEY_FILE),
            minVersion: 'TLSv1.2',
          },
          listener,
        )
      : createServer(LIMITS, listener);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
  const { port: actualPort } = server.address() as AddressInfo;
  const url = `${isTls ? 'https' : 'http'}://${shownHost(host)}:${actualPort}`;
  return { url, drain: () => drain(server) };
}

async function drain(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  // A connection kept alive becomes idle only when its answer has been sent.
  const idle = setInterval(() => server.closeIdleConnections(), IDLE_CHECK_MS);
  const deadline = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
  server.closeIdleConnections();
  await closed;
  clearInterval(idle);
  clearTimeout(deadline);
}

function shownHost(host: string): string {
  if (host === '0.0.0.0' || host === '::' || host === '') return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}
