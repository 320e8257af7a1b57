import type { APIContext } from 'astro';
import { personOf, sessionInfo, startSession } from '#domain/identity';
import type { SessionInfo } from '#contract/identity';
import type { UserId } from '#shared/ids.ts';
import type { Ctx } from './context.ts';

/** The browser behind a request, as sessions need it. */
export function browserOf(ctx: Ctx, request: APIContext) {
  return {
    cookies: request.cookies,
    secure: request.url.protocol === 'https:',
    clientAddress: ctx.clientAddress,
    userAgent: request.request.headers.get('user-agent') ?? '',
  };
}

/** Starts a session of the person in this browser and tells who is in now. */
export async function enter(ctx: Ctx, request: APIContext, userId: UserId): Promise<SessionInfo> {
  await startSession(ctx, userId, browserOf(ctx, request));
  return sessionInfo(ctx, await personOf(ctx, request.cookies));
}
