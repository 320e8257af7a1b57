import { defineMiddleware } from 'astro:middleware';
import { withStyleInHead } from './island-style.ts';

/** Astro writes the style of its islands where the first one stands; HTML has styles only in the head. */
export const headStyles = defineMiddleware(async (_context, next) => {
  const response = await next();
  if (!response.headers.get('content-type')?.startsWith('text/html')) return response;
  return new Response(withStyleInHead(await response.text()), response);
});
