import type { Tx } from '#db/client.ts';
import { DomainError } from '#shared/errors.ts';
import type { BranchScope } from '#shared/scope.ts';
import { holdShift } from './shift.queries.ts';

/**
 * A document that takes or gives money belongs to an open shift of its till. Called in the document's own
 * transaction: the shift cannot be counted until it ends, so a count sees every document. Throws
 * `sales.shift_not_found` or `sales.shift_closed`.
 */
export async function assertShiftOpen(
  tx: Tx,
  scope: BranchScope,
  { shiftId, terminalId }: { readonly shiftId: string; readonly terminalId: number },
): Promise<void> {
  const shift = await holdShift(tx, scope, shiftId, terminalId);
  if (!shift) throw new DomainError('sales.shift_not_found', 'not_found');
  if (shift.countedAt) throw new DomainError('sales.shift_closed', 'conflict');
}
