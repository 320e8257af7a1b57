import { createHash, randomBytes } from 'node:crypto';
import type { Actor, Ctx } from '#server/context.ts';
import type { BranchId, UserId } from '#shared/ids.ts';
import { luciaOn } from './lucia.ts';

/** However much it is used, a session ends this long after the login. */
const ABSOLUTE_HOURS = 7 * 24;
const HOUR_MS = 3_600_000;
const TOKEN_BYTES = 25;

/** The part of Astro's cookies that sessions need. */
export interface CookieJar {
  get(name: string): { value: string } | undefined;
  set(name: string, value: string, options: Record<string, unknown>): void;
  delete(name: string, options: Record<string, unknown>): void;
}

/** A browser, by its cookies and by whether its connection is encrypted: that decides which of them is the session's. */
export interface BrowserCookies {
  readonly cookies: CookieJar;
  readonly secure: boolean;
}

export interface Person {
  readonly id: UserId;
  readonly name: string;
  readonly email: string;
  readonly role: Extract<Actor, { type: 'staff' }>['role'];
  readonly mustChangePassword: boolean;
  readonly branchIds: readonly BranchId[];
  readonly sessionId: string;
}

type SessionCtx = Pick<Ctx, 'placement' | 'now'>;

const COOKIE = 'mp_session';

// A till on a plain-http branch network must keep its login, so Secure follows the connection. Over https the plain
// name is not read: whoever sits on the network could have set it.
function cookieName(secure: boolean): string {
  return secure ? `__Host-${COOKIE}` : COOKIE;
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** The staff member a request's cookie belongs to; null when there is none, it expired, or the person was disabled. */
export async function personOf(ctx: SessionCtx, browser: BrowserCookies): Promise<Person | null> {
  const token = browser.cookies.get(cookieName(browser.secure))?.value;
  if (!token || token.length > 100) return null;
  const lucia = luciaOn(ctx.placement.central());
  const { session, user } = await lucia.validateSession(hashOf(token));
  if (!session || !user.active || user.role === 'customer') return null;
  if (session.createdAt.getTime() + ABSOLUTE_HOURS * HOUR_MS < ctx.now().getTime()) {
    await lucia.invalidateSession(session.id);
    return null;
  }
  return {
    id: user.id as UserId,
    name: user.name,
    email: user.email,
    role: user.role,
    mustChangePassword: user.mustChangePassword,
    branchIds: user.branchIds as BranchId[],
    sessionId: session.id,
  };
}

/** Who acts in a request: the staff member of its cookie, or anonymous. */
export async function authenticate(ctx: SessionCtx, browser: BrowserCookies): Promise<Actor> {
  const person = await personOf(ctx, browser);
  if (!person) return { type: 'anonymous' };
  const { id, name, role, branchIds, sessionId, mustChangePassword } = person;
  return { type: 'staff', userId: id, name, role, branchIds, sessionId, mustChangePassword };
}

/** Starts a session and hands its token to the browser; an earlier session of this browser ends. */
export async function startSession(
  ctx: SessionCtx,
  userId: UserId,
  browser: BrowserCookies & { clientAddress: string; userAgent: string },
): Promise<void> {
  const lucia = luciaOn(ctx.placement.central());
  await endSession(ctx, browser);
  const token = randomBytes(TOKEN_BYTES).toString('base64url');
  const { clientAddress, userAgent } = browser;
  await lucia.createSession(
    userId,
    { createdAt: ctx.now(), clientAddress, userAgent: userAgent.slice(0, 200) },
    { sessionId: hashOf(token) },
  );
  browser.cookies.set(cookieName(browser.secure), token, {
    httpOnly: true,
    sameSite: 'lax',
    path: '/',
    secure: browser.secure,
    maxAge: ABSOLUTE_HOURS * 3_600,
  });
}

export async function endSession(ctx: SessionCtx, browser: BrowserCookies): Promise<void> {
  for (const secure of [true, false]) {
    const token = browser.cookies.get(cookieName(secure))?.value;
    if (!token) continue;
    await luciaOn(ctx.placement.central()).invalidateSession(hashOf(token));
    browser.cookies.delete(cookieName(secure), { path: '/', secure });
  }
}

/** Ends every session of a person: after a new password, another role, a disabled account. */
export async function endSessionsOf(ctx: SessionCtx, userId: UserId): Promise<void> {
  await luciaOn(ctx.placement.central()).invalidateUserSessions(userId);
}
