import type { Database } from '../../../db/client.ts';
import { uuidToBytes } from '../../../db/schema/columns.ts';
import { uuidv7 } from '../../../src/domain/shared/ids.ts';
import { enter } from './enter.ts';

export interface Till {
  readonly branchId: number;
  readonly branchCode: string;
  readonly terminalId: number;
  readonly shiftId: string;
  readonly userId: number;
  /** Who stands there. */
  readonly clerk: string;
  readonly cookie: string;
  sequence: number;
}

export interface SaleWorld {
  readonly tills: readonly Till[];
  /** Of one branch more, that sells the same few things all day. */
  readonly hotTills: readonly Till[];
  /** Items by branch number. */
  readonly items: ReadonlyMap<number, readonly StockedItem[]>;
}

export interface StockedItem {
  readonly id: string;
  readonly bytes: Buffer;
  readonly partId: number;
  /** Part number. */
  readonly code: string;
  readonly priceCents: number;
}

const ON_HAND = 1_000_000;

/** Branches full of stock, and tills of theirs with a clerk logged in at each. */
export async function makeSaleWorld(
  db: Database,
  size: { branches: number; itemsPerBranch: number; tills: number; hotItems: number },
): Promise<SaleWorld> {
  const now = new Date();
  const hours = JSON.stringify({
    mon: null,
    tue: null,
    wed: null,
    thu: null,
    fri: null,
    sat: null,
    sun: null,
  });
  await db.change("INSERT IGNORE INTO systems VALUES ('frenos', 7, 'Frenos', 'Brakes')");
  await db.change(
    "INSERT IGNORE INTO part_types VALUES ('balatas', 'frenos', 1, 'Balatas', 'Brake pads', 'end')",
  );
  const partIds = await makeParts(db, size.itemsPerBranch);
  const items = new Map<number, StockedItem[]>();
  const branches: { id: number; code: string }[] = [];
  for (let index = 0; index <= size.branches; index++) {
    const code = String.fromCharCode(65 + Math.floor(index / 26), 65 + (index % 26), 90);
    await db.change(
      `INSERT INTO branches (code, slug, name, city, state, address, postal_code, phone, whatsapp, hours, time_zone, updated_at)
       VALUES (?, ?, ?, 'X', 'X', 'Calle 1', '76000', '4420000000', '524420000000', ?, 'America/Mexico_City', ?)`,
      [code, code.toLowerCase(), code, hours, now],
    );
    const [row] = await db.rows<{ id: number }>('SELECT id FROM branches WHERE code = ?', [code]);
    const id = row?.id ?? 0;
    branches.push({ id, code });
    const isHot = index === size.branches;
    items.set(id, await stock(db, id, isHot ? partIds.slice(0, size.hotItems) : partIds, now));
  }
  const hotBranch = branches.pop();
  const tills: Till[] = [];
  const hotTills: Till[] = [];
  for (let index = 0; index < size.tills; index++) {
    const branch = branches[index % branches.length];
    if (branch) tills.push(await openTill(db, branch, index, now));
    if (hotBranch) hotTills.push(await openTill(db, hotBranch, size.tills + index, now));
  }
  return { tills, hotTills, items };
}

async function makeParts(db: Database, count: number): Promise<number[]> {
  const numbers = Array.from({ length: count }, (_, index) => `BENCH${index}`);
  for (const number of numbers) {
    await db.change(
      `INSERT INTO parts (part_type_code, position, maker, part_number, pn_norm, origin)
       VALUES ('balatas', 'f', 'Bench', ?, ?, 'aftermarket')`,
      [number, number],
    );
  }
  return (await db.rows<{ id: number }>("SELECT id FROM parts WHERE maker = 'Bench' ORDER BY id")).map(
    (row) => row.id,
  );
}

async function stock(
  db: Database,
  branchId: number,
  partIds: readonly number[],
  now: Date,
): Promise<StockedItem[]> {
  const items = partIds.map((partId, index) => {
    const id = uuidv7(now.getTime());
    return {
      id,
      bytes: uuidToBytes(id),
      partId,
      code: `BENCH${index}`,
      priceCents: 10_000 + (partId % 700) * 100,
    };
  });
  for (let from = 0; from < items.length; from += 500) {
    const chunk = items.slice(from, from + 500);
    await db.change(
      `INSERT INTO stock_items (branch_id, id, kind, part_id, on_hand, price_cents, updated_at)
       VALUES ${chunk.map(() => "(?,?,'bulk',?,?,?,?)").join(',')}`,
      chunk.flatMap((item) => [branchId, item.bytes, item.partId, ON_HAND, item.priceCents, now]),
    );
    await db.change(
      `INSERT INTO stock_movements (branch_id, id, stock_item_id, part_id, kind, quantity, occurred_at, recorded_at)
       VALUES ${chunk.map(() => "(?,?,?,?,'receipt',?,?,?)").join(',')}`,
      chunk.flatMap((item) => [
        branchId,
        uuidToBytes(uuidv7(now.getTime())),
        item.bytes,
        item.partId,
        ON_HAND,
        now,
        now,
      ]),
    );
  }
  return items;
}

async function openTill(
  db: Database,
  branch: { id: number; code: string },
  index: number,
  now: Date,
): Promise<Till> {
  const terminalId = index + 1;
  await db.change('INSERT INTO terminals (branch_id, id, number, name) VALUES (?,?,?,?)', [
    branch.id,
    terminalId,
    terminalId,
    `Caja ${terminalId}`,
  ]);
  const shiftId = uuidv7(now.getTime());
  await db.change(
    `INSERT INTO shifts (branch_id, id, terminal_id, number, business_date, opened_by, opened_at, float_cents)
     VALUES (?,?,?,1,?,1,?,0)`,
    [branch.id, uuidToBytes(shiftId), terminalId, now.toISOString().slice(0, 10), now],
  );
  const email = `bench${index}@example.mx`;
  await db.change(
    "INSERT INTO users (email, name, role, created_at, updated_at) VALUES (?, ?, 'clerk', ?, ?)",
    [email, `Bench ${index}`, now, now],
  );
  const [user] = await db.rows<{ id: number }>('SELECT id FROM users WHERE email = ?', [email]);
  const userId = user?.id ?? 0;
  await db.change('INSERT INTO user_branches VALUES (?, ?)', [userId, branch.id]);
  return {
    branchId: branch.id,
    branchCode: branch.code,
    terminalId,
    shiftId,
    userId,
    clerk: `Bench ${index}`,
    cookie: await enter(db, userId, now),
    sequence: 0,
  };
}

/** What must hold after any number of sales. */
export async function findWrongs(
  db: Database,
): Promise<{ negative: number; unbalanced: number; withoutMovement: number }> {
  const [row] = await db.rows<{ negative: number; unbalanced: number; withoutMovement: number }>(
    `SELECT (SELECT COUNT(*) FROM stock_items WHERE on_hand < 0) AS negative,
       (SELECT COUNT(*) FROM stock_items s WHERE s.on_hand <> (SELECT COALESCE(SUM(m.quantity), 0) FROM stock_movements m
          WHERE m.branch_id = s.branch_id AND m.stock_item_id = s.id)) AS unbalanced,
       (SELECT COUNT(*) FROM sale_lines l WHERE NOT EXISTS (SELECT 1 FROM stock_movements m
          WHERE m.branch_id = l.branch_id AND m.document_id = l.sale_id AND m.stock_item_id = l.stock_item_id
          AND m.quantity = -CAST(l.quantity AS SIGNED))) AS withoutMovement`,
  );
  return row ?? { negative: 0, unbalanced: 0, withoutMovement: 0 };
}
