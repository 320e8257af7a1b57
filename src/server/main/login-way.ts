import type { IncomingMessage, ServerResponse } from 'node:http';
import { SECURITY_HEADERS, TRANSPORT_SECURITY } from './security-headers.ts';

/** Whether a person followed a link, so that what comes is shown to them and not read by a program. */
export function isFollowed({ headers }: IncomingMessage): boolean {
  return headers['sec-fetch-mode'] === 'navigate' && headers['sec-fetch-dest'] === 'document';
}

/**
 * Sends who followed a link to a file without a session to the login, and from there back to the page with the link:
 * back to the file itself, the login page would stay on screen once it is saved.
 */
export function sendToLogin(
  { headers }: IncomingMessage,
  response: ServerResponse,
  { origin, isSecure }: { readonly origin: string; readonly isSecure: boolean },
): void {
  const page = pathWithin(origin, headers.referer) ?? '/panel';
  response
    .writeHead(303, [
      ...SECURITY_HEADERS,
      'location',
      `/entrar?volver=${encodeURIComponent(page)}`,
      'cache-control',
      'no-store',
      'content-length',
      '0',
      ...(isSecure ? TRANSPORT_SECURITY : []),
    ])
    .end();
}

function pathWithin(origin: string, address: string | undefined): string | undefined {
  const url = address === undefined ? null : URL.parse(address);
  return url?.origin === origin ? url.pathname + url.search : undefined;
}
