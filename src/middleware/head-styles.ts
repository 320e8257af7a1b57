import { defineMiddleware } from 'astro:middleware';

const ISLAND_STYLE = /<style>astro-island[^<]*<\/style>/;

/** Astro writes the style of its islands where the first one stands; HTML has styles only in the head. */
export const headStyles = defineMiddleware(async (_context, next) => {
  const response = await next();
  if (!response.headers.get('content-type')?.startsWith('text/html')) return response;
  const html = await response.text();
  const style = ISLAND_STYLE.exec(html)?.[0];
  if (style === undefined) return new Response(html, response);
  return new Response(html.replace(style, '').replace('</head>', `${style}</head>`), response);
});
