import type { NoteDraft } from '../note-draft.ts';
import type { TillPlace } from '../till-storage.ts';
import { paperStorage } from './paper-storage.ts';

/** What a quote and a hold take from the note. `id` is the paper's own: the note may still be charged. */
export function paperDraftOf(
  kind: 'quote' | 'hold',
  note: NoteDraft,
  place: TillPlace,
  made: { readonly id: string; readonly at: Date },
) {
  return {
    id: made.id,
    ...place,
    folioSequence: paperStorage.sequence(kind, place),
    madeAt: made.at.toISOString(),
    ...(note.car ? { car: note.car } : {}),
    lines: note.lines.map(({ stockItemId, quantity, unitPriceCents, discountCents }) => ({
      stockItemId,
      quantity,
      unitPriceCents,
      discountCents,
    })),
  };
}
