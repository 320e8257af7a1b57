import { defineMiddleware } from 'astro:middleware';
import { runtime } from '#server/runtime.ts';
import { isDomainError, type ErrorKind } from '#shared/errors.ts';

const STATUS: Partial<Record<ErrorKind, number>> = { unavailable: 503, not_found: 404, forbidden: 403 };

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
    const status = STATUS[kind] ?? 500;
    const { log } = runtime();
    const facts = { requestId: context.locals.requestId, route: context.routePattern, error };
    if (status === 500) log.error('page failed', facts);
    else if (status === 503) log.warn('page unavailable', facts);
    return new Response(null, { status });
  }
});
