import { DomainError } from '#shared/errors.ts';

/**
 * Refuses a write that a page of another site sent with the person's cookie. Browsers mark every request;
 * a program that is not a browser sends neither header and carries no cookie of anybody.
 */
export function assertSameOrigin(request: Request): void {
  const site = request.headers.get('sec-fetch-site');
  if (site !== null && site !== 'same-origin' && site !== 'none') refuse();
  const origin = request.headers.get('origin');
  if (origin !== null && !isOwnOrigin(origin, request)) refuse();
}

/** The same for a form of our own pages, which only browsers send: one of the two headers must vouch for it. */
export function assertOwnForm(request: Request): void {
  assertSameOrigin(request);
  if (request.headers.get('sec-fetch-site') === null && request.headers.get('origin') === null) refuse();
}

function isOwnOrigin(origin: string, request: Request): boolean {
  try {
    return new URL(origin).host === new URL(request.url).host;
  } catch {
    return false;
  }
}

function refuse(): never {
  throw new DomainError('request.foreign_origin', 'forbidden');
}
