import type { Generation } from '#contract/catalog';
import { branchById, type KnownBranch } from '#domain/branches';
import { generationLabel, generationsById } from '#domain/catalog';
import { requireStaff } from '#domain/identity';
import { shortagesOf, stockTagsOf, type SaleItem } from '#domain/inventory';
import type { Ctx } from '#server/context.ts';
import { DomainError } from '#shared/errors.ts';
import { formatFolio, type MarkedDocument } from '#shared/folio.ts';
import type { BranchScope } from '#shared/scope.ts';
import type { BusinessDate } from '#shared/time.ts';
import { ownLimitOf } from '../approve-discount.ts';
import type { SaleDraft, SaleReceipt } from '../contract.ts';
import type { NoteCarFacts } from '../promise-contract.ts';
import { itemOf, receiptOf } from '../sale-receipt.ts';
import type { SoldFor } from '../sold-for.ts';
import { terminalOf } from '../terminals.ts';
import { nextPromiseSequence, type NewPromise } from './promise.queries.ts';

/** Where and by whom a paper is made. */
export interface Desk {
  readonly branch: KnownBranch;
  readonly terminal: { readonly id: number; readonly number: number };
  readonly clerk: { readonly userId: number; readonly name: string };
  readonly cars: ReadonlyMap<number, Generation>;
}

/** Throws `request.key_mismatch`, `sales.terminal_not_found`. */
export async function deskOf(
  ctx: Ctx,
  scope: BranchScope,
  paper: { readonly id: string; readonly terminalId: number },
): Promise<Desk> {
  if (ctx.idempotency?.key !== paper.id) throw new DomainError('request.key_mismatch', 'invalid');
  const clerk = requireStaff(ctx);
  const [branch, terminal, cars] = await Promise.all([
    branchById(ctx, scope.branchId),
    terminalOf(ctx, scope, paper.terminalId),
    generationsById(ctx),
  ]);
  return { branch, terminal, clerk, cars };
}

/** A till that was offline comes back with some hundreds of papers; a slip of the keyboard is further off. */
const MAX_FOLIOS_AHEAD = 1_000;

/** Refuses a number far beyond the till's next one, because numbers never go back. Throws `sales.folio_taken` with it. */
export async function assertNextPaper(
  ctx: Ctx,
  scope: BranchScope,
  document: MarkedDocument,
  draft: Pick<PromiseDraft, 'terminalId' | 'folioSequence'>,
): Promise<void> {
  const db = ctx.placement.branch(scope);
  const nextSequence = await nextPromiseSequence(db, scope, document, draft.terminalId);
  if (draft.folioSequence > nextSequence + MAX_FOLIOS_AHEAD)
    throw new DomainError('sales.folio_taken', 'conflict', { nextSequence });
}

type PromiseDraft = Pick<SaleDraft, 'id' | 'branch' | 'terminalId' | 'folioSequence' | 'lines'> & {
  readonly madeAt: string;
  readonly customerName?: string | undefined;
  readonly customerPhone?: string | undefined;
  readonly customerId?: string | undefined;
  readonly car?: NoteCarFacts | undefined;
};

/** The lines and sums of a paper, as a sale of the same pieces would have them now. */
export type PricedNote = Omit<SaleReceipt, 'payments'>;

interface Pricing extends Omit<
  Parameters<typeof receiptOf>[1],
  'branch' | 'terminal' | 'cashier' | 'vehicleLabels'
> {
  readonly desk: Desk;
}

/** Prices are those of a sale; no drawer is opened for them. */
const NO_SHIFT = '00000000-0000-7000-8000-000000000000';
const NO_CARS: ReadonlyMap<string, SoldFor> = new Map();

/**
 * The note that the pieces would be if all of it were paid now: the same rules of price, discount and tax as a sale,
 * and the same refusals.
 */
export function pricedNoteOf(
  draft: PromiseDraft,
  { desk, ...pricing }: Omit<Pricing, 'soldFor' | 'rules'>,
): PricedNote {
  const { madeAt: soldAt, customerName, ...sale } = draft;
  const totalCents = draft.lines.reduce(
    (sum, line) => sum + line.quantity * line.unitPriceCents - line.discountCents,
    0,
  );
  const { payments: _asIfPaid, ...note } = receiptOf(
    {
      ...sale,
      shiftId: NO_SHIFT,
      soldAt,
      ...(customerName ? { customerName } : {}),
      payments: [{ method: 'cash', amountCents: totalCents }],
    },
    {
      ...pricing,
      branch: desk.branch,
      terminal: desk.terminal,
      cashier: desk.clerk.name,
      vehicleLabels: labelsOf(desk.cars, pricing.items),
      soldFor: NO_CARS,
      // The deposit for an old part is charged when the piece is sold, and what is promised with it then.
      rules: [],
    },
  );
  return note;
}

/** The head of the paper, with the folio of its kind. */
export function promiseOf(
  document: MarkedDocument,
  draft: PromiseDraft,
  note: PricedNote,
  { desk, expiresAt, now }: { readonly desk: Desk; readonly expiresAt: Date; readonly now: Date },
): NewPromise {
  const { branch, terminal, clerk } = desk;
  return {
    id: draft.id,
    terminalId: terminal.id,
    folioSequence: draft.folioSequence,
    folio: formatFolio({
      branchCode: branch.code,
      businessDate: note.businessDate as BusinessDate,
      terminalNumber: terminal.number,
      sequence: draft.folioSequence,
      document,
    }),
    customerId: draft.customerId ?? null,
    customerName: draft.customerName || null,
    customerPhone: draft.customerPhone ?? null,
    car: draft.car ?? null,
    clerkId: clerk.userId,
    discountCents: note.discountCents,
    taxRateBp: note.taxRateBp,
    taxCents: note.taxCents,
    totalCents: note.totalCents,
    madeAt: new Date(draft.madeAt),
    recordedAt: now,
    businessDate: note.businessDate,
    expiresAt,
  };
}

/** How much the person may take off a line alone; what a supervisor allows is for one sale, not for a paper. */
export function ownDiscountLimit(ctx: Ctx, { branch }: Desk): number {
  return ownLimitOf(ctx, branch);
}

/** Throws `inventory.item_not_found` for a piece that is not of the branch. */
export function assertKnown(draft: Pick<PromiseDraft, 'lines'>, items: ReadonlyMap<string, SaleItem>): void {
  const unknown = draft.lines.find((line) => !itemOf(items, line.stockItemId));
  if (unknown)
    throw new DomainError('inventory.item_not_found', 'not_found', { stockItemId: unknown.stockItemId });
}

/** Throws `inventory.insufficient_stock` with every line that is not there in full. */
export function assertFree(draft: Pick<PromiseDraft, 'lines'>, items: ReadonlyMap<string, SaleItem>): void {
  const shortages = shortagesOf(draft.lines, items);
  if (shortages.length > 0) throw new DomainError('inventory.insufficient_stock', 'conflict', { shortages });
}

/** Pages that show the stock of these pieces. */
export function pageTagsOf(
  cars: ReadonlyMap<number, Generation>,
  items: ReadonlyMap<string, SaleItem>,
): string[] {
  const tags = new Set<string>();
  for (const row of items.values()) {
    const generation = row.generationId === null ? undefined : cars.get(row.generationId);
    for (const tag of stockTagsOf(row, generation?.path ?? null)) tags.add(tag);
  }
  return [...tags];
}

export function labelsOf(
  cars: ReadonlyMap<number, Generation>,
  items: ReadonlyMap<string, SaleItem>,
): Map<number, string> {
  const labels = new Map<number, string>();
  for (const { generationId } of items.values()) {
    const generation = generationId === null ? undefined : cars.get(generationId);
    if (generation) labels.set(generation.id, generationLabel(generation));
  }
  return labels;
}

/** The lines as they are stored, each with its part. */
export function storedLinesOf(note: PricedNote, items: ReadonlyMap<string, SaleItem>) {
  return note.lines.map(({ fit: _fit, totalCents: _total, terms: _terms, coreCents: _core, ...line }) => ({
    ...line,
    partId: itemOf(items, line.stockItemId)?.partId ?? 0,
  }));
}
