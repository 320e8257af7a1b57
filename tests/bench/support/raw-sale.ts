import { createHash } from 'node:crypto';
import type { Pool, PoolConnection, ResultSetHeader } from 'mysql2/promise';
import { uuidToBytes } from '../../../db/schema/columns.ts';
import { uuidv7 } from '../../../src/domain/shared/ids.ts';
import type { StockedItem, Till } from './sale-world.ts';

const SELECT_SHIFT = `SELECT terminal_id AS terminalId, counted_at AS countedAt FROM shifts WHERE branch_id = ? AND id = ?
  LOCK IN SHARE MODE`;

const SELECT_ITEMS = `SELECT s.branch_id AS branchId, s.id, s.kind, s.on_hand AS onHand, s.reserved, s.price_cents AS priceCents,
  s.bin, s.version, p.id AS partId, p.part_type_code AS partType, t.system_code AS \`system\`, p.position, p.maker,
  p.part_number AS partNumber, p.generation_id AS generationId, u.serial, u.grade, u.odometer_km AS odometerKm,
  u.damage_codes AS damageCodes, u.colour
  FROM stock_items s JOIN parts p ON p.id = s.part_id JOIN part_types t ON t.code = p.part_type_code
  LEFT JOIN units u ON u.branch_id = s.branch_id AND u.stock_item_id = s.id
  WHERE s.branch_id = ? AND s.id IN (?,?) ORDER BY s.id`;

/**
 * R of decision D18: the statements of a two-line sale as plain mysql2 prepared statements in a row, nothing
 * else. The answer it stores is as long as the real one.
 */
export async function rawSale(
  pool: Pool,
  till: Till,
  lines: readonly [StockedItem, StockedItem],
): Promise<void> {
  const connection = await pool.getConnection();
  try {
    await sell(connection, till, lines);
  } finally {
    connection.release();
  }
}

const STORED_ANSWER = JSON.stringify({ padding: 'x'.repeat(900) });

async function sell(
  connection: PoolConnection,
  till: Till,
  lines: readonly [StockedItem, StockedItem],
): Promise<void> {
  const now = new Date();
  const nowMs = now.getTime();
  const sale = uuidToBytes(uuidv7(nowMs));
  const shift = uuidToBytes(till.shiftId);
  const [first, second] = lines;
  const total = first.priceCents + second.priceCents;
  till.sequence += 1;
  const folio = `${till.branchCode}-20261122-${till.terminalId}-${till.sequence}`;
  await connection.query('START TRANSACTION');
  try {
    await connection.execute(SELECT_SHIFT, [till.branchId, shift]);
    await connection.execute(SELECT_ITEMS, [till.branchId, first.bytes, second.bytes]);
    await connection.execute(
      `INSERT INTO sales (branch_id, id, terminal_id, folio_sequence, folio, shift_id, origin, customer_name, cashier_id,
         discount_cents, tax_cents, total_cents, sold_at, recorded_at, business_date)
       VALUES (?,?,?,?,?,?,'counter',?,?,?,?,?,?,?,?)`,
      [
        till.branchId,
        sale,
        till.terminalId,
        till.sequence,
        folio,
        shift,
        null,
        till.userId,
        0,
        0,
        total,
        now,
        now,
        '2026-11-22',
      ],
    );
    await connection.execute(
      `INSERT INTO sale_lines (branch_id, sale_id, line_no, stock_item_id, part_id, description, quantity,
         unit_price_cents, discount_cents, tax_rate_bp, tax_cents, status)
       VALUES (?,?,?,?,?,?,?,?,?,?,?,'ok'),(?,?,?,?,?,?,?,?,?,?,?,'ok')`,
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
      ]),
    );
    await connection.execute(
      `INSERT INTO payments (branch_id, sale_id, payment_no, method, amount_cents, tendered_cents, reference) VALUES (?,?,?,?,?,?,?)`,
      [till.branchId, sale, 1, 'cash', total, null, null],
    );
    await connection.execute(
      `INSERT INTO stock_movements (branch_id, id, stock_item_id, part_id, kind, quantity, reason, note, document_id,
         actor_id, occurred_at, recorded_at) VALUES (?,?,?,?,?,?,?,?,?,?,?,?),(?,?,?,?,?,?,?,?,?,?,?,?)`,
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
          saleId: sale.toString('hex'),
          folio,
          totalCents: total,
        }),
        now,
      ],
    );
    await connection.execute(
      'INSERT INTO idempotency_keys (branch_id, operation, request_key, body_hash, response, recorded_at) VALUES (?,?,?,?,?,?)',
      [till.branchId, 'recordSale', sale, createHash('sha256').update(folio).digest(), STORED_ANSWER, now],
    );
    const [result] = await connection.execute<ResultSetHeader>(
      `UPDATE stock_items SET on_hand = on_hand - CASE id WHEN ? THEN ? WHEN ? THEN ? END, version = version + 1, updated_at = ?
       WHERE branch_id = ? AND id IN (?,?) AND on_hand - reserved >= CASE id WHEN ? THEN ? WHEN ? THEN ? END
         AND price_cents = CASE id WHEN ? THEN ? WHEN ? THEN ? END`,
      [
        first.bytes,
        1,
        second.bytes,
        1,
        now,
        till.branchId,
        first.bytes,
        second.bytes,
        first.bytes,
        1,
        second.bytes,
        1,
        first.bytes,
        first.priceCents,
        second.bytes,
        second.priceCents,
      ],
    );
    if (result.affectedRows !== 2) throw new Error('The bench ran out of stock');
    await connection.query('COMMIT');
  } catch (error) {
    await connection.query('ROLLBACK');
    throw error;
  }
}
