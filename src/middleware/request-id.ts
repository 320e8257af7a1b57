import { defineMiddleware } from 'astro:middleware';

/** The id the front gave the request; a build has one for each page it renders. */
export const requestId = defineMiddleware((context, next) => {
  const locals: Partial<App.Locals> = context.locals;
  locals.requestId ??= crypto.randomUUID();
  return next();
});
