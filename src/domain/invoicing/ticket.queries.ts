import type { Executor } from '#db/client.ts';
import type { BranchScope } from '#shared/scope.ts';

/** A document of a day as it was written. Returns come with negative amounts. */
export interface TicketRow {
  readonly document: 'sale' | 'return';
  readonly id: Buffer;
  readonly folio: string;
  readonly issuedAt: Date;
  readonly customerName: string | null;
  readonly taxRateBp: number;
  readonly taxCents: number;
  readonly totalCents: number;
  /** The invoice that it is in. */
  readonly invoiceId: Buffer | null;
}

type TicketSource = (db: Executor, scope: BranchScope, businessDate: string) => Promise<TicketRow[]>;

/**
 * Every kind of document that a day's list has. Returns come with negative amounts: they are listed and never put into
 * a global invoice, which knows no negative concepts.
 */
const TICKET_SOURCES: readonly TicketSource[] = [saleTickets, returnTickets];

/** The documents of a day: by kind, by till, in the order of their numbers. */
export async function ticketsOfDay(
  db: Executor,
  scope: BranchScope,
  businessDate: string,
): Promise<TicketRow[]> {
  return (await Promise.all(TICKET_SOURCES.map((source) => source(db, scope, businessDate)))).flat();
}

function saleTickets(db: Executor, scope: BranchScope, businessDate: string): Promise<TicketRow[]> {
  return db.rows<TicketRow>(
    `SELECT 'sale' AS document, s.id, s.folio, s.sold_at AS issuedAt, s.customer_name AS customerName,
       (SELECT MAX(l.tax_rate_bp) FROM sale_lines l WHERE l.branch_id = s.branch_id AND l.sale_id = s.id) AS taxRateBp,
       s.tax_cents AS taxCents, s.total_cents AS totalCents, i.invoice_id AS invoiceId
     FROM sales s LEFT JOIN tax_invoice_tickets i
       ON i.branch_id = s.branch_id AND i.document = 'sale' AND i.document_id = s.id
     WHERE s.branch_id = ? AND s.business_date = ? ORDER BY s.terminal_id, s.folio_sequence`,
    [scope.branchId, businessDate],
  );
}

/** What was given back of the goods; deposits for old parts are no part of the price. */
function returnTickets(db: Executor, scope: BranchScope, businessDate: string): Promise<TicketRow[]> {
  return db.rows<TicketRow>(
    `SELECT 'return' AS document, r.id, r.folio, r.made_at AS issuedAt, r.customer_name AS customerName,
       (SELECT MAX(l.tax_rate_bp) FROM sale_lines l WHERE l.branch_id = r.branch_id AND l.sale_id = r.sale_id) AS taxRateBp,
       -r.tax_cents AS taxCents, r.fee_cents - r.goods_cents AS totalCents, i.invoice_id AS invoiceId
     FROM returns r LEFT JOIN tax_invoice_tickets i
       ON i.branch_id = r.branch_id AND i.document = 'return' AND i.document_id = r.id
     WHERE r.branch_id = ? AND r.business_date = ? ORDER BY r.terminal_id, r.folio_sequence`,
    [scope.branchId, businessDate],
  );
}

export interface TicketPaymentRow {
  readonly id: Buffer;
  readonly method: 'cash' | 'card' | 'transfer' | 'store_credit';
  readonly amountCents: string | number;
}

/** How the notes of a day were paid, with what was paid before on a hold, and how its returns were paid back. */
export async function ticketPayments(
  db: Executor,
  scope: BranchScope,
  businessDate: string,
): Promise<TicketPaymentRow[]> {
  return db.rows<TicketPaymentRow>(
    `SELECT s.id, p.method, p.amount_cents AS amountCents FROM sales s
       JOIN payments p ON p.branch_id = s.branch_id AND p.sale_id = s.id
       WHERE s.branch_id = ? AND s.business_date = ?
     UNION ALL
     SELECT s.id, p.method, p.amount_cents AS amountCents FROM sales s
       JOIN holds h ON h.branch_id = s.branch_id AND h.sale_id = s.id
       JOIN hold_payments p ON p.branch_id = h.branch_id AND p.hold_id = h.id
       WHERE s.branch_id = ? AND s.business_date = ?
     UNION ALL
     SELECT r.id, p.method, p.amount_cents AS amountCents FROM returns r
       JOIN refunds p ON p.branch_id = r.branch_id AND p.return_id = r.id
       WHERE r.branch_id = ? AND r.business_date = ?`,
    [scope.branchId, businessDate, scope.branchId, businessDate, scope.branchId, businessDate],
  );
}

export interface DaySumRow {
  readonly businessDate: string;
  readonly tickets: string | number;
  readonly taxCents: string | number;
  readonly totalCents: string | number;
  readonly open: string | number;
  readonly openCents: string | number;
}

/** What was sold each day from one day to another, and how much of it is in no invoice yet. */
export async function daySums(
  db: Executor,
  scope: BranchScope,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<DaySumRow[]> {
  return db.rows<DaySumRow>(
    `SELECT DATE_FORMAT(s.business_date, '%Y-%m-%d') AS businessDate, COUNT(*) AS tickets,
       SUM(s.tax_cents) AS taxCents, SUM(s.total_cents) AS totalCents,
       SUM(i.invoice_id IS NULL AND s.total_cents > 0) AS open,
       SUM(CASE WHEN i.invoice_id IS NULL THEN s.total_cents ELSE 0 END) AS openCents
     FROM sales s LEFT JOIN tax_invoice_tickets i
       ON i.branch_id = s.branch_id AND i.document = 'sale' AND i.document_id = s.id
     WHERE s.branch_id = ? AND s.business_date BETWEEN ? AND ?
     GROUP BY s.business_date ORDER BY s.business_date DESC`,
    [scope.branchId, from, to],
  );
}
