import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { verify } from '@node-rs/argon2';
import type { Connection, RowDataPacket } from 'mysql2/promise';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasValidCheckDigit } from '../../src/domain/shared/vin.ts';
import { openTestServer, type TestServer } from '../../tests/fixtures/test-databases.ts';
import { openOwnerConnection } from './bulk-writer.ts';
import { seedCatalog, seedDemo, seedDemoIfEmpty, type DemoLogin, type SeededDemo } from './index.ts';
import { LOADED_TABLES } from './tables.ts';

const now = new Date('2026-11-20T23:30:00Z');
const SEEDING_LIMIT_MS = 60_000;

let server: TestServer;
let ownerUrl: string;
let connection: Connection;
let seeded: SeededDemo;
let folder: string;

beforeAll(async () => {
  server = await openTestServer();
  ({ ownerUrl } = await server.create('demo'));
  folder = mkdtempSync(join(tmpdir(), 'multipartes-seed-'));
  seeded = await seedDemo({ ownerUrl, now, demoLoginsFile: join(folder, 'logins.json') });
  connection = await openOwnerConnection(ownerUrl);
}, SEEDING_LIMIT_MS);

afterAll(async () => {
  await connection.end();
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

async function rows(sql: string): Promise<RowDataPacket[]> {
  const [result] = await connection.query<RowDataPacket[]>(sql);
  return result;
}

/** The single number a query answers. */
async function count(sql: string): Promise<number> {
  const [row] = await rows(sql);
  return Number(Object.values(row ?? {})[0]);
}

/** Rows and a mark of everything in them. CHECKSUM TABLE does not do: it also counts bytes that NULLs leave behind. */
async function fingerprint(of: Connection, table: string): Promise<unknown> {
  const [columns] = await of.query<RowDataPacket[]>(
    'SELECT column_name AS name FROM information_schema.columns WHERE table_schema = database() AND table_name = ?',
    [table],
  );
  const cells = columns.map((column) => `coalesce(hex(${column['name']}), '-')`).join();
  const [[row]] = await of.query<RowDataPacket[]>(
    `SELECT count(*) AS n, bit_xor(crc32(concat_ws('|', ${cells}))) AS mark FROM ${table}`,
  );
  return row;
}

describe('the demo chain', () => {
  it('is as large as promised', async () => {
    expect(await count('SELECT count(*) FROM branches')).toBe(6);
    expect(await count('SELECT count(*) FROM generations')).toBeGreaterThanOrEqual(60);
    expect(await count('SELECT count(*) FROM part_types')).toBe(144);
    expect(await count('SELECT count(*) FROM donor_vehicles')).toBeGreaterThanOrEqual(400);
    expect(
      await count("SELECT count(*) FROM stock_items WHERE kind = 'unit' AND on_hand = 1"),
    ).toBeGreaterThanOrEqual(8_000);
    expect(
      await count("SELECT count(DISTINCT part_id) FROM stock_items WHERE kind = 'bulk'"),
    ).toBeGreaterThanOrEqual(3_000);
    expect(
      await count(
        "SELECT min(n) FROM (SELECT count(*) n FROM stock_items WHERE kind = 'bulk' GROUP BY part_id) each_part",
      ),
    ).toBeGreaterThanOrEqual(2);
    expect(await count('SELECT count(DISTINCT business_date) FROM sales')).toBeGreaterThan(70);
    expect(seeded.sales).toBe(await count('SELECT count(*) FROM sales'));
  });

  it('has donors and pieces of every generation', async () => {
    const perGeneration = `SELECT count(DISTINCT parts.generation_id) FROM stock_items JOIN parts ON parts.id = part_id
      WHERE kind = 'unit'`;
    expect(await count(perGeneration)).toBe(await count('SELECT count(*) FROM generations'));
  });

  it('has on hand exactly what the ledger adds up to, for every item', async () => {
    const wrong = `SELECT count(*) FROM (
      SELECT s.on_hand, sum(m.quantity) AS moved FROM stock_items s
      LEFT JOIN stock_movements m ON m.branch_id = s.branch_id AND m.stock_item_id = s.id AND m.part_id = s.part_id
      GROUP BY s.branch_id, s.id, s.on_hand HAVING moved IS NULL OR moved <> s.on_hand) differing`;
    expect(await count(wrong)).toBe(0);
    const astray = `SELECT count(*) FROM stock_movements m
      LEFT JOIN stock_items s ON s.branch_id = m.branch_id AND s.id = m.stock_item_id WHERE s.id IS NULL`;
    expect(await count(astray)).toBe(0);
  });

  it('was never below zero on the way', async () => {
    const below = `SELECT count(*) FROM (SELECT sum(quantity) OVER (PARTITION BY branch_id, stock_item_id
      ORDER BY occurred_at, id) AS level FROM stock_movements) levels WHERE level < 0`;
    expect(await count(below)).toBe(0);
  });

  it('sold each piece once, after it was on the shelf, and paid for every note in full', async () => {
    const soldTwice = `SELECT count(*) FROM (SELECT 1 FROM sale_lines l JOIN stock_items s
      ON s.branch_id = l.branch_id AND s.id = l.stock_item_id WHERE s.kind = 'unit'
      GROUP BY l.branch_id, l.stock_item_id HAVING sum(l.quantity) > 1) twice`;
    expect(await count(soldTwice)).toBe(0);
    const unlike = `SELECT count(*) FROM sale_lines l LEFT JOIN stock_movements m ON m.branch_id = l.branch_id
      AND m.document_id = l.sale_id AND m.stock_item_id = l.stock_item_id AND m.kind = 'sale'
      AND m.quantity = -CAST(l.quantity AS SIGNED) WHERE m.id IS NULL`;
    expect(await count(unlike)).toBe(0);
    const unpaid = `SELECT count(*) FROM sales s JOIN (SELECT branch_id, sale_id, sum(amount_cents) AS paid FROM payments
      GROUP BY branch_id, sale_id) p ON p.branch_id = s.branch_id AND p.sale_id = s.id WHERE p.paid <> s.total_cents`;
    expect(await count(unpaid)).toBe(0);
  });

  it('adds every note up, with the tax of its branch inside and spread over the lines', async () => {
    const wrong = `SELECT count(*) FROM sales s JOIN branches b ON b.id = s.branch_id
      JOIN (SELECT branch_id, sale_id, sum(quantity * unit_price_cents - discount_cents) AS total,
        sum(tax_cents) AS tax, sum(discount_cents) AS discount FROM sale_lines GROUP BY branch_id, sale_id) l
      ON l.branch_id = s.branch_id AND l.sale_id = s.id
      WHERE l.total <> s.total_cents OR l.tax <> s.tax_cents OR l.discount <> s.discount_cents
        OR s.tax_cents <> s.total_cents - round(s.total_cents * 10000 / (10000 + b.tax_rate_bp))`;
    expect(await count(wrong)).toBe(0);
    expect(await count('SELECT count(*) FROM stock_items WHERE price_cents % 500 <> 0')).toBe(0);
  });

  it('numbers notes without gaps or repeats, in working hours', async () => {
    expect(await count('SELECT count(*) - count(DISTINCT folio) FROM sales')).toBe(0);
    const gaps = `SELECT count(*) FROM (SELECT max(folio_sequence) - count(*) AS missing FROM sales
      GROUP BY branch_id, terminal_id) series WHERE missing <> 0`;
    expect(await count(gaps)).toBe(0);
    expect(await count('SELECT count(*) FROM sales WHERE dayofweek(business_date) = 1')).toBe(0);
    expect(await count(`SELECT count(*) FROM sales WHERE sold_at > '2026-11-20 23:30:00'`)).toBe(0);
    expect(
      await count('SELECT count(*) FROM sales WHERE hour(sold_at - INTERVAL 6 HOUR) NOT BETWEEN 9 AND 17'),
    ).toBe(0);
  });

  it('puts every sale into a closed shift of its till and day, whose count explains itself', async () => {
    const astray = `SELECT count(*) FROM sales s LEFT JOIN shifts h ON h.branch_id = s.branch_id AND h.id = s.shift_id
      AND h.terminal_id = s.terminal_id AND h.business_date = s.business_date
      AND s.sold_at BETWEEN h.opened_at AND h.closed_at WHERE h.id IS NULL`;
    expect(await count(astray)).toBe(0);
    expect(
      await count("SELECT count(*) FROM shifts WHERE closed_at IS NULL OR closed_at > '2026-11-20 23:30:00'"),
    ).toBe(0);
    expect(await count('SELECT count(*) FROM shifts')).toBeGreaterThan(700);
    const gaps = `SELECT count(*) FROM (SELECT max(number) - count(*) AS missing FROM shifts
      GROUP BY branch_id, terminal_id) series WHERE missing <> 0`;
    expect(await count(gaps)).toBe(0);
    const unexplained = `SELECT h.difference_reason AS reason,
        (SELECT sum(c.face_cents * c.pieces) FROM shift_counts c
          WHERE c.branch_id = h.branch_id AND c.shift_id = h.id AND c.count_no = 1) - h.float_cents
        - (SELECT coalesce(sum(p.amount_cents), 0) FROM sales s JOIN payments p ON p.branch_id = s.branch_id
          AND p.sale_id = s.id WHERE s.branch_id = h.branch_id AND s.shift_id = h.id AND p.method = 'cash')
        - (SELECT coalesce(sum(if(m.kind = 'in', m.amount_cents, -m.amount_cents)), 0) FROM cash_movements m
          WHERE m.branch_id = h.branch_id AND m.shift_id = h.id) AS difference FROM shifts h`;
    const shifts = await rows(unexplained);
    expect(
      shifts.filter((shift) => (Number(shift['difference']) !== 0) !== (shift['reason'] !== null)),
    ).toEqual([]);
    expect(shifts.filter((shift) => shift['reason'] !== null).length).toBeGreaterThan(20);
    const floats = `SELECT count(*) FROM shifts h WHERE h.float_cents <> (SELECT sum(c.face_cents * c.pieces)
      FROM shift_counts c WHERE c.branch_id = h.branch_id AND c.shift_id = h.id AND c.count_no = 0)`;
    expect(await count(floats)).toBe(0);
  });

  it('gives every piece a serial that the chain knows, and every donor a plausible VIN', async () => {
    const unknown = `SELECT count(*) FROM units u LEFT JOIN unit_registry r ON r.serial = u.serial
      AND r.unit_id = u.unit_id AND r.branch_id = u.branch_id WHERE r.serial IS NULL`;
    expect(await count(unknown)).toBe(0);
    expect(await count("SELECT count(*) FROM units WHERE serial NOT REGEXP '^[A-Z]{3}-P-[0-9]{6,}$'")).toBe(
      0,
    );
    const donors = await rows('SELECT vin, model_year FROM donor_vehicles');
    expect(donors.filter((donor) => !hasValidCheckDigit(String(donor['vin'])))).toEqual([]);
  });

  it('keeps every foreign key although they were off while loading', async () => {
    const keys = await rows(`SELECT table_name AS t, constraint_name AS c,
      group_concat(column_name ORDER BY ordinal_position) AS columns_here, min(referenced_table_name) AS parent,
      group_concat(referenced_column_name ORDER BY ordinal_position) AS columns_there
      FROM information_schema.key_column_usage
      WHERE table_schema = database() AND referenced_table_name IS NOT NULL GROUP BY table_name, constraint_name`);
    expect(keys.length).toBeGreaterThanOrEqual(25);
    for (const key of keys) {
      const here = String(key['columns_here']).split(',');
      const there = String(key['columns_there']).split(',');
      const on = here.map((column, index) => `parent.${there[index]} = child.${column}`).join(' AND ');
      const set = here.map((column) => `child.${column} IS NOT NULL`).join(' AND ');
      const orphans = `SELECT count(*) FROM ${key['t']} child LEFT JOIN ${key['parent']} parent ON ${on}
        WHERE ${set} AND parent.${there[0]} IS NULL`;
      expect(await count(orphans), `${key['t']}.${key['c']}`).toBe(0);
    }
  });

  it('is silent: no events, no audit, no answered requests', async () => {
    for (const table of ['outbox_events', 'event_log', 'audit_log', 'idempotency_keys']) {
      expect(await count(`SELECT count(*) FROM ${table}`), table).toBe(0);
    }
  });
});

describe('the people of the demo chain', () => {
  it('can log in with what the file says, which only its owner may read', async () => {
    const file = join(folder, 'logins.json');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const logins = JSON.parse(readFileSync(file, 'utf8')) as DemoLogin[];
    expect(logins).toEqual(seeded.logins);
    const roles = logins.map(({ role, branch }) => `${role} ${branch}`).sort();
    const branches = ['GDL', 'IZT', 'MID', 'MTY', 'PUE', 'QRO'];
    expect(roles).toEqual(
      [
        'administrator null',
        ...branches.map((code) => `clerk ${code}`),
        ...branches.map((code) => `inventory_manager ${code}`),
        'owner null',
      ].sort(),
    );
    const [clerk] = logins.filter((login) => login.role === 'clerk');
    const [user] = await rows(`SELECT password_hash FROM users WHERE email = '${clerk?.email}'`);
    expect(String(user?.['password_hash'])).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await verify(String(user?.['password_hash']), clerk?.password ?? '')).toBe(true);
  });
});

describe('seeding again', () => {
  it('leaves a chain in place alone', async () => {
    expect(await seedDemoIfEmpty({ ownerUrl, now })).toBeNull();
    await expect(seedDemo({ ownerUrl, now })).rejects.toThrow('already has branches');
  });

  it('adds nothing to a complete catalog', async () => {
    const tables = ['makes', 'models', 'generations', 'vehicles', 'parts', 'fitments', 'part_type_synonyms'];
    const sizes = async () => Promise.all(tables.map((table) => count(`SELECT count(*) FROM ${table}`)));
    const before = await sizes();
    await seedCatalog({ ownerUrl, nowMs: now.getTime() });
    expect(await sizes()).toEqual(before);
  });

  it(
    'gives the same rows on the same day, also after a load that was cut',
    async () => {
      const other = await server.create('demo_again');
      const otherConnection = await openOwnerConnection(other.ownerUrl);
      await otherConnection.query('SET SESSION foreign_key_checks = 0');
      await otherConnection.query(`INSERT INTO donor_vehicles (branch_id, id, generation_id, model_year, impact, status,
        arrived_on) VALUES (3, 0x00, 5, 2001, 'none', 'received', '2026-01-01')`);
      await seedDemo({ ownerUrl: other.ownerUrl, now });
      for (const table of LOADED_TABLES) {
        expect(await fingerprint(otherConnection, table), table).toEqual(
          await fingerprint(connection, table),
        );
      }
      await otherConnection.end();
    },
    SEEDING_LIMIT_MS,
  );
});
