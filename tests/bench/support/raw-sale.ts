import { createHash } from 'node:crypto';
import type { Pool, PoolConnection, ResultSetHeader } from 'mysql2/promise';
import { uuidToBytes } from '../../../db/schema/columns.ts';
import { uuidv7 } from '../../../src/domain/shared/ids.ts';
import type { StockedItem, Till } from './sale-world.ts';

const SELECT_SHIFT = `SELECT terminal_id AS terminalId, counted_at AS countedAt FROM shifts WHERE branch_id = ? AND id = ?
  LOCK IN SHARE MODE`;

const many = (count: number, text: string, separator = ','): string =>
  Array(count).fill(text).join(separator);

/** The statements of a sale with so many lines. */
function statementsFor(count: number) {
  const cases = `CASE id ${many(count, 'WHEN ? THEN ?', ' ')} END`;
  const row = (values: number) => `(${many(values, '?')})`;
  return {
    items: `SELECT s.id, s.kind, s.on_hand AS onHand, s.reserved, s.price_cents AS priceCents, p.id AS partId,
      p.part_type_code AS partType, p.position, p.part_number AS partNumber, p.generation_id AS generationId, u.serial,
      u.warranty_days AS ownWarrantyDays
      FROM stock_items s JOIN parts p ON p.id = s.part_id
      LEFT JOIN units u ON u.branch_id = s.branch_id AND u.stock_item_id = s.id
      WHERE s.branch_id = ? AND s.id IN ${row(count)} ORDER BY s.id`,
    lines: `INSERT INTO sale_lines (branch_id, sale_id, line_no, stock_item_id, part_id, description, quantity,
      unit_price_cents, discount_cents, tax_rate_bp, tax_cents, core_cents, return_days, warranty_days, restocking_bp,
      terms_note, car_generation_id, car_vehicle_id, car_year, car_label,
      fit, fit_reason, status) VALUES ${many(count, row(23))}`,
    movements: `INSERT INTO stock_movements (branch_id, id, stock_item_id, part_id, kind, quantity, reason, note,
      document_id, actor_id, occurred_at, recorded_at) VALUES ${many(count, row(12))}`,
    stock: `UPDATE stock_items SET on_hand = on_hand - ${cases}, version = version + 1, updated_at = ?
      WHERE branch_id = ? AND id IN ${row(count)} AND on_hand - reserved >= ${cases} AND price_cents = ${cases}`,
  };
}

const statements = new Map<number, ReturnType<typeof statementsFor>>();

/**
 * R of decision D18: the statements of a sale as plain mysql2 prepared statements in a row, nothing else. The answer
 * it stores is as long as the real one.
 */
export async function rawSale(pool: Pool, till: Till, lines: readonly StockedItem[]): Promise<void> {
  const connection = await pool.getConnection();
  try {
    await sell(connection, till, lines);
  } finally {
    connection.release();
  }
}

const answerOf = (count: number) => JSON.stringify({ padding: 'x'.repeat(460 + 215 * count) });

async function sell(connection: PoolConnection, till: Till, lines: readonly StockedItem[]): Promise<void> {
  let sql = statements.get(lines.length);
  if (!sql) statements.set(lines.length, (sql = statementsFor(lines.length)));
  const now = new Date();
  const nowMs = now.getTime();
  const sale = uuidToBytes(uuidv7(nowMs));
  const shift = uuidToBytes(till.shiftId);
  const ids = lines.map(({ bytes }) => bytes);
  const total = lines.reduce((sum, { priceCents }) => sum + priceCents, 0);
  // Two callers stand at one till: what is next must not be asked twice.
  const sequence = (till.sequence += 1);
  const folio = `${till.branchCode}-20261122-${till.terminalId}-${sequence}`;
  await connection.query('START TRANSACTION');
  try {
    await connection.execute(SELECT_SHIFT, [till.branchId, shift]);
    await connection.execute(sql.items, [till.branchId, ...ids]);
    await connection.execute(
      `INSERT INTO sales (branch_id, id, terminal_id, folio_sequence, folio, shift_id, origin, customer_name, cashier_id,
         discount_cents, tax_cents, total_cents, core_cents, sold_at, recorded_at, business_date)
       VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)`,
      [
        till.branchId,
        sale,
        till.terminalId,
        sequence,
        folio,
        shift,
        'counter',
        null,
        till.userId,
        0,
        0,
        total,
        0,
        now,
        now,
        '2026-11-22',
      ],
    );
    await connection.execute(
      sql.lines,
      lines.flatMap((line, index) => [
        till.branchId,
        sale,
        index + 1,
        line.bytes,
        line.partId,
        'Balatas delanteras',
        1,
        line.priceCents,
        0,
        1600,
        0,
        0,
        90,
        90,
        0,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        'ok',
      ]),
    );
    await connection.execute(
      `INSERT INTO payments (branch_id, sale_id, payment_no, method, amount_cents, tendered_cents, reference) VALUES (?,?,?,?,?,?,?)`,
      [till.branchId, sale, 1, 'cash', total, null, null],
    );
    await connection.execute(
      sql.movements,
      lines.flatMap((line) => [
        till.branchId,
        uuidToBytes(uuidv7(nowMs)),
        line.bytes,
        line.partId,
        'sale',
        -1,
        null,
        null,
        sale,
        till.userId,
        now,
        now,
      ]),
    );
    await connection.execute(
      `INSERT INTO audit_log (branch_id, id, action, actor_type, actor_id, subject, detail, request_id, occurred_at, recorded_at)
       VALUES (?,?,?,?,?,?,?,?,?,?)`,
      [
        till.branchId,
        uuidToBytes(uuidv7(nowMs)),
        'sale.record',
        'staff',
        till.userId,
        `sale ${sale.toString('hex')}`,
        JSON.stringify({ folio, totalCents: total }),
        'bench',
        now,
        now,
      ],
    );
    await connection.execute(
      'INSERT INTO outbox_events (branch_id, id, topic, payload, recorded_at) VALUES (?,?,?,?,?)',
      [
        till.branchId,
        uuidToBytes(uuidv7(nowMs)),
        'sale.recorded',
        JSON.stringify({
          tags: ['piece:BENCH1', 'type:balatas'],
          stock: lines.map(({ id }) => id),
          saleId: sale.toString('hex'),
          folio,
          totalCents: total,
        }),
        now,
      ],
    );
    await connection.execute(
      'INSERT INTO idempotency_keys (branch_id, operation, request_key, body_hash, response, recorded_at) VALUES (?,?,?,?,?,?)',
      [
        till.branchId,
        'recordSale',
        sale,
        createHash('sha256').update(folio).digest(),
        answerOf(lines.length),
        now,
      ],
    );
    const quantities = lines.flatMap((line) => [line.bytes, 1]);
    const prices = lines.flatMap((line) => [line.bytes, line.priceCents]);
    const [result] = await connection.execute<ResultSetHeader>(sql.stock, [
      ...quantities,
      now,
      till.branchId,
      ...ids,
      ...quantities,
      ...prices,
    ]);
    if (result.affectedRows !== lines.length) throw new Error('The bench ran out of stock');
    await connection.query('COMMIT');
  } catch (error) {
    await connection.query('ROLLBACK');
    throw error;
  }
}
