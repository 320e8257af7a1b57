import type { Actor, Ctx } from '../../../src/server/context.ts';
import { createInbox } from '../../../src/server/inbox/inbox.ts';
import { inboxHandlers } from '../../../src/server/inbox/index.ts';
import type { Log } from '../../../src/server/log.ts';
import { uuidv7 } from '../../../src/domain/shared/ids.ts';
import { saveWarrantyRule } from '../../../src/domain/inventory/index.ts';
import type { TestBranch, TestItem, World } from '../../fixtures/a-world.ts';
import { idempotencyKey } from '../../fixtures/idempotency-key.ts';
import type { Book } from './book.ts';

type Staff = Extract<Actor, { type: 'staff' }>;

export interface DayBranch {
  readonly at: TestBranch;
  readonly tills: readonly DayTill[];
  readonly clerk: Staff;
  readonly manager: Staff;
}

export interface DayTill {
  readonly terminalId: number;
  /** Null: nobody has opened it. */
  shiftId: string | null;
  readonly next: { sale: number; hold: number; return: number };
}

/** What a person finds when they look a piece up. */
export interface FoundItem {
  readonly id: string;
  readonly priceCents: number | null;
  readonly version: number;
}

/** One random day: three branches of a chain, the oracle beside them, and dice by a seed. */
export interface Day {
  readonly world: World;
  readonly branches: readonly DayBranch[];
  readonly administrator: Staff;
  readonly book: Book;
  readonly random: () => number;
  /** Deposit for the old part of one piece; 0 for most. */
  coreOf(code: string): number;
  /** What was done and answered, for those who ask again. */
  readonly answered: Replay[];
  keyed(actor: Staff, key: string, body: unknown): Ctx;
  find(branch: DayBranch, code: string): Promise<FoundItem | undefined>;
  /** What branches tell each other arrives. */
  deliver(): Promise<void>;
}

export interface Replay {
  readonly what: string;
  /** Does the same again, with the same body or with another one under the same key. */
  again(isForged: boolean): Promise<{ readonly json: string; readonly replayed: boolean }>;
  readonly json: string;
}

/** Hands events on for every day of a database at once: the log is the chain's. */
export interface Carrier {
  deliver(): Promise<void>;
}

/** A type of part for whose old piece the chain asks a deposit. */
export interface CoreType {
  readonly cents: number;
  /** Part numbers of that type. */
  readonly numbers: ReadonlySet<string>;
  /** Makes a part one of that type. */
  take(item: TestItem): Promise<void>;
}

const CORE_TYPE = 'days-marcha';
const CORE_CENTS = 350_01;

export async function createCoreType(world: World): Promise<CoreType> {
  const { db } = world;
  await db.change(
    `INSERT INTO part_types (code, system_code, ordinal, name_es, name_en, axes)
     VALUES (?, 'puertas-cristales', 2, 'Marcha', 'Starter', 'none')`,
    [CORE_TYPE],
  );
  const administrator = await world.staff('administrator', []);
  await saveWarrantyRule(world.ctx(administrator), {
    system: null,
    partType: CORE_TYPE,
    origin: null,
    returnable: null,
    returnDays: null,
    warrantyDays: null,
    restockingBp: null,
    coreCents: CORE_CENTS,
    note: null,
    version: null,
  });
  const numbers = new Set<string>();
  return {
    cents: CORE_CENTS,
    numbers,
    async take({ partId, code }) {
      await db.change('UPDATE parts SET part_type_code = ? WHERE id = ?', [CORE_TYPE, partId]);
      numbers.add(code);
    },
  };
}

const silent: Log = { debug() {}, info() {}, warn() {}, error() {} };

export function createCarrier(world: World): Carrier {
  const inbox = createInbox({
    placement: world.ctx().placement,
    handlers: inboxHandlers,
    log: silent,
    now: () => new Date(),
    contextFor: (id) => world.ctx({ type: 'job', name: 'inbox' }, { requestId: `inbox-${id}`.slice(0, 40) }),
  });
  let copiedTo = 0;
  let last = Promise.resolve();

  async function carry(): Promise<void> {
    // Days go on beside this one, and a lower position may appear later.
    const from = Math.max(0, copiedTo - 2_000);
    await world.db.change(
      `INSERT IGNORE INTO event_log (event_id, branch_id, topic, payload, recorded_at, logged_at)
       SELECT o.id, o.branch_id, o.topic, o.payload, o.recorded_at, o.recorded_at FROM outbox_events o
         LEFT JOIN event_log e ON e.event_id = o.id WHERE o.position > ? AND e.seq IS NULL ORDER BY o.position`,
      [from],
    );
    const [row] = await world.db.rows<{ last: number | null }>(
      'SELECT MAX(position) AS last FROM outbox_events',
    );
    copiedTo = row?.last ?? 0;
    while (await inbox.readOn());
  }

  return {
    deliver() {
      last = last.then(carry);
      return last;
    },
  };
}

export async function openDay(
  world: World,
  { carrier, cores }: { readonly carrier: Carrier; readonly cores: CoreType },
  { book, random }: { readonly book: Book; readonly random: () => number },
): Promise<Day> {
  const branches: DayBranch[] = [];
  for (let index = 0; index < 3; index++) {
    const at = await world.branch({ taxRateBp: index === 2 ? 800 : 1_600 });
    const clerk = await world.staff('clerk', [at]);
    const manager = await world.staff('inventory_manager', [at]);
    const second = await world.till(at);
    // `world.branch` opened the first till in nobody's name.
    await world.closeShifts(at);
    const tills = [at.terminalId, second].map((terminalId) => ({
      terminalId,
      shiftId: null,
      next: { sale: 1, hold: 1, return: 1 },
    }));
    branches.push({ at, tills, clerk, manager });
  }
  const day: Day = {
    world,
    branches,
    administrator: await world.staff('administrator', []),
    book,
    random,
    coreOf: (code) => (cores.numbers.has(code) ? cores.cents : 0),
    answered: [],
    keyed: (actor, key, body) =>
      world.ctx(actor, {
        idempotency: idempotencyKey(key, body),
      }),
    async find(branch, code) {
      const [row] = await world.db.rows<{ id: Buffer; priceCents: number | null; version: number }>(
        `SELECT s.id, s.price_cents AS priceCents, s.version FROM stock_items s JOIN parts p ON p.id = s.part_id
           LEFT JOIN units u ON u.branch_id = s.branch_id AND u.stock_item_id = s.id
         WHERE s.branch_id = ? AND COALESCE(u.serial, p.part_number) = ?`,
        [branch.at.id, code],
      );
      if (!row) return undefined;
      const hex = row.id.toString('hex');
      const id = [
        hex.slice(0, 8),
        hex.slice(8, 12),
        hex.slice(12, 16),
        hex.slice(16, 20),
        hex.slice(20),
      ].join('-');
      return { id, priceCents: row.priceCents, version: row.version };
    },
    deliver: carrier.deliver,
  };
  await fillShelves(day, cores);
  return day;
}

const BULKS = 6;
const UNITS = 10;
/** New parts for whose old ones a deposit is asked. */
const EXCHANGED = 2;

async function fillShelves({ world, branches, book, random }: Day, cores: CoreType): Promise<void> {
  for (const { at } of branches) {
    for (let index = 0; index < EXCHANGED; index++) {
      const onHand = 3 + Math.floor(random() * 60);
      const item = await world.bulk(at, { onHand, priceCents: 90_003 + Math.floor(random() * 900) * 10 });
      await cores.take(item);
      book.note({ kind: 'stock', branch: at.id, code: item.code, quantity: onHand, because: 'receipt' });
    }
    for (let index = 0; index < BULKS; index++) {
      const onHand = 3 + Math.floor(random() * 60);
      const { code } = await world.bulk(at, { onHand, priceCents: 10_007 + Math.floor(random() * 900) * 10 });
      book.note({ kind: 'stock', branch: at.id, code, quantity: onHand, because: 'receipt' });
    }
    for (let index = 0; index < UNITS; index++) {
      const { code } = await world.unit(at, { priceCents: 50_021 + Math.floor(random() * 900) * 10 });
      await world.db.change(
        'INSERT INTO unit_registry (serial, unit_id, branch_id) SELECT serial, unit_id, branch_id FROM units WHERE branch_id = ? AND serial = ?',
        [at.id, code],
      );
      book.note({ kind: 'stock', branch: at.id, code, quantity: 1, because: 'receipt' });
    }
  }
}

export const freshId = () => uuidv7(Date.now());
