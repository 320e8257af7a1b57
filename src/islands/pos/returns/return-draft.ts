import {
  isAsPaid,
  refundAsPaid,
  refundOf,
  verdictOf,
  type MoneyWay,
  type Refund,
  type RefundMethod,
  type ReturnableNote,
  type ReturnDraft,
  type ReturnReason,
  type ReturnVerdict,
} from '#contract/sales';

export type NoteLine = ReturnableNote['lines'][number];

/** What somebody says of a line that comes back. */
export interface Chosen {
  readonly quantity: number;
  /** Null until somebody says it: what stands there unasked would be the answer for everything. */
  readonly reason: ReturnReason | null;
  readonly outcome: ReturnDraft['lines'][number]['outcome'];
  readonly bin: string;
}

/** By line number; a line that is not there stays sold. */
export type ChosenLines = Readonly<Record<number, Chosen>>;

export const leftOf = (line: NoteLine): number => (line.isConflict ? 0 : line.quantity - line.returned);

/** Where the reason of a line is asked. */
export const reasonFieldId = (lineNo: number): string => `return-${lineNo}-reason`;

/** What a line begins with: back on the shelf where its like stand. */
export function chosenOf(line: NoteLine, quantity: number, before?: Chosen): Chosen {
  return { reason: null, outcome: 'shelf', bin: line.bin ?? '', ...before, quantity };
}

/** Another reason; a faulty piece does not go back on the shelf unless somebody says so. */
export function withReason(chosen: Chosen, reason: ReturnReason | null): Chosen {
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
  /** The first line of which nobody said why it comes back. */
  readonly unexplained: number | null;
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
    unexplained: null,
  };
  for (const line of note.lines) {
    const said = chosen[line.lineNo];
    if (!said || said.quantity === 0) continue;
    const { reason } = said;
    // What is kept of it depends on why; nothing is given back before that is said.
    const refund = refundOf(line, said.quantity, reason ?? 'wrong-piece');
    sums = {
      pieces: sums.pieces + said.quantity,
      goodsCents: sums.goodsCents + refund.goodsCents,
      feeCents: sums.feeCents + refund.feeCents,
      coreCents: sums.coreCents + refund.coreCents,
      refundCents: sums.refundCents + refund.refundCents,
      isOutside: sums.isOutside || (reason !== null && verdictFor(note, line, reason).kind !== 'within'),
      needsWords: sums.needsWords || reason === 'other',
      unexplained: sums.unexplained ?? (reason === null ? line.lineNo : null),
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

/** What somebody chose to give back by; `as-paid`: by the means that the note was paid with. */
export type RefundChoice = RefundMethod | 'as-paid';

/** What is given back by what. Nobody chose: the way it was paid. */
export function refundsBy(
  choice: RefundChoice | null,
  { ways }: Pick<ReturnableNote, 'ways'>,
  refundCents: number,
): Refund[] {
  if (choice === null || choice === 'as-paid') return refundAsPaid(ways, refundCents);
  return refundCents > 0 ? [{ method: choice, amountCents: refundCents }] : [];
}

export interface RefundPlan {
  readonly refunds: readonly Refund[];
  /** What is chosen now, by somebody or by how the note was paid. */
  readonly choice: RefundChoice;
  /** It was paid by several means, and none of them covers this alone. */
  readonly isSplit: boolean;
  /** Nothing goes back by a means that it was not paid with. */
  readonly isAsPaid: boolean;
}

/** How a note is paid back: as it was paid, unless somebody chose otherwise. */
export function planOf(
  choice: RefundChoice | null,
  note: Pick<ReturnableNote, 'ways'>,
  refundCents: number,
): RefundPlan {
  const asPaid = refundAsPaid(note.ways, refundCents);
  const isSplit = asPaid.length > 1;
  const [only] = asPaid;
  const byNote = isSplit ? 'as-paid' : (only?.method ?? 'cash');
  const refunds = refundsBy(choice, note, refundCents);
  return {
    refunds,
    choice: choice === null || choice === 'as-paid' ? byNote : choice,
    isSplit,
    isAsPaid: isAsPaid(refunds, note.ways),
  };
}

/** Something was paid by a means or went back by it, in the words' order. */
export const refundedOf = (ways: readonly MoneyWay[]): Refund[] =>
  ways.flatMap(({ method, refundedCents }) =>
    refundedCents > 0 ? [{ method, amountCents: refundedCents }] : [],
  );

export const paidOf = (ways: readonly MoneyWay[]): Refund[] =>
  ways.flatMap(({ method, paidCents }) => (paidCents > 0 ? [{ method, amountCents: paidCents }] : []));

/** The return as `POST /returns` takes it. */
export function returnOf(
  note: ReturnableNote,
  chosen: ChosenLines,
  paid: { readonly refunds: readonly Refund[]; readonly reference: string; readonly note: string },
  stamp: ReturnStamp,
): ReturnDraft {
  const reference = paid.reference.trim();
  const words = paid.note.trim();
  return {
    ...stamp,
    saleId: note.saleId,
    ...(words ? { note: words } : {}),
    lines: note.lines.flatMap(({ lineNo }) => {
      const said = chosen[lineNo];
      if (!said || said.quantity === 0 || said.reason === null) return [];
      const { quantity, reason, outcome } = said;
      const bin = said.bin.trim();
      return [{ lineNo, quantity, reason, outcome, ...(outcome === 'shelf' && bin ? { bin } : {}) }];
    }),
    // The field asks for the number of the first one.
    refunds: paid.refunds.map((refund) =>
      reference && refund === paid.refunds.find(hasReference) ? { ...refund, reference } : refund,
    ),
  };
}

/** The bank has a number of its own for it. */
export const hasReference = ({ method }: Pick<Refund, 'method'>): boolean =>
  method === 'card' || method === 'transfer';
