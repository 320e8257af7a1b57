import { defineMiddleware } from 'astro:middleware';
import { runtime } from '#server/runtime.ts';
import { isDomainError } from '#shared/errors.ts';

/**
 * Turns what a page throws into a status without a body, for which the front has a designed page. The build
 * must fail instead, and the API answers for itself in `endpoint()`.
 */
export const pageErrors = defineMiddleware(async (context, next) => {
  if (context.isPrerendered) return next();
  try {
    return await next();
  } catch (error) {
    const kind = isDomainError(error) ? error.kind : 'internal';
    const status = kind === 'unavailable' ? 503 : kind === 'not_found' ? 404 : 500;
    const { log } = runtime();
    const facts = { requestId: context.locals.requestId, route: context.routePattern, error };
    if (status === 500) log.error('page failed', facts);
    else if (status === 503) log.warn('page unavailable', facts);
    return new Response(null, { status });
  }
});
