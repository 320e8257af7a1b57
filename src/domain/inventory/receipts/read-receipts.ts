import { bytesToUuid, uuidToBytes } from '#db/schema/columns.ts';
import { authorize, staffNames } from '#domain/identity';
import type { Ctx } from '#server/context.ts';
import { DomainError } from '#shared/errors.ts';
import { normalizePartNumber } from '#shared/part-number.ts';
import type { BranchScope } from '#shared/scope.ts';
import { codeOfScan } from '../piece-code.ts';
import type { Receipt, ReceiptList, Receivable } from './contract.ts';
import {
  latestReceipts,
  receiptById,
  receiptLines,
  receivableParts,
  suppliersOf,
  type ReceiptRow,
} from './receipt.queries.ts';

const LISTED = 100;
const SUPPLIERS = 50;
const FOUND = 20;

/** The branch's latest receipts of new parts. */
export async function listReceipts(ctx: Ctx, scope: BranchScope): Promise<ReceiptList> {
  authorize(ctx, 'stock:receive', scope.branchId);
  const db = ctx.placement.branch(scope);
  const [rows, suppliers] = await Promise.all([
    latestReceipts(db, scope, LISTED),
    suppliersOf(db, scope, SUPPLIERS),
  ]);
  return { items: await toSummaries(ctx, rows), suppliers };
}

/** One receipt with its lines. Throws `inventory.receipt_not_found`. */
export async function readReceipt(ctx: Ctx, scope: BranchScope, id: string): Promise<Receipt> {
  authorize(ctx, 'stock:receive', scope.branchId);
  const db = ctx.placement.branch(scope);
  const row = await receiptById(db, scope, uuidToBytes(id));
  const [summary] = row ? await toSummaries(ctx, [row]) : [];
  if (!summary) throw new DomainError('inventory.receipt_not_found', 'not_found');
  const lines = await receiptLines(db, scope, uuidToBytes(id));
  return {
    ...summary,
    lines: lines.map((line) => ({ ...line, stockItemId: bytesToUuid(line.stockItemId) })),
  };
}

async function toSummaries(ctx: Ctx, rows: readonly ReceiptRow[]) {
  const names = await staffNames(
    ctx,
    rows.map(({ receivedBy }) => receivedBy),
  );
  return rows.map((row) => ({
    ...row,
    id: bytesToUuid(row.id),
    pieces: Number(row.pieces),
    receivedBy: names.get(row.receivedBy) ?? null,
    recordedAt: row.recordedAt.toISOString(),
  }));
}

/** Parts that a scanned or typed number may be: those with the whole number, otherwise those that begin like it. */
export async function findReceivable(ctx: Ctx, scope: BranchScope, code: string): Promise<Receivable> {
  authorize(ctx, 'stock:receive', scope.branchId);
  const pnNorm = normalizePartNumber(codeOfScan(code));
  if (pnNorm.length < 2) return { exact: false, items: [] };
  const db = ctx.placement.branch(scope);
  const whole = await receivableParts(db, scope, { pnNorm, isWhole: true, limit: FOUND });
  const rows =
    whole.length > 0 ? whole : await receivableParts(db, scope, { pnNorm, isWhole: false, limit: FOUND });
  return {
    exact: whole.length === 1,
    items: rows.map((row) => ({ ...row, onHand: row.onHand ?? 0 })),
  };
}
