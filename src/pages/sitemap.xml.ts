import type { APIRoute } from 'astro';
import { pageContext } from '#server/page-context.ts';
import { sitemapIndexXml, sitemapSections } from './_read/sitemap.ts';
import { siteAddress } from './_read/site-address.ts';

export const prerender = false;

export const GET: APIRoute = async (context) => {
  const sections = await sitemapSections(pageContext(context));
  return new Response(sitemapIndexXml(siteAddress(context), sections), {
    headers: {
      'content-type': 'application/xml; charset=utf-8',
      'x-front-cache': 'max-age=3600; swr=86400; tags=catalog',
    },
  });
};
