import type { Tx } from '#db/client.ts';
import { DomainError } from '#shared/errors.ts';
import type { BranchScope } from '#shared/scope.ts';
import { holdShifts, type HeldShift } from './shift.queries.ts';

interface OfShift {
  readonly shiftId: string;
  readonly terminalId: number;
}

/**
 * A document that takes or gives money belongs to an open shift of its till. Called in the document's own
 * transaction: the shift cannot be counted until it ends, so a count sees every document. Throws
 * `sales.shift_not_found` or `sales.shift_closed`.
 */
export async function assertShiftOpen(tx: Tx, scope: BranchScope, document: OfShift): Promise<void> {
  assertTakesDocument(document, await holdShifts(tx, scope, [document.shiftId]));
}

/** The same among shifts that are held already. */
export function assertTakesDocument(
  { shiftId, terminalId }: OfShift,
  held: ReadonlyMap<string, HeldShift>,
): void {
  const shift = held.get(shiftId);
  if (shift?.terminalId !== terminalId) throw new DomainError('sales.shift_not_found', 'not_found');
  if (shift.countedAt) throw new DomainError('sales.shift_closed', 'conflict');
}
