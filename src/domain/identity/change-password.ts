import { transaction } from '#db/tx.ts';
import { auditCentral } from '#domain/audit';
import type { Ctx } from '#server/context.ts';
import { DomainError } from '#shared/errors.ts';
import { requireStaff } from './authorize.ts';
import { hashPassword, isWeakPassword, passwordMatches } from './password.ts';
import { updateUser, userById } from './people.queries.ts';
import { endSessionsOf } from './sessions.ts';

/**
 * Changes the person's own password and ends all their sessions; the caller starts a new one. Throws
 * `identity.wrong_password`, `identity.same_password`, `identity.weak_password`, `request.rate_limited` or
 * `identity.changed_elsewhere` when the person changed meanwhile.
 */
export async function changePassword(ctx: Ctx, input: { current: string; next: string }): Promise<void> {
  const { userId } = requireStaff(ctx);
  const db = ctx.placement.central();
  await ctx.limits.hit('login', `password ${userId}`);
  const user = await userById(db, userId);
  if (!user || !(await passwordMatches(user.passwordHash, input.current))) {
    throw new DomainError('identity.wrong_password', 'invalid');
  }
  await ctx.limits.forgive('login', `password ${userId}`);
  if (input.next === input.current) throw new DomainError('identity.same_password', 'invalid');
  if (isWeakPassword(input.next, [user.email.split('@')[0] ?? '', user.name])) {
    throw new DomainError('identity.weak_password', 'invalid');
  }
  const passwordHash = await hashPassword(input.next);
  await transaction(db, async (tx) => {
    const changed = await updateUser(tx, userId, user.version, {
      passwordHash,
      mustChangePassword: false,
      updatedAt: ctx.now(),
    });
    if (!changed) throw new DomainError('identity.changed_elsewhere', 'conflict');
    await auditCentral(tx, ctx, { action: 'password.change', subject: `user ${userId}` });
  });
  await endSessionsOf(ctx, userId);
}
