import type { Ctx } from '#server/context.ts';
import { networkOf } from '#shared/client-network.ts';
import { DomainError } from '#shared/errors.ts';
import type { UserId } from '#shared/ids.ts';
import type { LoginForm } from './contract.ts';
import { passwordMatches } from './password.ts';
import { userByEmail } from './people.queries.ts';

/**
 * Checks a name and password; answers whose they are. Five wrong tries in a quarter of an hour close the address
 * they come from for the rest of it, and the account for that address; fifty from wherever close the account. Throws
 * `identity.wrong_credentials` (the same for an unknown account), `identity.disabled` or `request.rate_limited`.
 */
export async function logIn(ctx: Ctx, { email, password }: LoginForm): Promise<UserId> {
  const subjects = subjectsOf(ctx, email);
  await countAttempt(ctx, subjects);
  const user = await userByEmail(ctx.placement.central(), email);
  if (!(await passwordMatches(user?.passwordHash ?? null, password)) || !user || user.role === 'customer') {
    throw new DomainError('identity.wrong_credentials', 'unauthenticated');
  }
  await ctx.limits.forgive('login', subjects.accountHere);
  await ctx.limits.refund('login', subjects.address);
  await ctx.limits.refund('login-account', subjects.account);
  if (!user.active) throw new DomainError('identity.disabled', 'forbidden');
  return user.id as UserId;
}

function subjectsOf(ctx: Ctx, email: string) {
  const address = `address ${networkOf(ctx.clientAddress)}`;
  const account = `account ${email}`;
  return { address, account, accountHere: `${account} ${address}` };
}

// The address first, and no further when it is refused: a closed address must not close anybody's account.
async function countAttempt(ctx: Ctx, subjects: ReturnType<typeof subjectsOf>): Promise<void> {
  const { address, account, accountHere } = subjects;
  await ctx.limits.hit('login', address);
  await ctx.limits.hit('login', accountHere);
  try {
    await ctx.limits.hit('login-account', account);
  } catch (refusal) {
    // Strangers closed the account: no password was tried, and colleagues behind this address still get in.
    await ctx.limits.refund('login', address);
    await ctx.limits.refund('login', accountHere);
    throw refusal;
  }
}
