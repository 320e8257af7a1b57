import { listBranches, type KnownBranch } from '#domain/branches';
import type { Ctx } from '#server/context.ts';
import type { StaffPerson } from './_staff-page.ts';

/** The branches of the chain that are the person's, by name, with what their screens need to know of each. */
export async function ownBranches(
  ctx: Ctx,
  person: StaffPerson,
): Promise<{ own: KnownBranch[]; chain: KnownBranch[] }> {
  const chain = await listBranches(ctx);
  return { own: chain.filter(({ code }) => person.branches.some((branch) => branch.code === code)), chain };
}
