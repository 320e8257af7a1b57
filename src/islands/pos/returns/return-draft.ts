import {
  refundOf,
  verdictOf,
  type ReturnableNote,
  type ReturnDraft,
  type ReturnReason,
  type ReturnVerdict,
} from '#contract/sales';

export type NoteLine = ReturnableNote['lines'][number];
export type RefundMethod = ReturnDraft['refunds'][number]['method'];

/** What somebody says of a line that comes back. */
export interface Chosen {
  readonly quantity: number;
  readonly reason: ReturnReason;
  readonly outcome: ReturnDraft['lines'][number]['outcome'];
  readonly bin: string;
}

/** By line number; a line that is not there stays sold. */
export type ChosenLines = Readonly<Record<number, Chosen>>;

export const leftOf = (line: NoteLine): number => (line.isConflict ? 0 : line.quantity - line.returned);

/** What a line begins with: back on the shelf where its like stand. */
export function chosenOf(line: NoteLine, quantity: number, before?: Chosen): Chosen {
  return { reason: 'does-not-fit', outcome: 'shelf', bin: line.bin ?? '', ...before, quantity };
}

/** Another reason; a faulty piece does not go back on the shelf unless somebody says so. */
export function withReason(chosen: Chosen, reason: ReturnReason): Chosen {
  const outcome = reason === 'defective' ? 'scrap' : chosen.reason === 'defective' ? 'shelf' : chosen.outcome;
  return { ...chosen, reason, outcome };
}

/** A note of one piece means that piece. */
export function firstChoice(note: ReturnableNote): ChosenLines {
  const open = note.lines.filter((line) => leftOf(line) > 0);
  const [only] = open;
  return only && open.length === 1 && leftOf(only) === 1 ? { [only.lineNo]: chosenOf(only, 1) } : {};
}

export interface ReturnSums {
  readonly pieces: number;
  readonly goodsCents: number;
  readonly feeCents: number;
  readonly coreCents: number;
  readonly refundCents: number;
  /** Some line is not covered by what was promised with it. */
  readonly isOutside: boolean;
  readonly needsWords: boolean;
}

export function sumsOf(note: ReturnableNote, chosen: ChosenLines): ReturnSums {
  let sums: ReturnSums = {
    pieces: 0,
    goodsCents: 0,
    feeCents: 0,
    coreCents: 0,
    refundCents: 0,
    isOutside: false,
    needsWords: false,
  };
  for (const line of note.lines) {
    const said = chosen[line.lineNo];
    if (!said || said.quantity === 0) continue;
    const refund = refundOf(line, said.quantity, said.reason);
    sums = {
      pieces: sums.pieces + said.quantity,
      goodsCents: sums.goodsCents + refund.goodsCents,
      feeCents: sums.feeCents + refund.feeCents,
      coreCents: sums.coreCents + refund.coreCents,
      refundCents: sums.refundCents + refund.refundCents,
      isOutside: sums.isOutside || verdictFor(note, line, said.reason).kind !== 'within',
      needsWords: sums.needsWords || said.reason === 'other',
    };
  }
  return sums;
}

export function verdictFor(note: ReturnableNote, line: NoteLine, reason: ReturnReason): ReturnVerdict {
  return verdictOf(line.terms, reason, note);
}

export interface ReturnStamp {
  readonly id: string;
  readonly branch: string;
  readonly terminalId: number;
  readonly shiftId: string;
  readonly folioSequence: number;
  readonly madeAt: string;
  readonly approvalId?: string;
}

/** The return as `POST /returns` takes it. */
export function returnOf(
  note: ReturnableNote,
  chosen: ChosenLines,
  paid: { readonly method: RefundMethod; readonly reference: string; readonly note: string },
  stamp: ReturnStamp,
): ReturnDraft {
  const { refundCents: amountCents } = sumsOf(note, chosen);
  const reference = paid.reference.trim();
  const words = paid.note.trim();
  return {
    ...stamp,
    saleId: note.saleId,
    ...(words ? { note: words } : {}),
    lines: note.lines.flatMap(({ lineNo }) => {
      const said = chosen[lineNo];
      if (!said || said.quantity === 0) return [];
      const { quantity, reason, outcome } = said;
      const bin = said.bin.trim();
      return [{ lineNo, quantity, reason, outcome, ...(outcome === 'shelf' && bin ? { bin } : {}) }];
    }),
    refunds:
      amountCents > 0 ? [{ method: paid.method, amountCents, ...(reference ? { reference } : {}) }] : [],
  };
}
