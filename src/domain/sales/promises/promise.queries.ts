import type { Executor, SqlValue, Tx } from '#db/client.ts';
import { uuidToBytes } from '#db/schema/columns.ts';
import type { MarkedDocument } from '#shared/folio.ts';
import type { AllBranchesScope, BranchScope } from '#shared/scope.ts';
import type { NoteCarFacts, PromisedLine } from '../promise-contract.ts';

const TABLES = {
  quote: { head: 'quotes', lines: 'quote_lines', parent: 'quote_id' },
  hold: { head: 'holds', lines: 'hold_lines', parent: 'hold_id' },
} as const;

/** What a quote and a hold have in common when they are written. */
export interface NewPromise {
  readonly id: string;
  readonly terminalId: number;
  readonly folioSequence: number;
  readonly folio: string;
  readonly customerId: string | null;
  readonly customerName: string | null;
  readonly customerPhone: string | null;
  readonly car: NoteCarFacts | null;
  readonly clerkId: number;
  readonly discountCents: number;
  readonly taxRateBp: number;
  readonly taxCents: number;
  readonly totalCents: number;
  readonly madeAt: Date;
  readonly recordedAt: Date;
  readonly businessDate: string;
  readonly expiresAt: Date;
}

/** `keptBp`: the terms of a hold. */
export async function insertPromise(
  tx: Tx,
  scope: BranchScope,
  document: MarkedDocument,
  head: NewPromise,
  keptBp?: number,
): Promise<void> {
  const values: SqlValue[] = [
    scope.branchId,
    uuidToBytes(head.id),
    head.terminalId,
    head.folioSequence,
    head.folio,
    head.customerId === null ? null : uuidToBytes(head.customerId),
    head.customerName,
    head.customerPhone,
    head.car === null ? null : JSON.stringify(head.car),
    head.clerkId,
    head.discountCents,
    head.taxRateBp,
    head.taxCents,
    head.totalCents,
    head.madeAt,
    head.recordedAt,
    head.businessDate,
    head.expiresAt,
  ];
  const hold = keptBp === undefined ? null : { columns: ', state, kept_bp', marks: ",'active',?" };
  await tx.change(
    `INSERT INTO ${TABLES[document].head} (branch_id, id, terminal_id, folio_sequence, folio, customer_id, customer_name,
       customer_phone, car, clerk_id, discount_cents, tax_rate_bp, tax_cents, total_cents, made_at, recorded_at,
       business_date, expires_at${hold?.columns ?? ''})
     VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?${hold?.marks ?? ''})`,
    keptBp === undefined ? values : [...values, keptBp],
  );
}

export async function insertPromisedLines(
  tx: Tx,
  scope: BranchScope,
  document: MarkedDocument,
  parentId: string,
  lines: readonly (Omit<PromisedLine, 'totalCents'> & { readonly partId: number })[],
): Promise<void> {
  const { lines: table, parent } = TABLES[document];
  await tx.change(
    `INSERT INTO ${table} (branch_id, ${parent}, line_no, stock_item_id, part_id, code, description, quantity,
       unit_price_cents, discount_cents, tax_cents) VALUES ${lines.map(() => '(?,?,?,?,?,?,?,?,?,?,?)').join(',')}`,
    lines.flatMap((line): SqlValue[] => [
      scope.branchId,
      uuidToBytes(parentId),
      line.lineNo,
      uuidToBytes(line.stockItemId),
      line.partId,
      line.code,
      line.description,
      line.quantity,
      line.unitPriceCents,
      line.discountCents,
      line.taxCents,
    ]),
  );
}

export interface StoredLine extends Omit<PromisedLine, 'stockItemId' | 'totalCents'> {
  readonly stockItemId: Buffer;
  readonly partId: number;
  readonly partType: string;
}

export async function promisedLines(
  db: Executor,
  scope: BranchScope,
  document: MarkedDocument,
  parentId: string,
): Promise<StoredLine[]> {
  const { lines, parent } = TABLES[document];
  return db.rows<StoredLine>(
    `SELECT l.line_no AS lineNo, l.stock_item_id AS stockItemId, l.part_id AS partId, p.part_type_code AS partType, l.code,
       l.description, l.quantity, l.unit_price_cents AS unitPriceCents, l.discount_cents AS discountCents,
       l.tax_cents AS taxCents
     FROM ${lines} l JOIN parts p ON p.id = l.part_id WHERE l.branch_id = ? AND l.${parent} = ? ORDER BY l.line_no`,
    [scope.branchId, uuidToBytes(parentId)],
  );
}

/** The number of a till's next paper of this kind. */
export async function nextPromiseSequence(
  db: Executor,
  scope: BranchScope,
  document: MarkedDocument,
  terminalId: number,
): Promise<number> {
  const rows = await db.rows<{ next: number | string | null }>(
    `SELECT COALESCE((SELECT MAX(folio_sequence) + 1 FROM ${TABLES[document].head} WHERE branch_id = ? AND terminal_id = ?),
       (SELECT first_sequence FROM folio_series WHERE branch_id = ? AND terminal_id = ? AND document = ?), 1) AS next`,
    [scope.branchId, terminalId, scope.branchId, terminalId, document],
  );
  return Number(rows[0]?.next ?? 1);
}

export const PROMISE_COLUMNS = `d.branch_id AS branchId, d.id, d.folio, d.terminal_id AS terminalId,
  d.folio_sequence AS folioSequence, d.customer_id AS customerId, d.customer_name AS customerName,
  d.customer_phone AS customerPhone, d.car, d.clerk_id AS clerkId, d.discount_cents AS discountCents,
  d.tax_rate_bp AS taxRateBp, d.tax_cents AS taxCents, d.total_cents AS totalCents, d.made_at AS madeAt,
  DATE_FORMAT(d.business_date, '%Y-%m-%d') AS businessDate, d.expires_at AS expiresAt`;

export interface StoredPromise {
  readonly branchId: number;
  readonly id: Buffer;
  readonly folio: string;
  readonly terminalId: number;
  readonly folioSequence: number;
  readonly customerId: Buffer | null;
  readonly customerName: string | null;
  readonly customerPhone: string | null;
  readonly car: unknown;
  readonly clerkId: number;
  readonly discountCents: number;
  readonly taxRateBp: number;
  readonly taxCents: number;
  readonly totalCents: number;
  readonly madeAt: Date;
  readonly businessDate: string;
  readonly expiresAt: Date;
}

export interface PromiseHeadRow {
  readonly branchId: number;
  readonly id: Buffer;
  readonly folio: string;
  readonly clerkId: number;
  readonly customerName: string | null;
  readonly customerPhone: string | null;
  readonly madeAt: Date;
  readonly expiresAt: Date;
  readonly totalCents: number;
  readonly pieces: string | number | null;
  readonly firstLine: string | null;
}

export const headColumns = (document: MarkedDocument) => {
  const { lines, parent } = TABLES[document];
  return `d.branch_id AS branchId, d.id, d.folio, d.clerk_id AS clerkId, d.customer_name AS customerName,
    d.customer_phone AS customerPhone, d.made_at AS madeAt, d.expires_at AS expiresAt, d.total_cents AS totalCents,
    (SELECT SUM(l.quantity) FROM ${lines} l WHERE l.branch_id = d.branch_id AND l.${parent} = d.id) AS pieces,
    (SELECT l.description FROM ${lines} l WHERE l.branch_id = d.branch_id AND l.${parent} = d.id AND l.line_no = 1)
      AS firstLine`;
};

export interface Condition {
  readonly sql: string;
  readonly values: readonly SqlValue[];
}

/** Which papers a person's words mean: the QR, the folio, the end of a telephone, or words of the name. */
export type PaperWish =
  | { readonly kind: 'id'; readonly id: string }
  | { readonly kind: 'folio'; readonly folio: string }
  | { readonly kind: 'phone'; readonly digits: string }
  | { readonly kind: 'words'; readonly words: readonly string[] };

export function wishCondition(wish: PaperWish): Condition {
  switch (wish.kind) {
    case 'id':
      return { sql: 'd.id = ?', values: [uuidToBytes(wish.id)] };
    case 'folio':
      return { sql: 'd.folio = ?', values: [wish.folio] };
    case 'phone':
      return wish.digits.length === 10
        ? { sql: 'd.customer_phone = ?', values: [`+52${wish.digits}`] }
        : { sql: 'd.customer_phone LIKE ?', values: [`%${wish.digits}`] };
    case 'words':
      return {
        sql: wish.words.map(() => "CONCAT(' ', d.customer_name) LIKE ?").join(' AND '),
        values: wish.words.map((word) => `% ${word.replace(/[%_\\]/g, '\\$&')}%`),
      };
  }
}

/** Papers of one database that a wish finds, whatever their branch; `alive` ones first, newest first. */
export async function findPapers<Head extends PromiseHeadRow>(
  db: Executor,
  _scope: AllBranchesScope,
  document: MarkedDocument,
  query: {
    readonly wish: PaperWish;
    readonly alive: Condition;
    readonly columns: string;
    readonly limit: number;
  },
): Promise<Head[]> {
  const { head } = TABLES[document];
  const wish = wishCondition(query.wish);
  // What is said by name or by part of a telephone is asked of the living only: their index is short.
  const isExact = query.wish.kind === 'id' || query.wish.kind === 'folio';
  const only = isExact
    ? { sql: '', values: [] }
    : { sql: `AND ${query.alive.sql}`, values: query.alive.values };
  return db.rows<Head>(
    `SELECT ${query.columns} FROM ${head} d WHERE ${wish.sql} ${only.sql} ORDER BY d.id DESC LIMIT ${query.limit}`,
    [...wish.values, ...only.values],
  );
}
