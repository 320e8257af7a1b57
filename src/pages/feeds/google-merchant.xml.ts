import { Readable } from 'node:stream';
import type { APIRoute } from 'astro';
import { merchantFeed } from '#domain/exchange';
import { pageContext } from '#server/page-context.ts';
import { runtime } from '#server/runtime.ts';
import { siteAddress } from '../_read/site-address.ts';

export const prerender = false;

export const GET: APIRoute = async (context) => {
  const folder = runtime().importFiles.feedFolder;
  const feed = await merchantFeed(pageContext(context), { site: siteAddress(context), folder });
  if (!feed) return new Response(null, { status: 404 });
  return new Response(Readable.toWeb(feed) as ReadableStream, {
    headers: {
      'content-type': 'application/xml; charset=utf-8',
      'content-disposition': 'inline; filename="google-merchant.xml"',
      'cache-control': 'public, max-age=3600',
    },
  });
};
