import type { CustomerCar } from '#contract/catalog';
import {
  totalSale,
  type GivenApproval,
  type SaleDraft,
  type SaleTotals,
  type Shortage,
} from '#contract/sales';
import type { BranchStockRow } from '#contract/inventory';
import { basisPoints, cents } from '#shared/money.ts';

/** What stands against a line after the server refused the note; cleared when the clerk answers it. */
export type LineTrouble =
  | { readonly kind: 'short'; readonly available: number }
  | { readonly kind: 'price'; readonly priceCents: number | null };

export interface DraftLine {
  readonly stockItemId: string;
  readonly code: string;
  readonly kind: 'unit' | 'bulk';
  readonly name: string;
  /** "usada, grado B" */
  readonly detail: string;
  readonly quantity: number;
  readonly unitPriceCents: number;
  /** Off the whole line. */
  readonly discountCents: number;
  /** As last seen; the server decides. */
  readonly available: number;
  readonly trouble?: LineTrouble;
  /** Deposit for the old part, for each piece; absent: none. */
  readonly coreUnitCents?: number;
  /** What it fits; absent on notes of an older till. */
  readonly fit?: BranchStockRow['fit'];
}

/** A note being made. `id` is the sale's id and idempotency key from the first scan to the answer. */
export interface NoteDraft {
  readonly id: string;
  readonly startedAt: string;
  readonly customerName: string;
  readonly lines: readonly DraftLine[];
  /** The car that the customer buys for, when somebody asked. */
  readonly car?: NoteCar | undefined;
  /** A supervisor allowed its discounts. Without lines on notes that were put by before approvals had them. */
  readonly approval?: (Omit<GivenApproval, 'lines'> & Partial<Pick<GivenApproval, 'lines'>>) | undefined;
  /** A vale that pays it, as far as it goes. */
  readonly credit?: NoteCredit | undefined;
}

export interface NoteCredit {
  readonly code: string;
  readonly balanceCents: number;
}

export interface NoteCar {
  readonly known: CustomerCar;
  /** `Nissan Tsuru 2005`. */
  readonly name: string;
}

export type AddOutcome = 'added' | 'more' | 'already-here' | 'no-more' | 'not-priced' | 'not-available';

export function emptyNote(id: string, startedAt: string): NoteDraft {
  return { id, startedAt, customerName: '', lines: [] };
}

/** Puts one of a piece on the note: a second scan of a new part adds one more, of a unique piece only points at it. */
export function addPiece(
  note: NoteDraft,
  row: BranchStockRow,
  words: { readonly name: string; readonly detail: string },
): { readonly note: NoteDraft; readonly outcome: AddOutcome } {
  if (row.priceCents === null) return { note, outcome: 'not-priced' };
  if (row.available < 1) return { note, outcome: 'not-available' };
  const there = note.lines.find((line) => line.stockItemId === row.id);
  if (!there) {
    const line: DraftLine = {
      stockItemId: row.id,
      code: row.code,
      kind: row.kind,
      ...words,
      quantity: 1,
      unitPriceCents: row.priceCents,
      discountCents: 0,
      available: row.available,
      fit: row.fit,
      ...(row.coreCents ? { coreUnitCents: row.coreCents } : {}),
    };
    return { note: { ...note, lines: [...note.lines, line] }, outcome: 'added' };
  }
  const fresh = changeLine(note, row.id, (line) =>
    withPrice({ ...line, available: row.available }, row.priceCents ?? line.unitPriceCents),
  );
  if (row.kind === 'unit') return { note: fresh, outcome: 'already-here' };
  if (there.quantity >= row.available) return { note: fresh, outcome: 'no-more' };
  return { note: setQuantity(fresh, row.id, there.quantity + 1), outcome: 'more' };
}

/** At least one, at most what there is; a discount larger than the new amount shrinks to it. */
export function setQuantity(note: NoteDraft, stockItemId: string, wanted: number): NoteDraft {
  return changeLine(note, stockItemId, (line) => {
    const quantity = Math.max(1, Math.min(wanted, line.available, 10_000));
    return withinAmount(withoutTrouble({ ...line, quantity }, 'short'));
  });
}

export function setDiscount(note: NoteDraft, stockItemId: string, discountCents: number): NoteDraft {
  return changeLine(note, stockItemId, (line) =>
    withinAmount({ ...line, discountCents: Math.max(0, discountCents) }),
  );
}

export function removeLine(note: NoteDraft, stockItemId: string): NoteDraft {
  return { ...note, lines: note.lines.filter((line) => line.stockItemId !== stockItemId) };
}

/** Takes the price of today for a line whose price moved. */
export function acceptPrice(note: NoteDraft, stockItemId: string): NoteDraft {
  return changeLine(note, stockItemId, (line) =>
    line.trouble?.kind === 'price' && line.trouble.priceCents !== null
      ? withoutTrouble(withPrice(line, line.trouble.priceCents), 'price')
      : line,
  );
}

export function markShortages(note: NoteDraft, shortages: readonly Shortage[]): NoteDraft {
  const short = new Map(shortages.map((shortage) => [shortage.stockItemId, shortage.available]));
  return {
    ...note,
    lines: note.lines.map((line) => {
      const available = short.get(line.stockItemId);
      return available === undefined ? line : { ...line, available, trouble: { kind: 'short', available } };
    }),
  };
}

export function markPrices(
  note: NoteDraft,
  prices: readonly { readonly stockItemId: string; readonly priceCents: number | null }[],
): NoteDraft {
  const moved = new Map(prices.map((price) => [price.stockItemId, price.priceCents]));
  return {
    ...note,
    lines: note.lines.map((line) => {
      const priceCents = moved.get(line.stockItemId);
      return priceCents === undefined ? line : { ...line, trouble: { kind: 'price', priceCents } };
    }),
  };
}

export function troubled(note: NoteDraft): readonly DraftLine[] {
  return note.lines.filter((line) => line.trouble);
}

/** Adds the note up with the function the server uses. */
export function totalsOf(note: NoteDraft, taxRateBp: number): SaleTotals {
  return totalSale(
    note.lines.map((line) => ({
      quantity: line.quantity,
      unitPriceCents: cents(line.unitPriceCents),
      discountCents: cents(line.discountCents),
    })),
    basisPoints(taxRateBp),
  );
}

/** Deposits for old parts, beside the total. */
export function coreOf(note: NoteDraft): number {
  return note.lines.reduce((sum, line) => sum + line.quantity * (line.coreUnitCents ?? 0), 0);
}

/** Takes the deposits of today for lines where they moved. */
export function withCores(
  note: NoteDraft,
  cores: readonly { readonly stockItemId: string; readonly coreUnitCents: number }[],
): NoteDraft {
  const moved = new Map(cores.map((core) => [core.stockItemId, core.coreUnitCents]));
  return {
    ...note,
    lines: note.lines.map(({ coreUnitCents, ...line }) => {
      const now = moved.get(line.stockItemId) ?? coreUnitCents ?? 0;
      return now > 0 ? { ...line, coreUnitCents: now } : line;
    }),
  };
}

export interface SaleStamp {
  readonly branch: string;
  readonly terminalId: number;
  readonly shiftId: string;
  readonly folioSequence: number;
  readonly soldAt: string;
}

/** The note as `POST /sales` takes it. */
export function saleOf(note: NoteDraft, payments: SaleDraft['payments'], stamp: SaleStamp): SaleDraft {
  const customerName = note.customerName.trim();
  return {
    id: note.id,
    ...stamp,
    ...(customerName ? { customerName } : {}),
    ...(note.approval?.saleId === note.id ? { approvalId: note.approval.id } : {}),
    lines: note.lines.map(({ stockItemId, quantity, unitPriceCents, discountCents, coreUnitCents }) => ({
      stockItemId,
      quantity,
      unitPriceCents,
      discountCents,
      ...(coreUnitCents ? { coreCents: quantity * coreUnitCents } : {}),
      ...(note.car && { car: note.car.known }),
    })),
    payments,
  };
}

function changeLine(note: NoteDraft, stockItemId: string, change: (line: DraftLine) => DraftLine): NoteDraft {
  return {
    ...note,
    lines: note.lines.map((line) => (line.stockItemId === stockItemId ? change(line) : line)),
  };
}

function withPrice(line: DraftLine, unitPriceCents: number): DraftLine {
  return withinAmount({ ...line, unitPriceCents });
}

function withinAmount(line: DraftLine): DraftLine {
  return { ...line, discountCents: Math.min(line.discountCents, line.quantity * line.unitPriceCents) };
}

function withoutTrouble({ trouble, ...line }: DraftLine, kind: LineTrouble['kind']): DraftLine {
  return trouble && trouble.kind !== kind ? { ...line, trouble } : line;
}
