import { bytesToUuid, uuidToBytes } from '#db/schema/columns.ts';
import { branchById } from '#domain/branches';
import { authorize, staffNames } from '#domain/identity';
import type { Ctx } from '#server/context.ts';
import { DomainError } from '#shared/errors.ts';
import { asPageCursor } from '#shared/page-cursor.ts';
import type { BranchScope } from '#shared/scope.ts';
import type { SaleList, SaleReceipt } from './contract.ts';
import { holdOfSale } from './holds/hold.queries.ts';
import { paymentRows, saleLineRows, saleRow, type StoredLine } from './queries.ts';
import { saleHeads, saleTotals, type SaleWish } from './sale-list.queries.ts';

const MAX_WORDS = 5;

interface SalePage {
  readonly q?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly after?: string | undefined;
  readonly limit: number;
}

/** The branch's notes, newest first; the first page of some days or words also sums all of those up. */
export async function listSales(ctx: Ctx, scope: BranchScope, page: SalePage): Promise<SaleList> {
  authorize(ctx, 'sale:read', scope.branchId);
  const db = ctx.placement.branch(scope);
  const before = page.after === undefined ? undefined : uuidToBytes(asPageCursor(page.after));
  const wish = wishOf(page);
  const [heads, totals] = await Promise.all([
    saleHeads(db, scope, wish, { before, limit: page.limit + 1 }),
    before || !isNarrowed(wish) ? null : saleTotals(db, scope, wish),
  ]);
  const shown = heads.slice(0, page.limit);
  const names = await staffNames(
    ctx,
    shown.map((head) => head.cashierId),
  );
  const last = shown.at(-1);
  return {
    sales: shown.map(({ id, folio, soldAt, businessDate, cashierId, customerName, totalCents, pieces }) => ({
      id: bytesToUuid(id),
      folio,
      soldAt: soldAt.toISOString(),
      businessDate,
      cashier: names.get(cashierId) ?? '',
      customerName,
      totalCents,
      pieces: Number(pieces),
    })),
    totals,
    next: heads.length > page.limit && last ? bytesToUuid(last.id) : null,
  };
}

function wishOf({ q = '', from, to }: SalePage): SaleWish {
  const words = q.trim().split(/\s+/).filter(Boolean).slice(0, MAX_WORDS);
  return { words, from, to };
}

const isNarrowed = ({ words, from, to }: SaleWish) =>
  words.length > 0 || from !== undefined || to !== undefined;

/** A recorded note, to print it again. Throws `sales.not_found`. */
export async function saleById(ctx: Ctx, scope: BranchScope, saleId: string): Promise<SaleReceipt> {
  authorize(ctx, 'sale:read', scope.branchId);
  const db = ctx.placement.branch(scope);
  const id = uuidToBytes(saleId);
  const sale = await saleRow(db, scope, id);
  if (!sale) throw new DomainError('sales.not_found', 'not_found');
  const [lines, payments, names, branch, hold] = await Promise.all([
    saleLineRows(db, scope, id),
    paymentRows(db, scope, id),
    staffNames(ctx, [sale.cashierId]),
    branchById(ctx, scope.branchId),
    holdOfSale(db, scope, id),
  ]);
  const {
    folio,
    terminalId,
    folioSequence,
    customerName,
    businessDate,
    discountCents,
    taxCents,
    totalCents,
  } = sale;
  return {
    id: saleId,
    folio,
    branch: branch.code,
    branchName: branch.name,
    terminalId,
    folioSequence,
    cashier: names.get(sale.cashierId) ?? '',
    customerName,
    soldAt: sale.soldAt.toISOString(),
    recordedAt: sale.recordedAt.toISOString(),
    businessDate,
    lines: lines.map(({ stockItemId, carLabel, verdict, fitReason, ...line }) => ({
      lineNo: line.lineNo,
      stockItemId: bytesToUuid(stockItemId),
      code: line.code,
      description: line.description,
      quantity: line.quantity,
      unitPriceCents: line.unitPriceCents,
      discountCents: line.discountCents,
      taxCents: line.taxCents,
      totalCents: line.quantity * line.unitPriceCents - line.discountCents,
      ...(line.coreCents > 0 ? { coreCents: line.coreCents } : {}),
      ...noteTermsOf(line),
      fit: carLabel && verdict ? { car: carLabel, verdict, reason: fitReason ?? '' } : null,
    })),
    payments: payments.map((payment) => ({
      ...payment,
      changeCents: payment.tenderedCents === null ? 0 : payment.tenderedCents - payment.amountCents,
    })),
    ...(hold && hold.keptCents > 0 ? { deposit: { folio: hold.folio, amountCents: hold.keptCents } } : {}),
    discountCents,
    taxRateBp: lines[0]?.taxRateBp ?? branch.taxRateBp,
    taxCents,
    totalCents,
    ...(sale.coreCents > 0 ? { coreCents: sale.coreCents } : {}),
  };
}

type StoredTerms = Pick<StoredLine, 'returnDays' | 'warrantyDays' | 'restockingBp' | 'termsNote'>;

function noteTermsOf({ returnDays, warrantyDays, restockingBp, termsNote: note }: StoredTerms) {
  if (returnDays === null || warrantyDays === null || restockingBp === null) return {};
  return { terms: { returnDays, warrantyDays, restockingBp, note } };
}
