import type { APIRoute } from 'astro';
import { HOME_TAG } from '#contract/landing';
import { pageContext } from '#server/page-context.ts';
import { sitemapPages, sitemapXml } from '../_read/sitemap.ts';
import { siteAddress } from '../_read/site-address.ts';

export const prerender = false;

export const GET: APIRoute = async (context) => {
  const pages = await sitemapPages(pageContext(context), context.params['section'] ?? '');
  if (!pages) return new Response(null, { status: 404 });
  return new Response(sitemapXml(siteAddress(context), pages), {
    headers: {
      'content-type': 'application/xml; charset=utf-8',
      'x-front-cache': `max-age=3600; swr=86400; tags=catalog branches ${HOME_TAG}`,
    },
  });
};
