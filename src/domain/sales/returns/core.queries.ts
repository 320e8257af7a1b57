import type { Executor, SqlValue, Tx } from '#db/client.ts';
import { insertRows } from '#db/row-lists.ts';
import { uuidToBytes } from '#db/schema/columns.ts';
import type { BranchScope } from '#shared/scope.ts';
import type { SaleFacts } from '../queries.ts';

const COLUMNS = `branch_id, sale_id, sale_line_no, kind, first_piece, quantity, amount_cents, shift_id, method, reference,
  document_id, actor_id, business_date, occurred_at, recorded_at`;

/** The deposits that sales charged. Most charge none, and then nothing is asked of the database. */
export async function insertChargedCores(
  tx: Tx,
  scope: BranchScope,
  sales: readonly SaleFacts[],
): Promise<void> {
  const rows = sales.flatMap(({ receipt, shiftId, cashierId, soldAt, recordedAt }) =>
    receipt.lines.flatMap(({ lineNo, quantity, coreCents }): SqlValue[][] => {
      if (coreCents === undefined) return [];
      const sale = uuidToBytes(receipt.id);
      const charged = [scope.branchId, sale, lineNo, 'charged', 0, quantity, coreCents];
      const by = [
        uuidToBytes(shiftId),
        null,
        null,
        sale,
        cashierId,
        receipt.businessDate,
        soldAt,
        recordedAt,
      ];
      return [[...charged, ...by]];
    }),
  );
  await insertRows(tx, `INSERT INTO core_entries (${COLUMNS})`, rows);
}

export interface ReturnedCore {
  readonly saleId: string;
  readonly lineNo: number;
  /** How many of the line were handed in before: two at once write the same one. */
  readonly firstPiece: number;
  readonly quantity: number;
  readonly amountCents: number;
  readonly shiftId: string;
  /** Null: the refund of a return has the money. */
  readonly method: 'cash' | 'card' | 'transfer' | null;
  readonly reference: string | null;
  readonly documentId: string;
  readonly actorId: number;
  readonly businessDate: string;
  readonly occurredAt: Date;
  readonly recordedAt: Date;
}

export async function insertReturnedCores(
  tx: Tx,
  scope: BranchScope,
  cores: readonly ReturnedCore[],
): Promise<void> {
  await insertRows(
    tx,
    `INSERT INTO core_entries (${COLUMNS})`,
    cores.map((core) => [
      scope.branchId,
      uuidToBytes(core.saleId),
      core.lineNo,
      'returned',
      core.firstPiece,
      core.quantity,
      core.amountCents,
      uuidToBytes(core.shiftId),
      core.method,
      core.reference,
      uuidToBytes(core.documentId),
      core.actorId,
      core.businessDate,
      core.occurredAt,
      core.recordedAt,
    ]),
  );
}

const CHARGED = "SUM(IF(e.kind = 'charged', e.amount_cents, 0))";
const RETURNED = "SUM(IF(e.kind = 'returned', e.amount_cents, 0))";
const OPEN_PIECES =
  "SUM(IF(e.kind = 'charged', e.quantity, 0)) - SUM(IF(e.kind = 'returned', e.quantity, 0))";

export interface OpenCoreRow {
  readonly saleId: Buffer;
  readonly lineNo: number;
  readonly saleFolio: string;
  readonly soldAt: Date;
  readonly customerName: string | null;
  readonly description: string;
  readonly quantity: number | string;
  readonly outstandingCents: number | string;
}

/** Lines with old parts that nobody handed in, newest sales first; after the one named. */
export async function openCores(
  db: Executor,
  scope: BranchScope,
  page: {
    readonly before: { readonly saleId: Buffer; readonly lineNo: number } | undefined;
    readonly limit: number;
  },
): Promise<OpenCoreRow[]> {
  const { before } = page;
  return db.rows<OpenCoreRow>(
    `SELECT o.saleId, o.lineNo, s.folio AS saleFolio, s.sold_at AS soldAt, s.customer_name AS customerName, l.description,
       o.quantity, o.outstandingCents
     FROM (SELECT e.sale_id AS saleId, e.sale_line_no AS lineNo, ${OPEN_PIECES} AS quantity,
         ${CHARGED} - ${RETURNED} AS outstandingCents FROM core_entries e
       WHERE e.branch_id = ? ${before ? 'AND (e.sale_id < ? OR (e.sale_id = ? AND e.sale_line_no > ?))' : ''}
       GROUP BY e.sale_id, e.sale_line_no HAVING outstandingCents > 0
       ORDER BY e.sale_id DESC, e.sale_line_no LIMIT ${page.limit}) o
     JOIN sales s ON s.branch_id = ? AND s.id = o.saleId
     JOIN sale_lines l ON l.branch_id = ? AND l.sale_id = o.saleId AND l.line_no = o.lineNo
     ORDER BY o.saleId DESC, o.lineNo`,
    [
      scope.branchId,
      ...(before ? [before.saleId, before.saleId, before.lineNo] : []),
      scope.branchId,
      scope.branchId,
    ],
  );
}

export async function coreSums(
  db: Executor,
  scope: BranchScope,
  shiftId?: Buffer,
): Promise<{ readonly chargedCents: number; readonly returnedCents: number }> {
  const rows = await db.rows<{ charged: string | number | null; returned: string | number | null }>(
    `SELECT ${CHARGED} AS charged, ${RETURNED} AS returned FROM core_entries e
     WHERE e.branch_id = ? ${shiftId ? 'AND e.shift_id = ?' : ''}`,
    shiftId ? [scope.branchId, shiftId] : [scope.branchId],
  );
  return { chargedCents: Number(rows[0]?.charged ?? 0), returnedCents: Number(rows[0]?.returned ?? 0) };
}
