import { bytesToUuid } from '#db/schema/columns.ts';
import { authorize, staffNames } from '#domain/identity';
import type { Ctx } from '#server/context.ts';
import { DomainError } from '#shared/errors.ts';
import type { BranchScope } from '#shared/scope.ts';
import type { TerminalList } from './contract.ts';
import { activeTerminals, type TerminalRow } from './queries.ts';
import { openShifts } from './shift.queries.ts';

const TERMINALS_TTL_MS = 5_000;

export const terminalsMemo = (scope: BranchScope) => `sales:terminals:${scope.branchId}`;

/** The branch's tills, each with the number of its next note and the shift that is not closed. */
export async function listTerminals(ctx: Ctx, scope: BranchScope): Promise<TerminalList> {
  authorize(ctx, 'sale:create', scope.branchId);
  const db = ctx.placement.branch(scope);
  const [terminals, shifts] = await Promise.all([activeTerminals(db, scope), openShifts(db, scope)]);
  const names = await staffNames(
    ctx,
    shifts.map(({ openedBy }) => openedBy),
  );
  const me = ctx.actor.type === 'staff' ? ctx.actor.userId : null;
  const byTerminal = new Map(
    shifts.map(({ id, openedBy, openedAt, countedAt, ...shift }) => [
      shift.terminalId,
      {
        ...shift,
        id: bytesToUuid(id),
        openedBy: names.get(openedBy) ?? '',
        openedAt: openedAt.toISOString(),
        isOwn: openedBy === me,
        countedAt: countedAt?.toISOString() ?? null,
      },
    ]),
  );
  return { terminals: terminals.map((each) => ({ ...each, shift: byTerminal.get(each.id) ?? null })) };
}

/** A till of the branch; what it is, not what it did, so it may be five seconds old. Throws `sales.terminal_not_found`. */
export async function terminalOf(ctx: Ctx, scope: BranchScope, terminalId: number): Promise<TerminalRow> {
  const terminals = await ctx.memo(terminalsMemo(scope), TERMINALS_TTL_MS, () =>
    activeTerminals(ctx.placement.branch(scope), scope),
  );
  const terminal = terminals.find((candidate) => candidate.id === terminalId);
  if (!terminal) throw new DomainError('sales.terminal_not_found', 'not_found');
  return terminal;
}

/** A till that was offline comes back with some hundreds of notes; a slip of the keyboard is further off. */
const MAX_FOLIOS_AHEAD = 1_000;

/**
 * Refuses a number far beyond the till's next one, because numbers never go back: one such note would leave the
 * till without numbers. Throws `sales.folio_taken` with the next number.
 */
export async function assertNextFolio(
  ctx: Ctx,
  scope: BranchScope,
  terminal: Pick<TerminalRow, 'id' | 'nextSequence'>,
  folioSequence: number,
): Promise<void> {
  if (folioSequence <= terminal.nextSequence + MAX_FOLIOS_AHEAD) return;
  // The till that is known may be five seconds old, and a busy one has gone on.
  const now = await activeTerminals(ctx.placement.branch(scope), scope);
  const nextSequence = now.find(({ id }) => id === terminal.id)?.nextSequence ?? terminal.nextSequence;
  if (folioSequence > nextSequence + MAX_FOLIOS_AHEAD)
    throw new DomainError('sales.folio_taken', 'conflict', { nextSequence });
}
