import type { Executor } from '#db/client.ts';
import { bytesToUuid } from '#db/schema/columns.ts';
import { branchById, branchDirectory } from '#domain/branches';
import { authorize, staffNames } from '#domain/identity';
import { knownWarrantyRules, termsOf, type KnownRule } from '#domain/inventory';
import type { Ctx } from '#server/context.ts';
import { DomainError } from '#shared/errors.ts';
import { readNoteCode } from '#shared/folio.ts';
import type { BranchScope } from '#shared/scope.ts';
import { businessDateOf } from '#shared/time.ts';
import { saleRow } from '../queries.ts';
import type { ReturnableNote } from '../return-contract.ts';
import { moneyWays } from './refund-way.queries.ts';
import { returnsOfSale, saleIdOf, soldLines, type SoldLineRow } from './return.queries.ts';

/**
 * A sold note by its folio or QR, with what of it may still come back and what was promised with each line. Throws
 * `sales.note_code`, `sales.note_elsewhere` with the branch whose note it is, `sales.not_found`.
 */
export async function readWarranty(ctx: Ctx, scope: BranchScope, text: string): Promise<ReturnableNote> {
  authorize(ctx, 'return:create', scope.branchId);
  const branch = await branchById(ctx, scope.branchId);
  const code = readNoteCode(text);
  if (!code) throw new DomainError('sales.note_code', 'invalid');
  if (code.branch !== branch.code) {
    const other = (await branchDirectory(ctx)).find((each) => each.code === code.branch);
    throw new DomainError('sales.note_elsewhere', 'conflict', { branch: other?.name ?? code.branch });
  }
  const db = ctx.placement.branch(scope);
  const id = await saleIdOf(db, scope, code);
  const sale = id && (await saleRow(db, scope, id));
  if (!sale) throw new DomainError('sales.not_found', 'not_found');
  const [lines, ways, returns, names, rules] = await Promise.all([
    soldLines(db, scope, id),
    moneyWays(db, scope, id),
    returnsOfSale(db, scope, id),
    staffNames(ctx, [sale.cashierId]),
    knownWarrantyRules(ctx),
  ]);
  return {
    saleId: bytesToUuid(id),
    folio: sale.folio,
    soldAt: sale.soldAt.toISOString(),
    soldOn: sale.businessDate,
    today: businessDateOf(ctx.now(), branch.timeZone),
    cashier: names.get(sale.cashierId) ?? '',
    customerName: sale.customerName,
    totalCents: sale.totalCents,
    coreCents: sale.coreCents,
    ways,
    lines: lines.map((line) => noteLineOf(line, rules)),
    returns: returns.map(({ id: returnId, folio, madeAt, refundCents }) => {
      return { id: bytesToUuid(returnId), folio, madeAt: madeAt.toISOString(), refundCents };
    }),
  };
}

export type NoteLine = ReturnableNote['lines'][number];

/** The same of one note within the transaction that takes something of it back. */
export async function noteLinesIn(
  db: Executor,
  scope: BranchScope,
  saleId: Buffer,
  rules: readonly KnownRule[],
): Promise<readonly (NoteLine & { readonly partId: number })[]> {
  const rows = await soldLines(db, scope, saleId);
  return rows.map((row) => ({ ...noteLineOf(row, rules), partId: row.partId }));
}

function noteLineOf(row: SoldLineRow, rules: readonly KnownRule[]): NoteLine {
  const { lineNo, code, description, kind, bin, quantity, taxCents, taxRateBp, coreCents } = row;
  // The division is exact: the whole line was charged piece by piece.
  const coreUnitCents = Math.trunc(coreCents / quantity);
  return {
    ...{ lineNo, code, description, kind, bin, quantity, taxCents, taxRateBp, coreUnitCents },
    stockItemId: bytesToUuid(row.stockItemId),
    returned: Number(row.returned),
    totalCents: Number(row.totalCents),
    coreOpen: coreCents > 0 ? quantity - Number(row.coresReturned) : 0,
    ...promisedWith(row, rules),
    isConflict: row.status === 'conflict',
  };
}

/** What was promised with the line when it was sold; on notes from before that was kept, what is promised today. */
function promisedWith(row: SoldLineRow, rules: readonly KnownRule[]): Pick<NoteLine, 'terms' | 'termsNote'> {
  const { returnDays, warrantyDays, restockingBp, termsNote } = row;
  if (returnDays !== null && warrantyDays !== null && restockingBp !== null)
    return { terms: { returnDays, warrantyDays, restockingBp }, termsNote };
  const { note, ...today } = termsOf(rules, row);
  return {
    terms: {
      returnDays: today.returnDays,
      warrantyDays: today.warrantyDays,
      restockingBp: today.restockingBp,
    },
    termsNote: note,
  };
}
