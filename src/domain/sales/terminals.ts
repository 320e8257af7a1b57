import { authorize } from '#domain/identity';
import type { Ctx } from '#server/context.ts';
import { DomainError } from '#shared/errors.ts';
import type { BranchScope } from '#shared/scope.ts';
import type { Terminal } from './contract.ts';
import { activeTerminals, type TerminalRow } from './queries.ts';

const TERMINALS_TTL_MS = 5_000;

/** The branch's tills, each with the number of its next note. */
export async function listTerminals(ctx: Ctx, scope: BranchScope): Promise<{ terminals: Terminal[] }> {
  authorize(ctx, 'sale:create', scope.branchId);
  return { terminals: await activeTerminals(ctx.placement.branch(scope), scope) };
}

/** A till of the branch; what it is, not what it did, so it may be five seconds old. Throws `sales.terminal_not_found`. */
export async function terminalOf(
  ctx: Ctx,
  scope: BranchScope,
  terminalId: number,
): Promise<Pick<TerminalRow, 'id' | 'number' | 'name'>> {
  const terminals = await ctx.memo(`sales:terminals:${scope.branchId}`, TERMINALS_TTL_MS, () =>
    activeTerminals(ctx.placement.branch(scope), scope),
  );
  const terminal = terminals.find((candidate) => candidate.id === terminalId);
  if (!terminal) throw new DomainError('sales.terminal_not_found', 'not_found');
  return terminal;
}
