import { DomainError } from '#shared/errors.ts';
import type { ReturnDraft } from '../return-contract.ts';
import { refundOf, verdictOf, type LineRefund } from './return-rules.ts';
import type { NoteLine } from './returnable-note.ts';

export type SoldLine = NoteLine & { readonly partId: number };

/** A line of a note with what comes back of it now. */
export interface ReturnedLine extends Pick<
  ReturnDraft['lines'][number],
  'quantity' | 'reason' | 'outcome' | 'bin'
> {
  readonly line: SoldLine;
  readonly refund: LineRefund;
}

/**
 * What a draft takes back, with what it gives. Throws `sales.return_line` for a line that the note does not have or
 * that waits to be resolved, `sales.already_returned` with what is left, `sales.return_reason_note` for another reason
 * that nobody wrote down.
 */
export function returnedLinesOf(draft: ReturnDraft, lines: readonly SoldLine[]): ReturnedLine[] {
  if (draft.lines.some(({ reason }) => reason === 'other') && !draft.note)
    throw new DomainError('sales.return_reason_note', 'invalid');
  return draft.lines.map(({ lineNo, quantity, reason, outcome, bin }) => {
    const line = lines.find((each) => each.lineNo === lineNo);
    if (!line || line.isConflict) throw new DomainError('sales.return_line', 'conflict', { lineNo });
    const left = line.quantity - line.returned;
    if (quantity > left)
      throw new DomainError('sales.already_returned', 'conflict', { lineNo, piece: line.code, left });
    return { line, quantity, reason, outcome, bin, refund: refundOf(line, quantity, reason) };
  });
}

/** Whether some line is not covered by what was promised with it. */
export function isOutsideTerms(
  draft: ReturnDraft,
  lines: readonly SoldLine[],
  dates: { readonly soldOn: string; readonly today: string },
): boolean {
  return draft.lines.some(({ lineNo, reason }) => {
    const line = lines.find((each) => each.lineNo === lineNo);
    return line !== undefined && verdictOf(line.terms, reason, dates).kind !== 'within';
  });
}
