import { defineMiddleware } from 'astro:middleware';

/** What is rendered on demand belongs to the one who asked, unless the route says that it is for everybody. */
export const caching = defineMiddleware(async (context, next) => {
  const response = await next();
  if (context.isPrerendered) return response;
  const { headers } = response;
  if (!headers.has('cache-control') && !headers.has('x-front-cache'))
    headers.set('cache-control', 'no-store');
  return response;
});
