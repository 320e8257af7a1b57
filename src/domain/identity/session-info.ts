import { branchDirectory } from '#domain/branches';
import type { Ctx } from '#server/context.ts';
import type { SessionInfo } from './contract.ts';
import { permissionsOf, reachesEveryBranch } from './permissions.ts';
import type { Person } from './sessions.ts';

/** What a screen needs to know of the person who is in; `person` is null for nobody. */
export async function sessionInfo(
  ctx: Pick<Ctx, 'placement' | 'memo'>,
  person: Person | null,
): Promise<SessionInfo> {
  if (!person) return { person: null };
  const { id, name, email, role, mustChangePassword, branchIds } = person;
  const everywhere = reachesEveryBranch(role);
  const branches = (await branchDirectory(ctx))
    .filter((branch) => branch.active && (everywhere || branchIds.includes(branch.id)))
    .map((branch) => ({ code: branch.code, name: branch.name }));
  return {
    person: { id, name, email, role, mustChangePassword, permissions: permissionsOf(role), branches },
  };
}
