import type { APIContext } from 'astro';
import { personOf, sessionInfo, startSession, type BrowserCookies } from '#domain/identity';
import type { SessionInfo } from '#contract/identity';
import type { UserId } from '#shared/ids.ts';
import type { Ctx } from './context.ts';

/** Where the session of a page or an operation is read from. */
export function cookiesOf({ cookies, url }: Pick<APIContext, 'cookies' | 'url'>): BrowserCookies {
  return { cookies, secure: url.protocol === 'https:' };
}

/** The browser behind a request, as sessions need it. */
export function browserOf(ctx: Ctx, request: APIContext) {
  return {
    ...cookiesOf(request),
    clientAddress: ctx.clientAddress,
    userAgent: request.request.headers.get('user-agent') ?? '',
  };
}

/** Starts a session of the person in this browser and tells who is in now. */
export async function enter(ctx: Ctx, request: APIContext, userId: UserId): Promise<SessionInfo> {
  await startSession(ctx, userId, browserOf(ctx, request));
  return sessionInfo(ctx, await personOf(ctx, cookiesOf(request)));
}
