import { Readable } from 'node:stream';
import type { APIRoute } from 'astro';
import { publicFile } from '#domain/media';
import { runtime } from '#server/runtime.ts';

export const prerender = false;

/** For `npm run dev`, which has no front: a served site answers these addresses before they reach a route. */
export const GET: APIRoute = async ({ params }) => {
  const name = params['file'] ?? '';
  const known = publicFile(name);
  const found = known ? await runtime().media.open(name) : undefined;
  if (!known || !found) return new Response(null, { status: 404 });
  const headers = new Headers({ 'content-type': known.contentType, 'x-content-type-options': 'nosniff' });
  if (known.isAttachment) headers.set('content-disposition', 'attachment');
  return new Response(Readable.toWeb(found.read()) as ReadableStream<Uint8Array>, { headers });
};
