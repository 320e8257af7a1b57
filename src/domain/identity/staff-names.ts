import type { Ctx } from '#server/context.ts';
import { namesOf } from './people.queries.ts';

/** Names of people by number, for ledgers and notes; a number nobody has is left out. */
export function staffNames(
  ctx: Pick<Ctx, 'placement'>,
  userIds: readonly (number | null)[],
): Promise<ReadonlyMap<number, string>> {
  return namesOf(
    ctx.placement.central(),
    userIds.filter((id) => id !== null),
  );
}
