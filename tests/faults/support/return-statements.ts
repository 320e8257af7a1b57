import type { Statement } from './statement.ts';

/** What came back, what was given for it, and the vales that were given. */
export const RETURN_STATEMENTS: readonly Statement[] = [
  {
    invariant: 'I3',
    says: 'a return does not add up with its lines',
    sql: `SELECT d.branch_id AS branch, d.id AS \`return\`, d.goods_cents AS goods, l.goods AS line_goods FROM returns d
      LEFT JOIN (SELECT branch_id, return_id, SUM(goods_cents) AS goods, SUM(fee_cents) AS fee, SUM(core_cents) AS core,
          SUM(tax_cents) AS tax FROM return_lines GROUP BY branch_id, return_id) l
        ON l.branch_id = d.branch_id AND l.return_id = d.id
      WHERE l.goods IS NULL OR l.goods <> d.goods_cents OR l.fee <> d.fee_cents OR l.core <> d.core_cents
        OR l.tax <> d.tax_cents`,
  },
  {
    invariant: 'I3',
    says: 'what was given for a return is not what it came to',
    sql: `SELECT d.branch_id AS branch, d.id AS \`return\`, d.refund_cents AS refund, COALESCE(f.given, 0) AS given
      FROM returns d LEFT JOIN (SELECT branch_id, return_id, SUM(amount_cents) AS given FROM refunds
          GROUP BY branch_id, return_id) f ON f.branch_id = d.branch_id AND f.return_id = d.id
      WHERE d.refund_cents <> COALESCE(f.given, 0)`,
  },
  {
    invariant: 'I3',
    says: 'more was given for a line than was paid for it',
    sql: `SELECT s.branch_id AS branch, s.sale_id AS sale, s.line_no AS line, SUM(l.goods_cents) AS given
      FROM sale_lines s JOIN return_lines l ON l.branch_id = s.branch_id AND l.sale_id = s.sale_id AND l.sale_line_no = s.line_no
      GROUP BY s.branch_id, s.sale_id, s.line_no, s.quantity, s.unit_price_cents, s.discount_cents
      HAVING given > CAST(s.quantity AS SIGNED) * s.unit_price_cents - s.discount_cents`,
  },
  {
    invariant: 'I9',
    says: 'more of a line came back than was sold',
    sql: `SELECT s.branch_id AS branch, s.sale_id AS sale, s.line_no AS line, s.quantity AS sold, SUM(l.quantity) AS back
      FROM sale_lines s JOIN return_lines l ON l.branch_id = s.branch_id AND l.sale_id = s.sale_id AND l.sale_line_no = s.line_no
      GROUP BY s.branch_id, s.sale_id, s.line_no, s.quantity HAVING back > sold`,
  },
  {
    invariant: 'I7',
    says: 'what came back is not in the ledger as it should be',
    sql: `SELECT l.branch_id AS branch, l.return_id AS \`return\`, l.line_no AS line, l.outcome,
        COALESCE(SUM(IF(m.kind = 'return', m.quantity, 0)), 0) AS came,
        COALESCE(-SUM(IF(m.kind = 'write_off', m.quantity, 0)), 0) AS gone
      FROM return_lines l LEFT JOIN stock_movements m ON m.branch_id = l.branch_id AND m.document_id = l.return_id
        AND m.stock_item_id = l.stock_item_id
      GROUP BY l.branch_id, l.return_id, l.line_no, l.outcome, l.quantity
      HAVING came <> l.quantity OR gone <> IF(l.outcome = 'shelf', 0, l.quantity)`,
  },
  {
    invariant: 'I7',
    says: 'the ledger has something back that no return has',
    sql: `SELECT m.branch_id AS branch, m.id AS movement FROM stock_movements m
      LEFT JOIN return_lines l ON l.branch_id = m.branch_id AND l.return_id = m.document_id
        AND l.stock_item_id = m.stock_item_id
      WHERE m.kind = 'return' AND l.return_id IS NULL`,
  },
  {
    invariant: 'I12',
    says: 'the balance of a vale is not what its entries say',
    sql: `SELECT c.branch_id AS branch, c.code, c.balance_cents AS balance, COALESCE(SUM(e.amount_cents), 0) AS entries
      FROM store_credits c LEFT JOIN store_credit_entries e ON e.branch_id = c.branch_id AND e.credit_id = c.id
      GROUP BY c.branch_id, c.code, c.balance_cents HAVING balance <> entries OR balance < 0`,
  },
  {
    invariant: 'I12',
    says: 'a vale was not given for just what its return says',
    sql: `SELECT d.branch_id AS branch, d.id AS \`return\`, COALESCE(f.given, 0) AS given, COALESCE(c.issued_cents, 0) AS issued
      FROM returns d
        LEFT JOIN (SELECT branch_id, return_id, SUM(amount_cents) AS given FROM refunds WHERE method = 'store_credit'
          GROUP BY branch_id, return_id) f ON f.branch_id = d.branch_id AND f.return_id = d.id
        LEFT JOIN store_credits c ON c.branch_id = d.branch_id AND c.return_id = d.id
      WHERE COALESCE(f.given, 0) <> COALESCE(c.issued_cents, 0)`,
  },
  {
    invariant: 'I12',
    says: 'what vales paid of a sale is not what was taken from them',
    sql: `SELECT s.branch_id AS branch, s.id AS sale, COALESCE(p.paid, 0) AS paid, COALESCE(e.taken, 0) AS taken FROM sales s
        LEFT JOIN (SELECT branch_id, sale_id, SUM(amount_cents) AS paid FROM payments WHERE method = 'store_credit'
          GROUP BY branch_id, sale_id) p ON p.branch_id = s.branch_id AND p.sale_id = s.id
        LEFT JOIN (SELECT branch_id, document_id, -SUM(amount_cents) AS taken FROM store_credit_entries WHERE kind = 'spent'
          GROUP BY branch_id, document_id) e ON e.branch_id = s.branch_id AND e.document_id = s.id
      WHERE COALESCE(p.paid, 0) <> COALESCE(e.taken, 0)`,
  },
];
