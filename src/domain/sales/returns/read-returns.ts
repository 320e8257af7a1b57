import { bytesToUuid, uuidToBytes } from '#db/schema/columns.ts';
import { branchById, branchDirectory } from '#domain/branches';
import { authorize, staffNames } from '#domain/identity';
import type { Ctx } from '#server/context.ts';
import { DomainError, isDomainError } from '#shared/errors.ts';
import { asPageCursor } from '#shared/page-cursor.ts';
import type { BranchScope } from '#shared/scope.ts';
import type {
  CoreList,
  CoreListQuery,
  CreditList,
  CreditListQuery,
  NextReturn,
  ReturnList,
  ReturnListQuery,
  ReturnReceipt,
  StoreCredit,
} from '../return-contract.ts';
import { terminalOf } from '../terminals.ts';
import { coreSums, openCores } from './core.queries.ts';
import { creditOfReturn, creditOwed, creditRow, creditRows, type CreditRow } from './credit.queries.ts';
import {
  nextReturnSequence,
  refundRows,
  returnLineRows,
  returnRow,
  returnRows,
  type ReturnLineRow,
} from './return.queries.ts';
import { creditCodeHere } from './spend-credit.ts';

/** The branch's returns, newest first. */
export async function listReturns(ctx: Ctx, scope: BranchScope, query: ReturnListQuery): Promise<ReturnList> {
  authorize(ctx, 'return:create', scope.branchId);
  const db = ctx.placement.branch(scope);
  const before = query.after === undefined ? undefined : uuidToBytes(asPageCursor(query.after));
  const { limit, reason } = query;
  const rows = await returnRows(db, scope, { before, limit: limit + 1, reason });
  const shown = rows.slice(0, limit);
  const [lines, names] = await Promise.all([
    returnLineRows(
      db,
      scope,
      shown.map(({ id }) => id),
    ),
    staffNames(
      ctx,
      shown.flatMap(({ clerkId, approverId }) => [clerkId, approverId]),
    ),
  ]);
  const last = shown.at(-1);
  return {
    returns: shown.map(({ id, folio, saleFolio, madeAt, clerkId, approverId, customerName, refundCents }) => {
      const own = lines.filter(({ returnId }) => returnId.equals(id));
      return {
        id: bytesToUuid(id),
        ...{ folio, saleFolio, customerName, refundCents },
        madeAt: madeAt.toISOString(),
        clerk: names.get(clerkId) ?? '',
        approver: approverId === null ? null : (names.get(approverId) ?? ''),
        pieces: own.reduce((sum, { quantity }) => sum + quantity, 0),
        firstLine: own[0]?.description ?? '',
        reasons: [...new Set(own.map((line) => line.reason))],
      };
    }),
    next: rows.length > limit && last ? bytesToUuid(last.id) : null,
  };
}

/** A recorded return, to print it again. Throws `sales.return_not_found`. */
export async function returnById(ctx: Ctx, scope: BranchScope, id: string): Promise<ReturnReceipt> {
  authorize(ctx, 'return:create', scope.branchId);
  const db = ctx.placement.branch(scope);
  const row = await returnRow(db, scope, id);
  if (!row) throw new DomainError('sales.return_not_found', 'not_found');
  const [lines, refunds, credit, names, branch] = await Promise.all([
    returnLineRows(db, scope, [row.id]),
    refundRows(db, scope, row.id),
    creditOfReturn(db, scope, id),
    staffNames(ctx, [row.clerkId, row.approverId]),
    branchById(ctx, scope.branchId),
  ]);
  const { folio, terminalId, folioSequence, customerName, saleFolio, businessDate, note } = row;
  const { goodsCents, feeCents, coreCents, taxCents, refundCents } = row;
  return {
    id,
    ...{ folio, terminalId, folioSequence, customerName, saleFolio, businessDate, note },
    branch: branch.code,
    branchName: branch.name,
    clerk: names.get(row.clerkId) ?? '',
    approver: row.approverId === null ? null : (names.get(row.approverId) ?? ''),
    saleId: bytesToUuid(row.saleId),
    madeAt: row.madeAt.toISOString(),
    lines: lines.map(lineOf),
    ...{ goodsCents, feeCents, coreCents, taxCents, refundCents },
    refunds,
    credit: credit ? { code: credit.code, issuedCents: credit.issuedCents } : null,
  };
}

function lineOf({
  returnId: _returnId,
  stockItemId,
  ...line
}: ReturnLineRow): ReturnReceipt['lines'][number] {
  return { ...line, stockItemId: bytesToUuid(stockItemId) };
}

/** The number that the next return of a till gets. Throws `sales.terminal_not_found`. */
export async function nextReturn(ctx: Ctx, scope: BranchScope, terminalId: number): Promise<NextReturn> {
  authorize(ctx, 'return:create', scope.branchId);
  await terminalOf(ctx, scope, terminalId);
  return { folioSequence: await nextReturnSequence(ctx.placement.branch(scope), scope, terminalId) };
}

/**
 * A vale of this branch, with what is left on it. Throws `sales.credit_mistyped`, `sales.credit_elsewhere` with the
 * branch where it can be spent, `sales.credit_not_found`.
 */
export async function creditByCode(ctx: Ctx, scope: BranchScope, text: string): Promise<StoreCredit> {
  authorize(ctx, 'sale:create', scope.branchId);
  const branch = await branchById(ctx, scope.branchId);
  const code = await codeHere(ctx, text, branch.code);
  const row = await creditRow(ctx.placement.branch(scope), scope, code);
  if (!row) throw new DomainError('sales.credit_not_found', 'not_found');
  return creditOf(row, branch.code);
}

/** With the name of the other branch instead of its code. */
async function codeHere(ctx: Ctx, text: string, branchCode: string): Promise<string> {
  try {
    return creditCodeHere(text, { code: branchCode });
  } catch (error) {
    if (!isDomainError(error) || error.code !== 'sales.credit_elsewhere') throw error;
    const other = (await branchDirectory(ctx)).find(({ code }) => code === error.details['branch']);
    throw other ? new DomainError('sales.credit_elsewhere', 'conflict', { branch: other.name }) : error;
  }
}

/** The branch's vales, newest first, and what it owes in all. */
export async function listCredits(ctx: Ctx, scope: BranchScope, query: CreditListQuery): Promise<CreditList> {
  authorize(ctx, 'return:create', scope.branchId);
  const db = ctx.placement.branch(scope);
  const before = query.after === undefined ? undefined : uuidToBytes(asPageCursor(query.after));
  const [rows, owedCents, branch] = await Promise.all([
    creditRows(db, scope, { before, limit: query.limit + 1, onlyOpen: query.open === '1' }),
    creditOwed(db, scope),
    branchById(ctx, scope.branchId),
  ]);
  const shown = rows.slice(0, query.limit);
  const last = shown.at(-1);
  return {
    owedCents,
    credits: shown.map((row) => creditOf(row, branch.code)),
    next: rows.length > query.limit && last ? bytesToUuid(last.id) : null,
  };
}

function creditOf(row: CreditRow, branch: string): StoreCredit {
  const { code, customerName, issuedCents, balanceCents, returnFolio } = row;
  return {
    id: bytesToUuid(row.id),
    ...{ code, branch, customerName, issuedCents, balanceCents, returnFolio },
    issuedAt: row.issuedAt.toISOString(),
  };
}

/** Old parts that nobody handed in, newest notes first, and the sums of the whole branch: charged − returned. */
export async function listCores(ctx: Ctx, scope: BranchScope, query: CoreListQuery): Promise<CoreList> {
  authorize(ctx, 'return:create', scope.branchId);
  const db = ctx.placement.branch(scope);
  const [rows, { chargedCents, returnedCents }] = await Promise.all([
    openCores(db, scope, { before: coreCursorOf(query.after), limit: query.limit + 1 }),
    coreSums(db, scope),
  ]);
  const shown = rows.slice(0, query.limit);
  const last = shown.at(-1);
  return {
    ...{ chargedCents, returnedCents },
    outstandingCents: chargedCents - returnedCents,
    cores: shown.map(({ saleId, soldAt, quantity, outstandingCents, ...core }) => ({
      ...core,
      saleId: bytesToUuid(saleId),
      soldAt: soldAt.toISOString(),
      quantity: Number(quantity),
      outstandingCents: Number(outstandingCents),
    })),
    next: rows.length > query.limit && last ? `${bytesToUuid(last.saleId)}.${last.lineNo}` : null,
  };
}

function coreCursorOf(after: string | undefined) {
  if (after === undefined) return undefined;
  const [saleId = '', lineNo = ''] = after.split('.');
  if (!/^\d{1,3}$/.test(lineNo)) throw new DomainError('request.invalid', 'invalid');
  return { saleId: uuidToBytes(asPageCursor(saleId)), lineNo: Number(lineNo) };
}
