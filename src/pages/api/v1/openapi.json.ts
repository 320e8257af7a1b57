import type { APIRoute } from 'astro';
import { openApiDocument } from '#server/openapi/index.ts';

export const prerender = false;

export const GET: APIRoute = () =>
  Response.json(openApiDocument(), { headers: { 'cache-control': 'public, max-age=300' } });
