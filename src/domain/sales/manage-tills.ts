import { isDuplicateKey } from '#db/errors.ts';
import { transaction } from '#db/tx.ts';
import { audit, emitEvent } from '#domain/audit';
import { insertTerminal } from '#domain/branches';
import { authorize } from '#domain/identity';
import type { Ctx } from '#server/context.ts';
import { DomainError } from '#shared/errors.ts';
import type { BranchScope } from '#shared/scope.ts';
import type { Terminal } from './contract.ts';
import { activeTerminals, lastTerminalNumber, renameTerminal } from './queries.ts';
import type { TillDraft } from './shift-contract.ts';
import { terminalsMemo } from './terminals.ts';

/** Gives the branch one more till, with the next number. Throws `sales.till_added_meanwhile`. */
export async function addTill(ctx: Ctx, scope: BranchScope, { name }: TillDraft): Promise<Terminal> {
  authorize(ctx, 'branches:manage', scope.branchId);
  try {
    return await transaction(ctx.placement.branch(scope), async (tx) => {
      const number = (await lastTerminalNumber(tx, scope)) + 1;
      await insertTerminal(tx, scope, number, name);
      await audit(tx, ctx, scope, { action: 'till.add', subject: `till ${number}`, detail: { name } });
      await emitEvent(tx, ctx, scope, tillsChanged(scope));
      return { id: number, number, name, nextSequence: 1 };
    });
  } catch (error) {
    if (isDuplicateKey(error)) throw new DomainError('sales.till_added_meanwhile', 'conflict');
    throw error;
  }
}

/** What people call a till; its number stays. Throws `sales.terminal_not_found`. */
export async function renameTill(
  ctx: Ctx,
  scope: BranchScope,
  terminalId: number,
  { name }: TillDraft,
): Promise<Terminal> {
  authorize(ctx, 'branches:manage', scope.branchId);
  return transaction(ctx.placement.branch(scope), async (tx) => {
    const before = (await activeTerminals(tx, scope)).find(({ id }) => id === terminalId);
    if (!before) throw new DomainError('sales.terminal_not_found', 'not_found');
    await renameTerminal(tx, scope, terminalId, name);
    const detail = { before: before.name, after: name };
    await audit(tx, ctx, scope, { action: 'till.change', subject: `till ${before.number}`, detail });
    await emitEvent(tx, ctx, scope, tillsChanged(scope));
    return { ...before, name };
  });
}

const tillsChanged = (scope: BranchScope) =>
  ({ topic: 'tills.changed', tags: [], forget: [terminalsMemo(scope)] }) as const;
