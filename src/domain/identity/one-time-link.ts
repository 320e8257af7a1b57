import { createHash, randomBytes } from 'node:crypto';
import type { Tx } from '#db/client.ts';
import { transaction } from '#db/tx.ts';
import { auditCentral } from '#domain/audit';
import type { Ctx } from '#server/context.ts';
import { networkOf } from '#shared/client-network.ts';
import { DomainError } from '#shared/errors.ts';
import type { UserId } from '#shared/ids.ts';
import type { LinkRedeem } from './contract.ts';
import { hashPassword, isWeakPassword } from './password.ts';
import {
  countStaff,
  deleteLinksOf,
  deleteSetupLinks,
  insertLink,
  insertUser,
  linkByHash,
  lockSetupLinks,
  updateUser,
  useLink,
  userByEmail,
  userById,
} from './people.queries.ts';
import { endSessionsOf } from './sessions.ts';

const VALID_HOURS = 72;
export const LINK_PATH = '/configurar?token=';

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

function newToken(ctx: Ctx): { token: string; tokenHash: string; expiresAt: Date } {
  const token = randomBytes(25).toString('base64url');
  return {
    token,
    tokenHash: hashOf(token),
    expiresAt: new Date(ctx.now().getTime() + VALID_HOURS * 3_600_000),
  };
}

/** A link that lets a person set the password, once, within 72 hours. Earlier links of the person stop working. */
export async function createPasswordLink(tx: Tx, ctx: Ctx, userId: number): Promise<string> {
  const { token, tokenHash, expiresAt } = newToken(ctx);
  await deleteLinksOf(tx, userId);
  await insertLink(tx, { tokenHash, purpose: 'password_reset', userId, expiresAt });
  return LINK_PATH + token;
}

/**
 * For an installation without people: the link that makes its first administrator, instead of earlier ones. Null
 * once somebody exists.
 */
// eslint-disable-next-line multipartes/use-case-guards -- runs at start-up, before anybody exists to authorize or audit
export async function createOwnerSetupLink(ctx: Ctx): Promise<string | null> {
  const db = ctx.placement.central();
  if ((await countStaff(db)) > 0) return null;
  const { token, tokenHash, expiresAt } = newToken(ctx);
  await transaction(db, async (tx) => {
    await deleteSetupLinks(tx);
    await insertLink(tx, { tokenHash, purpose: 'owner_setup', expiresAt });
  });
  return LINK_PATH + token;
}

/** What a link is for, so that its page asks for the right things; null when it no longer works. */
export async function purposeOfLink(
  ctx: Pick<Ctx, 'placement' | 'now'>,
  token: string,
): Promise<'owner_setup' | 'password_reset' | null> {
  const db = ctx.placement.central();
  const link = await linkByHash(db, hashOf(token));
  if (!link || link.usedAt || link.expiresAt <= ctx.now()) return null;
  return link.purpose === 'owner_setup' && (await countStaff(db)) > 0 ? null : link.purpose;
}

/**
 * Sets a password through a link and answers whose it is. Throws `identity.link_expired` (also for one that
 * never existed, and for a set-up once somebody exists), `identity.weak_password`, `identity.email_taken`,
 * `identity.changed_elsewhere` (the link still works) or `request.invalid`.
 */
// eslint-disable-next-line multipartes/use-case-guards -- the link itself is the authorization
export async function redeemLink(ctx: Ctx, input: LinkRedeem): Promise<UserId> {
  const address = `address ${networkOf(ctx.clientAddress)}`;
  await ctx.limits.hit('one-time-link', address);
  const db = ctx.placement.central();
  const tokenHash = hashOf(input.token);
  const link = await linkByHash(db, tokenHash);
  if (!link || link.usedAt || link.expiresAt <= ctx.now())
    throw new DomainError('identity.link_expired', 'not_found');
  if (isWeakPassword(input.password, [input.email ?? '', input.name ?? ''])) {
    throw new DomainError('identity.weak_password', 'invalid');
  }
  const passwordHash = await hashPassword(input.password);
  const userId = await transaction(db, async (tx) => {
    const at = ctx.now();
    if (link.purpose === 'owner_setup') await lockSetupLinks(tx);
    if (!(await useLink(tx, tokenHash, at))) throw new DomainError('identity.link_expired', 'not_found');
    const id = link.userId
      ? await setPassword(tx, link.userId, passwordHash, at)
      : await createFirstAdministrator(tx, input, passwordHash, at);
    await auditCentral(tx, ctx, {
      action: 'link.redeem',
      subject: `user ${id}`,
      detail: { purpose: link.purpose },
    });
    return id as UserId;
  });
  await endSessionsOf(ctx, userId);
  await ctx.limits.forgive('one-time-link', address);
  return userId;
}

async function setPassword(tx: Tx, userId: number, passwordHash: string, at: Date): Promise<number> {
  const user = await userById(tx, userId);
  if (!user?.active) throw new DomainError('identity.link_expired', 'not_found');
  const change = { passwordHash, mustChangePassword: false, updatedAt: at };
  if (!(await updateUser(tx, userId, user.version, change))) {
    throw new DomainError('identity.changed_elsewhere', 'conflict');
  }
  return userId;
}

/** With the set-up links held. */
async function createFirstAdministrator(
  tx: Tx,
  input: LinkRedeem,
  passwordHash: string,
  at: Date,
): Promise<number> {
  if ((await countStaff(tx)) > 0) throw new DomainError('identity.link_expired', 'not_found');
  if (!input.email || !input.name) {
    const missing = [!input.email && 'email', !input.name && 'name'].filter((path) => path !== false);
    throw new DomainError('request.invalid', 'invalid', {
      errors: missing.map((path) => ({ path, code: 'required' })),
    });
  }
  if (await userByEmail(tx, input.email)) throw new DomainError('identity.email_taken', 'conflict');
  const { email, name } = input;
  await deleteSetupLinks(tx);
  return insertUser(tx, { email, name, role: 'administrator', passwordHash, createdAt: at, updatedAt: at });
}
