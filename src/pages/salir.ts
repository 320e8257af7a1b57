import type { APIRoute } from 'astro';
import { endSession } from '#domain/identity';
import { browserOf } from '#server/browser-session.ts';
import { pageContext } from '#server/page-context.ts';

export const prerender = false;

/** The sign-out form of the panel's header; works without JavaScript. */
export const POST: APIRoute = async (request) => {
  const ctx = pageContext(request);
  await endSession(ctx, browserOf(ctx, request));
  return request.redirect('/entrar', 303);
};

/** Typed by hand or followed from elsewhere: signs nobody out, only the form does. */
export const GET: APIRoute = (request) => request.redirect('/entrar', 303);
