import type { APIContext } from 'astro';
import type { SessionInfo } from '#contract/identity';
import { personOf, sessionInfo } from '#domain/identity';
import { localeOfPath } from '#i18n';
import { cookiesOf } from './browser-session.ts';
import type { Ctx } from './context.ts';
import { runtime } from './runtime.ts';

/** What pages and endpoints of Astro have in common. */
type PageRequest = Pick<APIContext, 'cookies' | 'clientAddress' | 'isPrerendered' | 'locals' | 'url'>;

/** The address a page has for the world: a twin is rendered at `/twin/…` in the name of the built page. */
export function publicPath(pathname: string): string {
  return /^\/twin(?=\/|$)/.test(pathname) ? pathname.slice('/twin'.length) || '/' : pathname;
}

/** For reads that are the same for everybody, at build time and on demand. Nobody is logged in here. */
export function pageContext(page: PageRequest): Ctx {
  const { placement, memo, now, rateLimiter, stockIndex } = runtime();
  return {
    requestId: page.locals.requestId,
    actor: { type: 'anonymous' },
    locale: localeOfPath(publicPath(page.url.pathname)),
    // A build has no caller, and Astro throws when it is asked for one.
    clientAddress: page.isPrerendered ? '' : page.clientAddress,
    placement,
    now,
    memo: memo.get,
    limits: rateLimiter,
    stockIndex,
  };
}

/** Who is logged in, for staff pages; null for nobody. Pages kept for everybody must not ask. */
export async function sessionOfPage(page: PageRequest): Promise<SessionInfo['person']> {
  const ctx = pageContext(page);
  const { person } = await sessionInfo(ctx, await personOf(ctx, cookiesOf(page)));
  return person;
}
