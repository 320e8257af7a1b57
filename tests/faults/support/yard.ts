import { createHash, randomBytes } from 'node:crypto';
import type { Database } from '../../../db/client.ts';
import { uuidToBytes } from '../../../db/schema/columns.ts';
import { uuidv7 } from '../../../src/domain/shared/ids.ts';

/** Somebody with a session: what their browser sends. */
export interface Person {
  readonly userId: number;
  readonly cookie: string;
}

export interface YardTill {
  readonly terminalId: number;
  shiftId: string;
  readonly clerk: Person;
  /** The next number of each kind of document. */
  readonly next: { sale: number; hold: number; return: number };
}

export interface YardItem {
  readonly id: string;
  readonly partId: number;
  /** Serial or part number. */
  readonly code: string;
  readonly priceCents: number;
  readonly kind: 'unit' | 'bulk';
}

export interface YardBranch {
  readonly id: number;
  readonly code: string;
  readonly tills: readonly YardTill[];
  /** Keeps the stock: adjusts, sends, receives. */
  readonly manager: Person;
}

/** A small chain made by hand in an empty database. */
export interface Yard {
  readonly branches: readonly YardBranch[];
  /** Of every branch. */
  readonly administrator: Person;
  bulk(branch: YardBranch, onHand: number, partId?: number): Promise<YardItem>;
  unit(branch: YardBranch): Promise<YardItem>;
  /** Ends a till's shift by hand. */
  noShift(branch: YardBranch, till: YardTill): Promise<void>;
  /** Opens a shift by hand in place of the till's own. */
  freshShift(branch: YardBranch, till: YardTill): Promise<void>;
}

const PRICES = [701_00, 1_103_00, 1_409_00, 1_811_00, 2_503_00];
const HOURS = JSON.stringify({ mon: null, tue: null, wed: null, thu: null, fri: null, sat: null, sun: null });

export async function makeYard(
  db: Database,
  size: { readonly branches: number; readonly tills: number },
): Promise<Yard> {
  const now = new Date();
  await db.change("INSERT IGNORE INTO systems VALUES ('frenos', 7, 'Frenos', 'Brakes')");
  await db.change(
    "INSERT IGNORE INTO part_types VALUES ('balatas', 'frenos', 1, 'Balatas', 'Brake pads', 'end')",
  );
  let made = 0;

  async function person(role: string, branchId: number | null): Promise<Person> {
    const email = `${randomBytes(8).toString('hex')}@example.mx`;
    await db.change('INSERT INTO users (email, name, role, created_at, updated_at) VALUES (?,?,?,?,?)', [
      email,
      `Prueba ${role}`,
      role,
      now,
      now,
    ]);
    const [row] = await db.rows<{ id: number }>('SELECT id FROM users WHERE email = ?', [email]);
    const userId = row?.id ?? 0;
    if (branchId !== null) await db.change('INSERT INTO user_branches VALUES (?, ?)', [userId, branchId]);
    const token = randomBytes(25).toString('base64url');
    await db.change(
      `INSERT INTO sessions (id, user_id, expires_at, created_at, client_address, user_agent)
       VALUES (?,?,?,?,'127.0.0.1','faults')`,
      [
        createHash('sha256').update(token).digest('hex'),
        userId,
        new Date(now.getTime() + 12 * 3_600_000),
        now,
      ],
    );
    return { userId, cookie: `mp_session=${token}` };
  }

  async function shift(branchId: number, terminalId: number, openedBy: number): Promise<string> {
    const id = uuidv7(Date.now());
    const [last] = await db.rows<{ number: number | string }>(
      'SELECT COALESCE(MAX(number), 0) AS number FROM shifts WHERE branch_id = ? AND terminal_id = ?',
      [branchId, terminalId],
    );
    await db.change(
      `INSERT INTO shifts (branch_id, id, terminal_id, number, business_date, opened_by, opened_at, float_cents)
       VALUES (?,?,?,?,?,?,?,0)`,
      [
        branchId,
        uuidToBytes(id),
        terminalId,
        Number(last?.number ?? 0) + 1,
        now.toISOString().slice(0, 10),
        openedBy,
        new Date(),
      ],
    );
    return id;
  }

  async function noShift(of: YardBranch, till: YardTill): Promise<void> {
    await db.change(
      `UPDATE shifts SET counted_at = COALESCE(counted_at, ?), closed_at = ?, closed_by = opened_by
       WHERE branch_id = ? AND terminal_id = ? AND closed_at IS NULL`,
      [new Date(), new Date(), of.id, till.terminalId],
    );
  }

  async function branch(index: number): Promise<YardBranch> {
    const code = String.fromCharCode(65 + Math.floor(index / 26), 65 + (index % 26), 90);
    await db.change(
      `INSERT INTO branches (code, slug, name, city, state, address, postal_code, phone, whatsapp, hours, time_zone, updated_at)
       VALUES (?, ?, ?, 'X', 'X', 'Calle 1', '76000', '4420000000', '524420000000', ?, 'America/Mexico_City', ?)`,
      [code, code.toLowerCase(), `Sucursal ${code}`, HOURS, now],
    );
    const [row] = await db.rows<{ id: number }>('SELECT id FROM branches WHERE code = ?', [code]);
    const id = row?.id ?? 0;
    const tills: YardTill[] = [];
    for (let terminalId = 1; terminalId <= size.tills; terminalId++) {
      await db.change('INSERT INTO terminals (branch_id, id, number, name) VALUES (?,?,?,?)', [
        id,
        terminalId,
        terminalId,
        `Caja ${terminalId}`,
      ]);
      const clerk = await person('clerk', id);
      const shiftId = await shift(id, terminalId, clerk.userId);
      tills.push({ terminalId, shiftId, clerk, next: { sale: 1, hold: 1, return: 1 } });
    }
    // The sealer meets new branches once a minute; these are no news.
    await db.change(
      `INSERT INTO audit_log (branch_id, id, action, actor_type, actor_id, subject, detail, request_id, occurred_at, recorded_at)
       VALUES (?,?,'branch.create','job',NULL,?,'{}','yard',?,?)`,
      [id, uuidToBytes(uuidv7(Date.now())), `branch ${code}`, now, now],
    );
    return { id, code, tills, manager: await person('inventory_manager', id) };
  }

  async function part(): Promise<number> {
    const number = `F${randomBytes(6).toString('hex')}`.toUpperCase();
    await db.change(
      `INSERT INTO parts (part_type_code, position, maker, part_number, pn_norm, origin)
       VALUES ('balatas', 'f', 'Prueba', ?, ?, 'aftermarket')`,
      [number, number],
    );
    const [row] = await db.rows<{ id: number }>('SELECT id FROM parts WHERE pn_norm = ?', [number]);
    return row?.id ?? 0;
  }

  async function item(
    of: YardBranch,
    kind: YardItem['kind'],
    onHand: number,
    partId: number,
  ): Promise<YardItem> {
    const id = uuidv7(Date.now());
    const priceCents = PRICES[made++ % PRICES.length] ?? 0;
    await db.change(
      `INSERT INTO stock_items (branch_id, id, kind, part_id, on_hand, price_cents, updated_at) VALUES (?,?,?,?,?,?,?)`,
      [of.id, uuidToBytes(id), kind, partId, onHand, priceCents, now],
    );
    if (onHand > 0)
      await db.change(
        `INSERT INTO stock_movements (branch_id, id, stock_item_id, part_id, kind, quantity, occurred_at, recorded_at)
         VALUES (?,?,?,?,'receipt',?,?,?)`,
        [of.id, uuidToBytes(uuidv7(Date.now())), uuidToBytes(id), partId, onHand, now, now],
      );
    const [row] = await db.rows<{ code: string }>('SELECT part_number AS code FROM parts WHERE id = ?', [
      partId,
    ]);
    return { id, partId, code: row?.code ?? '', priceCents, kind };
  }

  const branches: YardBranch[] = [];
  for (let index = 0; index < size.branches; index++) branches.push(await branch(index));
  return {
    branches,
    administrator: await person('administrator', null),
    async bulk(of, onHand, partId) {
      return item(of, 'bulk', onHand, partId ?? (await part()));
    },
    async unit(of) {
      const made = await item(of, 'unit', 1, await part());
      const serial = `${of.code}-P-${String(100_000 + Math.floor(Math.random() * 99_000_000)).padStart(6, '0')}`;
      const unitId = uuidToBytes(uuidv7(Date.now()));
      await db.change(
        "INSERT INTO units (branch_id, stock_item_id, unit_id, serial, damage_codes) VALUES (?,?,?,?,'[]')",
        [of.id, uuidToBytes(made.id), unitId, serial],
      );
      await db.change('INSERT INTO unit_registry (serial, unit_id, branch_id) VALUES (?,?,?)', [
        serial,
        unitId,
        of.id,
      ]);
      return { ...made, code: serial };
    },
    noShift,
    async freshShift(of, till) {
      await noShift(of, till);
      till.shiftId = await shift(of.id, till.terminalId, till.clerk.userId);
    },
  };
}
