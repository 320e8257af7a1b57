import type { IncomingMessage } from 'node:http';

/** Only a trusted proxy may say these, and the front has read them by then. */
const FORWARDING = /^(?:x-forwarded-|forwarded$|x-real-ip$|x-astro-|x-front-)/;
const HOP_BY_HOP = new Set([
  'connection',
  'keep-alive',
  'transfer-encoding',
  'upgrade',
  'te',
  'trailer',
  'expect',
]);

export interface WebRequestOptions {
  /** `https://host`, as the caller sees it. */
  readonly origin: string;
  /** Path and query. */
  readonly target: string;
  readonly requestId: string;
  readonly body?: Buffer | ReadableStream<Uint8Array> | undefined;
}

/** The request as routes see it, without what a caller could pretend to be. */
export function webRequest(
  request: IncomingMessage,
  { origin, target, requestId, body }: WebRequestOptions,
): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value === undefined || FORWARDING.test(name) || HOP_BY_HOP.has(name)) continue;
    headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  headers.set('x-request-id', requestId);
  const method = request.method ?? 'GET';
  const carriesBody = body !== undefined && method !== 'GET' && method !== 'HEAD';
  if (carriesBody && body instanceof ReadableStream) {
    return new Request(origin + target, { method, headers, body, duplex: 'half' } as RequestInit);
  }
  // A Buffer from the pool is a window on a larger one; Request copies just the window.
  return new Request(origin + target, {
    method,
    headers,
    ...(carriesBody && !(body instanceof ReadableStream) ? { body: new Uint8Array(body) } : {}),
  });
}

/** The same page whoever asks: no cookie, no language, no browser reaches the render. */
export function anonymousRequest(origin: string, target: string, requestId: string): Request {
  return new Request(origin + target, { headers: { accept: 'text/html', 'x-request-id': requestId } });
}
