import { Readable } from 'node:stream';
import type { APIRoute } from 'astro';
import { PICTURE_TYPES, readPictureName } from '#contract/media';
import { runtime } from '#server/runtime.ts';

export const prerender = false;

/** For `npm run dev`, which has no front: a served site answers these addresses before they reach a route. */
export const GET: APIRoute = async ({ params }) => {
  const known = readPictureName(params['file'] ?? '');
  const found = known ? await runtime().media.open(params['file'] ?? '') : undefined;
  if (!known || !found) return new Response(null, { status: 404 });
  const body = Readable.toWeb(found.read()) as ReadableStream<Uint8Array>;
  return new Response(body, { headers: { 'content-type': PICTURE_TYPES[known.format] } });
};
