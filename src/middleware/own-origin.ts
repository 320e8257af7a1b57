import type { MiddlewareHandler } from 'astro';
import { assertOwnForm } from '#server/endpoint/origin.ts';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Forms of the pages must come from this site: a browser says so in every post. The operations of the API
 * check for themselves, so that their refusals are problem+json like all others.
 */
export const ownOrigin: MiddlewareHandler = ({ request, url }, next) => {
  if (!SAFE.has(request.method) && !url.pathname.startsWith('/api/')) assertOwnForm(request);
  return next();
};
