import type { Ctx } from '#server/context.ts';
import { DomainError } from '#shared/errors.ts';
import type { UserId } from '#shared/ids.ts';
import type { LoginForm } from './contract.ts';
import { passwordMatches } from './password.ts';
import { userByEmail } from './people.queries.ts';

/**
 * Checks a name and password; answers whose they are. Five wrong tries in a quarter of an hour close the
 * account, and the address they come from, for the rest of it. Throws `identity.wrong_credentials` (the same for an
 * unknown account), `identity.disabled` or `request.rate_limited`.
 */
export async function logIn(ctx: Ctx, { email, password }: LoginForm): Promise<UserId> {
  const account = `account ${email}`;
  const address = `address ${ctx.clientAddress}`;
  await ctx.limits.hit('login', account);
  await ctx.limits.hit('login', address);
  const user = await userByEmail(ctx.placement.central(), email);
  if (!(await passwordMatches(user?.passwordHash ?? null, password)) || !user || user.role === 'customer') {
    throw new DomainError('identity.wrong_credentials', 'unauthenticated');
  }
  await ctx.limits.forgive('login', account);
  await ctx.limits.refund('login', address);
  if (!user.active) throw new DomainError('identity.disabled', 'forbidden');
  return user.id as UserId;
}
