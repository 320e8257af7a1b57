import type { Executor, SqlValue } from '#db/client.ts';
import type { BranchScope } from '#shared/scope.ts';
import type { SaleHead } from './queries.ts';

/** Words that the number of a note or the name on it has, within business days. */
export interface SaleWish {
  readonly words: readonly string[];
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

export const ANY_SALE: SaleWish = { words: [] };

/** Newest first, by the time in the sale's id. */
export async function saleHeads(
  db: Executor,
  scope: BranchScope,
  wish: SaleWish,
  page: { before?: Buffer | undefined; limit: number },
): Promise<SaleHead[]> {
  const where = conditionOf(scope, wish);
  const before = page.before ? ' AND s.id < ?' : '';
  return db.rows<SaleHead>(
    `SELECT s.id, s.folio, s.sold_at AS soldAt, s.cashier_id AS cashierId, s.customer_name AS customerName,
       s.total_cents AS totalCents, DATE_FORMAT(s.business_date, '%Y-%m-%d') AS businessDate,
       (SELECT SUM(l.quantity) FROM sale_lines l WHERE l.branch_id = s.branch_id AND l.sale_id = s.id) AS pieces
     FROM sales s WHERE ${where.sql}${before} ORDER BY s.id DESC LIMIT ${page.limit}`,
    page.before ? [...where.values, page.before] : where.values,
  );
}

/** What all notes of a wish come to, in centavos. */
export async function saleTotals(
  db: Executor,
  scope: BranchScope,
  wish: SaleWish,
): Promise<{ sales: number; totalCents: number }> {
  const where = conditionOf(scope, wish);
  const [row] = await db.rows<{ sales: number | string; totalCents: number | string | null }>(
    `SELECT COUNT(*) AS sales, SUM(s.total_cents) AS totalCents FROM sales s WHERE ${where.sql}`,
    where.values,
  );
  return { sales: Number(row?.sales ?? 0), totalCents: Number(row?.totalCents ?? 0) };
}

function conditionOf(scope: BranchScope, { words, from, to }: SaleWish): { sql: string; values: SqlValue[] } {
  const parts = ['s.branch_id = ?'];
  const values: SqlValue[] = [scope.branchId];
  if (from) {
    parts.push('s.business_date >= ?');
    values.push(from);
  }
  if (to) {
    parts.push('s.business_date <= ?');
    values.push(to);
  }
  for (const word of words) {
    const text = word.replace(/[%_\\]/g, '\\$&');
    parts.push("(s.folio LIKE ? OR CONCAT(' ', s.customer_name) LIKE ?)");
    values.push(`%${text.toUpperCase()}%`, `% ${text}%`);
  }
  return { sql: parts.join(' AND '), values };
}
