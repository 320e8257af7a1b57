import { discountOver } from '#contract/sales';
import type { DraftLine, NoteDraft } from '../note-draft.ts';

/** How much a supervisor would have to allow; null when the note can be charged as it is. */
export function neededApproval(note: NoteDraft, clerkLimitBp: number, now: Date): number | null {
  const neededBp = discountOver(note.lines, clerkLimitBp);
  if (neededBp === null) return null;
  const { approval } = note;
  const isGood =
    approval?.saleId === note.id && approval.limitBp >= neededBp && new Date(approval.expiresAt) > now;
  return isGood ? null : neededBp;
}

export function linesOver(note: NoteDraft, clerkLimitBp: number): readonly DraftLine[] {
  return note.lines.filter((line) => discountOver([line], clerkLimitBp) !== null);
}
