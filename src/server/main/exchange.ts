import type { IncomingMessage, ServerResponse } from 'node:http';
import { clientAddressOf } from './client-address.ts';

/** One request on its way through the front. */
export interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** The caller's own connection is encrypted. */
  readonly isSecure: boolean;
  /** GET or HEAD. */
  readonly isRead: boolean;
  readonly pathname: string;
  /** With its `?`; empty when there is none. */
  readonly search: string;
}

/** Who asks, as far as the trusted proxies know. */
export function callerAddress(request: IncomingMessage, trustedProxies: number): string {
  const stated = request.headers['x-forwarded-for'];
  const forwardedFor = Array.isArray(stated) ? stated.join(',') : stated;
  return clientAddressOf(request.socket.remoteAddress, forwardedFor, trustedProxies);
}
