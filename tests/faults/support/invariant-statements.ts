import { RETURN_STATEMENTS } from './return-statements.ts';
import type { Statement } from './statement.ts';

const textId = (column: string) =>
  `LOWER(CONCAT_WS('-', SUBSTR(HEX(${column}), 1, 8), SUBSTR(HEX(${column}), 9, 4), SUBSTR(HEX(${column}), 13, 4),
     SUBSTR(HEX(${column}), 17, 4), SUBSTR(HEX(${column}), 21)))`;

// What is compared by its text is grouped first: these tables have no index for it, and a night fills them.

/** A document of a table without its audit row. */
const unaudited = (table: string, action: string, subject: string): Statement => ({
  invariant: 'I10',
  says: `${table} has a row without its audit row`,
  sql: `SELECT d.branch_id AS branch, d.id FROM ${table} d
    WHERE CONCAT(d.branch_id, ' ${subject} ', ${textId('d.id')}) NOT IN
      (SELECT CONCAT(branch_id, ' ', subject) FROM audit_log WHERE action = '${action}')`,
});

/**
 * A document of a table without its one event. Both are counted in one list: joined, MariaDB sorts a branch's events
 * anew for each of its documents.
 */
const untold = (table: string, topic: string, fact: string): Statement => ({
  invariant: 'I8',
  says: `${table} has a row without its event, or with two`,
  sql: `SELECT branch, id, SUM(event) AS told FROM (
      SELECT branch_id AS branch, id, 1 AS written, 0 AS event FROM ${table}
      UNION ALL SELECT branch_id, UNHEX(REPLACE(JSON_UNQUOTE(JSON_EXTRACT(payload, '$.${fact}')), '-', '')), 0, 1
        FROM outbox_events WHERE topic = '${topic}') facts
    GROUP BY branch, id HAVING SUM(written) > 0 AND told <> 1`,
});

/** Cash that went through the drawers of shifts, by where it is written down. */
const CASH = `SELECT s.branch_id, s.shift_id, s.recorded_at, p.amount_cents AS cents
    FROM sales s JOIN payments p ON p.branch_id = s.branch_id AND p.sale_id = s.id AND p.method = 'cash'
  UNION ALL SELECT branch_id, shift_id, recorded_at, amount_cents FROM hold_payments
    WHERE shift_id IS NOT NULL AND method = 'cash'
  UNION ALL SELECT branch_id, shift_id, recorded_at, amount_cents FROM hold_payments_elsewhere WHERE method = 'cash'
  UNION ALL SELECT branch_id, shift_id, recorded_at, -amount_cents FROM hold_refunds WHERE method = 'cash'
  UNION ALL SELECT d.branch_id, d.shift_id, d.recorded_at, -f.amount_cents
    FROM returns d JOIN refunds f ON f.branch_id = d.branch_id AND f.return_id = d.id AND f.method = 'cash'
  UNION ALL SELECT branch_id, shift_id, recorded_at, -amount_cents FROM core_entries WHERE method = 'cash'
  UNION ALL SELECT branch_id, shift_id, recorded_at, IF(kind = 'in', 1, -1) * CAST(amount_cents AS SIGNED) FROM cash_movements`;

/** Who may act in a branch: those of it, those who reach every branch, and the processes themselves. */
const STRANGER = `u.role NOT IN ('administrator', 'owner')
    AND NOT EXISTS (SELECT 1 FROM user_branches b WHERE b.user_id = u.id AND b.branch_id = d.branch_id)`;

const ofStranger = (table: string, column: string): Statement => ({
  invariant: 'I13',
  says: `${table} has a row by somebody of another branch`,
  sql: `SELECT d.branch_id AS branch, u.id AS user FROM ${table} d JOIN users u ON u.id = d.${column} WHERE ${STRANGER}`,
});

export const STATEMENTS: readonly Statement[] = [
  {
    invariant: 'I1',
    says: 'on hand is not the sum of its movements',
    sql: `SELECT s.branch_id AS branch, s.id AS item, s.on_hand AS hand, COALESCE(SUM(m.quantity), 0) AS ledger
      FROM stock_items s LEFT JOIN stock_movements m ON m.branch_id = s.branch_id AND m.stock_item_id = s.id
      GROUP BY s.branch_id, s.id, s.on_hand HAVING hand <> ledger`,
  },
  {
    invariant: 'I1',
    says: 'a movement is of an item that is not there',
    sql: `SELECT m.branch_id AS branch, m.stock_item_id AS item FROM stock_movements m
      LEFT JOIN stock_items s ON s.branch_id = m.branch_id AND s.id = m.stock_item_id WHERE s.id IS NULL`,
  },
  {
    invariant: 'I1',
    says: 'reserved is not what active holds keep',
    sql: `SELECT s.branch_id AS branch, s.id AS item, s.reserved, COALESCE(k.kept, 0) AS kept FROM stock_items s
      LEFT JOIN (SELECT l.branch_id, l.stock_item_id, SUM(l.quantity) AS kept FROM hold_lines l
          JOIN holds h ON h.branch_id = l.branch_id AND h.id = l.hold_id AND h.state = 'active'
          GROUP BY l.branch_id, l.stock_item_id) k ON k.branch_id = s.branch_id AND k.stock_item_id = s.id
      WHERE s.reserved <> COALESCE(k.kept, 0)`,
  },
  {
    invariant: 'I2',
    says: 'stock was below nothing',
    sql: `SELECT branch_id AS branch, stock_item_id AS item, MIN(balance) AS lowest FROM (
        SELECT branch_id, stock_item_id, SUM(quantity) OVER (PARTITION BY branch_id, stock_item_id
          ORDER BY recorded_at, id) AS balance FROM stock_movements) run
      GROUP BY branch_id, stock_item_id HAVING lowest < 0`,
  },
  {
    invariant: 'I2',
    says: 'stock or what is free of it is below nothing',
    sql: 'SELECT branch_id AS branch, id AS item FROM stock_items WHERE on_hand < 0 OR reserved < 0 OR reserved > on_hand',
  },
  {
    invariant: 'I3',
    says: 'a sale does not add up',
    sql: `SELECT s.branch_id AS branch, s.id AS sale, s.total_cents AS total, s.tax_cents AS tax, l.lines_total, l.lines_tax
      FROM sales s LEFT JOIN (SELECT branch_id, sale_id, SUM(CAST(quantity AS SIGNED) * unit_price_cents - discount_cents)
          AS lines_total, SUM(tax_cents) AS lines_tax, SUM(discount_cents) AS lines_discount,
          MAX(tax_rate_bp) AS rate FROM sale_lines GROUP BY branch_id, sale_id) l ON l.branch_id = s.branch_id AND l.sale_id = s.id
      WHERE l.lines_total IS NULL OR s.total_cents <> l.lines_total OR s.tax_cents <> l.lines_tax
        OR s.discount_cents <> l.lines_discount
        OR s.tax_cents <> s.total_cents - ROUND(s.total_cents * 10000 / (10000 + l.rate))`,
  },
  {
    invariant: 'I3',
    says: 'a hold does not add up',
    sql: `SELECT h.branch_id AS branch, h.id AS hold, h.total_cents AS total, l.lines_total
      FROM holds h LEFT JOIN (SELECT branch_id, hold_id, SUM(CAST(quantity AS SIGNED) * unit_price_cents - discount_cents)
          AS lines_total FROM hold_lines GROUP BY branch_id, hold_id) l
        ON l.branch_id = h.branch_id AND l.hold_id = h.id
      WHERE l.lines_total IS NULL OR h.total_cents <> l.lines_total`,
  },
  {
    invariant: 'I3',
    says: 'a sale was not paid to the centavo',
    sql: `SELECT s.branch_id AS branch, s.id AS sale, s.total_cents AS total, s.core_cents AS cores,
        COALESCE(p.paid, 0) AS paid, COALESCE(h.kept_cents, 0) AS deposit
      FROM sales s LEFT JOIN (SELECT branch_id, sale_id, SUM(amount_cents) AS paid FROM payments
          GROUP BY branch_id, sale_id) p ON p.branch_id = s.branch_id AND p.sale_id = s.id
        LEFT JOIN holds h ON h.branch_id = s.branch_id AND h.sale_id = s.id
      WHERE s.total_cents + s.core_cents <> COALESCE(p.paid, 0) + COALESCE(h.kept_cents, 0)`,
  },
  {
    invariant: 'I3',
    says: 'a deposit for an old part is not what its line charged',
    sql: `SELECT l.branch_id AS branch, l.sale_id AS sale, l.line_no AS line, l.core_cents AS charged, COALESCE(e.charged, 0) AS entered
      FROM sale_lines l LEFT JOIN (SELECT branch_id, sale_id, sale_line_no, SUM(amount_cents) AS charged FROM core_entries
          WHERE kind = 'charged' GROUP BY branch_id, sale_id, sale_line_no) e
        ON e.branch_id = l.branch_id AND e.sale_id = l.sale_id AND e.sale_line_no = l.line_no
      WHERE l.core_cents <> COALESCE(e.charged, 0)`,
  },
  {
    invariant: 'I3',
    says: 'more old parts were paid for than were charged',
    sql: `SELECT branch_id AS branch, sale_id AS sale, sale_line_no AS line FROM core_entries
      GROUP BY branch_id, sale_id, sale_line_no
      HAVING SUM(IF(kind = 'charged', quantity, -quantity)) < 0 OR SUM(IF(kind = 'charged', amount_cents, -amount_cents)) < 0`,
  },
  {
    invariant: 'I3',
    says: 'more was given back for a hold than was paid',
    sql: `SELECT h.branch_id AS branch, h.id AS hold FROM holds h
      WHERE (SELECT COALESCE(SUM(r.amount_cents), 0) FROM hold_refunds r WHERE r.branch_id = h.branch_id AND r.hold_id = h.id)
        > (SELECT COALESCE(SUM(p.amount_cents), 0) FROM hold_payments p WHERE p.branch_id = h.branch_id AND p.hold_id = h.id)`,
  },
  {
    invariant: 'I4',
    says: 'two documents of a till have one number',
    sql: `SELECT branch_id AS branch, terminal_id AS till, folio_sequence AS number FROM sales
        GROUP BY branch_id, terminal_id, folio_sequence HAVING COUNT(*) > 1
      UNION ALL SELECT branch_id, terminal_id, folio_sequence FROM returns
        GROUP BY branch_id, terminal_id, folio_sequence HAVING COUNT(*) > 1
      UNION ALL SELECT branch_id, terminal_id, folio_sequence FROM holds
        GROUP BY branch_id, terminal_id, folio_sequence HAVING COUNT(*) > 1`,
  },
  {
    invariant: 'I7',
    says: 'a sold line has not its movement',
    sql: `SELECT l.branch_id AS branch, l.sale_id AS sale, l.stock_item_id AS item FROM sale_lines l
      LEFT JOIN stock_movements m ON m.branch_id = l.branch_id AND m.document_id = l.sale_id
        AND m.stock_item_id = l.stock_item_id AND m.kind = 'sale'
      WHERE l.status = 'ok' GROUP BY l.branch_id, l.sale_id, l.stock_item_id, l.quantity
      HAVING COUNT(m.id) <> 1 OR SUM(m.quantity) <> -CAST(l.quantity AS SIGNED)`,
  },
  {
    invariant: 'I7',
    says: 'a movement says sold and no line does',
    sql: `SELECT m.branch_id AS branch, m.id AS movement FROM stock_movements m
      LEFT JOIN sale_lines l ON l.branch_id = m.branch_id AND l.sale_id = m.document_id
        AND l.stock_item_id = m.stock_item_id AND l.status = 'ok'
      WHERE m.kind = 'sale' AND l.sale_id IS NULL`,
  },
  {
    invariant: 'I7',
    says: 'a transfer line and the ledger disagree on what left',
    sql: `SELECT t.branch_id AS branch, t.id AS transfer, l.line_no AS line, l.sent, COALESCE(-SUM(m.quantity), 0) AS moved
      FROM transfers t JOIN transfer_lines l ON l.branch_id = t.branch_id AND l.transfer_id = t.id
        LEFT JOIN stock_movements m ON m.branch_id = t.branch_id AND m.document_id = t.id
          AND m.stock_item_id = l.stock_item_id AND m.kind = 'transfer_out'
      WHERE t.side = 'out' GROUP BY t.branch_id, t.id, l.line_no, l.sent HAVING l.sent <> moved`,
  },
  {
    invariant: 'I7',
    says: 'a transfer line and the ledger disagree on what came',
    sql: `SELECT t.branch_id AS branch, t.id AS transfer, l.line_no AS line, COALESCE(SUM(m.quantity), 0) AS moved,
        IF(t.side = 'in', l.received + l.damaged, l.returned + l.written_off) AS wanted
      FROM transfers t JOIN transfer_lines l ON l.branch_id = t.branch_id AND l.transfer_id = t.id
        LEFT JOIN stock_movements m ON m.branch_id = t.branch_id AND m.document_id = t.id
          AND m.stock_item_id = l.stock_item_id AND m.kind = 'transfer_in'
      GROUP BY t.branch_id, t.id, l.line_no, t.side, l.received, l.damaged, l.returned, l.written_off
      HAVING wanted <> moved`,
  },
  ...RETURN_STATEMENTS,
  untold('sales', 'sale.recorded', 'saleId'),
  untold('returns', 'return.recorded', 'returnId'),
  untold('holds', 'hold.created', 'holdId'),
  {
    invariant: 'I8',
    says: 'an event was not copied to the log, or twice',
    sql: `SELECT o.branch_id AS branch, o.topic, COUNT(e.seq) AS copies FROM outbox_events o
      LEFT JOIN event_log e ON e.event_id = o.id GROUP BY o.position, o.branch_id, o.topic HAVING COUNT(e.seq) <> 1`,
    whenQuiet: true,
  },
  {
    invariant: 'I8',
    says: 'an event with an addressee was not handled, or is parked',
    sql: `SELECT e.topic, e.seq, w.state, w.failure FROM event_log e LEFT JOIN inbox_events i ON i.event_id = e.event_id
        LEFT JOIN inbox_waiting w ON w.event_id = e.event_id
      WHERE JSON_EXTRACT(e.payload, '$.to') IS NOT NULL AND (i.event_id IS NULL OR w.event_id IS NOT NULL)`,
    whenQuiet: true,
  },
  {
    invariant: 'I8',
    says: 'money taken elsewhere did not arrive at its hold, or twice',
    sql: `SELECT e.branch_id AS branch, e.id AS payment, COUNT(p.id) AS arrived FROM hold_payments_elsewhere e
      LEFT JOIN hold_payments p ON p.branch_id = e.home_branch_id AND p.id = e.id AND p.payment_no = e.payment_no
        AND p.amount_cents = e.amount_cents AND p.paid_branch_id = e.branch_id
      GROUP BY e.branch_id, e.id, e.payment_no HAVING COUNT(p.id) <> 1`,
    whenQuiet: true,
  },
  {
    invariant: 'I8',
    says: 'the two sides of a transfer disagree',
    sql: `SELECT o.id AS transfer, o.state AS here, i.state AS there FROM transfers o
        LEFT JOIN transfers i ON i.id = o.id AND i.branch_id = o.other_branch_id AND i.side = 'in'
      WHERE o.side = 'out' AND o.state IN ('sent', 'differing', 'received') AND (i.id IS NULL OR i.state <> o.state)`,
    whenQuiet: true,
  },
  {
    invariant: 'I9',
    says: 'a used piece is in two places, or left twice',
    sql: `SELECT u.serial, SUM(s.on_hand) AS hand,
        SUM((SELECT COUNT(*) FROM stock_movements m WHERE m.branch_id = s.branch_id AND m.stock_item_id = s.id
          AND m.kind = 'sale')) AS sold,
        SUM((SELECT COUNT(*) FROM stock_movements m WHERE m.branch_id = s.branch_id AND m.stock_item_id = s.id
          AND m.kind = 'return')) AS returned
      FROM units u JOIN stock_items s ON s.branch_id = u.branch_id AND s.id = u.stock_item_id
      GROUP BY u.serial HAVING hand > 1 OR sold > returned + 1 OR hand + sold - returned > 1`,
  },
  {
    invariant: 'I9',
    says: 'a used piece is nowhere',
    sql: `SELECT u.serial, SUM(s.on_hand) AS hand, SUM(m.gone) AS gone FROM units u
        JOIN stock_items s ON s.branch_id = u.branch_id AND s.id = u.stock_item_id
        JOIN (SELECT branch_id, stock_item_id, -SUM(IF(kind IN ('transfer_out', 'transfer_in', 'receipt'), 0, quantity)) AS gone,
            -SUM(IF(kind IN ('transfer_out', 'transfer_in'), quantity, 0)) AS travelling
          FROM stock_movements GROUP BY branch_id, stock_item_id) m ON m.branch_id = s.branch_id AND m.stock_item_id = s.id
      GROUP BY u.serial HAVING hand + gone + SUM(m.travelling) <> 1`,
  },
  {
    invariant: 'I9',
    says: 'the registry does not know where a used piece is',
    sql: `SELECT u.serial, r.branch_id AS registered, u.branch_id AS branch FROM units u
        JOIN stock_items s ON s.branch_id = u.branch_id AND s.id = u.stock_item_id AND s.on_hand = 1
        LEFT JOIN unit_registry r ON r.serial = u.serial AND r.unit_id = u.unit_id
      WHERE r.serial IS NULL OR r.branch_id <> u.branch_id`,
    whenQuiet: true,
  },
  unaudited('sales', 'sale.record', 'sale'),
  unaudited('returns', 'return.record', 'return'),
  unaudited('holds', 'hold.create', 'hold'),
  {
    invariant: 'I10',
    says: 'stock was adjusted more often than somebody did it, or less',
    sql: `SELECT m.branch_id AS branch, m.subject, m.moved, COALESCE(a.said, 0) AS said
      FROM (SELECT branch_id, CONCAT('stock ', ${textId('stock_item_id')}) AS subject, COUNT(*) AS moved
          FROM stock_movements WHERE kind IN ('adjustment', 'count', 'write_off') AND document_id IS NULL
          GROUP BY branch_id, subject) m
        LEFT JOIN (SELECT branch_id, subject, COUNT(*) AS said FROM audit_log WHERE action = 'stock.adjust'
          GROUP BY branch_id, subject) a ON a.branch_id = m.branch_id AND a.subject = m.subject
      WHERE m.moved <> COALESCE(a.said, 0)`,
  },
  {
    invariant: 'I12',
    says: 'a counted shift was told another sum than its documents have',
    sql: `SELECT c.branch_id AS branch, c.shift, c.counted - c.difference AS told, c.float_cents + COALESCE(m.cents, 0) AS documents
      FROM (SELECT h.branch_id, h.id AS shift, h.float_cents,
          CAST(JSON_EXTRACT(a.detail, '$.countedCents') AS SIGNED) AS counted,
          CAST(JSON_EXTRACT(a.detail, '$.differenceCents') AS SIGNED) AS difference
        FROM shifts h JOIN audit_log a ON a.branch_id = h.branch_id AND a.action = 'shift.count'
          AND a.subject = CONCAT('shift ', ${textId('h.id')})) c
        LEFT JOIN (SELECT branch_id, shift_id, SUM(cents) AS cents FROM (${CASH}) cash GROUP BY branch_id, shift_id) m
          ON m.branch_id = c.branch_id AND m.shift_id = c.shift
      HAVING told <> documents`,
  },
  {
    invariant: 'I12',
    says: 'more cash left a drawer than was in it',
    sql: `SELECT h.branch_id AS branch, h.id AS shift, h.float_cents + SUM(m.cents) AS cash FROM shifts h
        JOIN (${CASH}) m ON m.branch_id = h.branch_id AND m.shift_id = h.id
      GROUP BY h.branch_id, h.id, h.float_cents HAVING cash < 0`,
  },
  {
    invariant: 'I12',
    says: 'money in a drawer without a shift of that branch',
    sql: `SELECT m.branch_id AS branch, m.shift_id AS shift FROM (${CASH}) m
      LEFT JOIN shifts h ON h.branch_id = m.branch_id AND h.id = m.shift_id WHERE h.id IS NULL`,
  },
  ofStranger('sales', 'cashier_id'),
  ofStranger('returns', 'clerk_id'),
  ofStranger('holds', 'clerk_id'),
  ofStranger('hold_payments_elsewhere', 'clerk_id'),
  ofStranger('hold_refunds', 'clerk_id'),
  ofStranger('stock_movements', 'actor_id'),
  ofStranger('audit_log', 'actor_id'),
  {
    invariant: 'I13',
    says: 'a document of one branch moved the stock of another',
    sql: `SELECT m.branch_id AS branch, m.id AS movement FROM stock_movements m
      LEFT JOIN sales s ON s.branch_id = m.branch_id AND s.id = m.document_id WHERE m.kind = 'sale' AND s.id IS NULL`,
  },
];
