import type { Ctx } from '#server/context.ts';
import { networkOf } from '#shared/client-network.ts';
import { DomainError, isDomainError } from '#shared/errors.ts';
import type { BranchId, UserId } from '#shared/ids.ts';
import type { LoginForm } from './contract.ts';
import { inTurnOf } from './login-turns.ts';
import { passwordMatches } from './password.ts';
import { branchIdsOf, userByEmail } from './people.queries.ts';
import { isGranted, reachesEveryBranch, type Permission } from './permissions.ts';

/**
 * Checks a name and password; answers whose they are. Five wrong tries in a quarter of an hour close the address
 * they come from for the rest of it, and the account for that address; fifty from wherever close the account. Right
 * ones are not counted, however many come at once: those of one address are tried one after the other. Throws
 * `identity.wrong_credentials` (the same for an unknown account), `identity.disabled` or `request.rate_limited`.
 */
export async function logIn(ctx: Ctx, form: LoginForm): Promise<UserId> {
  return (await userByPassword(ctx, form)).id as UserId;
}

/**
 * Somebody who may do what the person at the screen may not, by their own name and password and counted like a login.
 * Nobody is logged in by it. Throws `identity.wrong_approver`, `identity.not_a_supervisor` or `request.rate_limited`.
 */
export async function approverByPassword(
  ctx: Ctx,
  form: LoginForm,
  permission: Permission,
  branchId: BranchId,
): Promise<{ readonly userId: UserId; readonly name: string }> {
  const user = await userByPassword(ctx, form).catch((error: unknown) => {
    // Not 401: the session of the person at the screen is alive.
    const isWrong = isDomainError(error) && error.code.startsWith('identity.');
    throw isWrong ? new DomainError('identity.wrong_approver', 'forbidden') : error;
  });
  const isHere =
    reachesEveryBranch(user.role) ||
    (await branchIdsOf(ctx.placement.central(), [user.id])).get(user.id)?.includes(branchId);
  if (!isHere || !isGranted(user.role, permission))
    throw new DomainError('identity.not_a_supervisor', 'forbidden');
  return { userId: user.id as UserId, name: user.name };
}

async function userByPassword(ctx: Ctx, form: LoginForm) {
  const subjects = subjectsOf(ctx, form.email);
  return inTurnOf(subjects.address, () => userOnce(ctx, form, subjects));
}

// An attempt counts as a wrong one until it turns out to be right: nobody learns more than five answers.
async function userOnce(ctx: Ctx, { email, password }: LoginForm, subjects: ReturnType<typeof subjectsOf>) {
  await countAttempt(ctx, subjects);
  const user = await userByEmail(ctx.placement.central(), email);
  if (!(await passwordMatches(user?.passwordHash ?? null, password)) || !user || user.role === 'customer') {
    throw new DomainError('identity.wrong_credentials', 'unauthenticated');
  }
  await ctx.limits.forgive('login', subjects.accountHere);
  await ctx.limits.refund('login', subjects.address);
  await ctx.limits.refund('login-account', subjects.account);
  if (!user.active) throw new DomainError('identity.disabled', 'forbidden');
  return user;
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
