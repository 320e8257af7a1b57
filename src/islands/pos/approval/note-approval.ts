import { dealText, linesOver } from '#contract/sales';
import type { NoteDraft } from '../note-draft.ts';

/** Whether a supervisor has to allow what the note takes off; one approval is for just these lines. */
export function needsApproval(note: NoteDraft, clerkLimitBp: number, now: Date): boolean {
  const over = linesOver(note.lines, clerkLimitBp);
  if (over.length === 0) return false;
  const { approval } = note;
  const isGood =
    approval?.saleId === note.id &&
    dealText(approval.lines ?? []) === dealText(over) &&
    new Date(approval.expiresAt) > now;
  return !isGood;
}
