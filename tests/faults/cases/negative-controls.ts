import { setTimeout as delay } from 'node:timers/promises';
import type { Bench, CaseResult, FaultCase } from '../support/case.ts';
import { picksOf, saleOf, sendingOf, shiftCountOf, transferOf, type Desk } from '../support/deeds.ts';
import { findBreaks, untilHeard, type Break } from '../support/invariants.ts';
import type { FaultAction, FaultMoment } from '../support/orders.ts';
import { PLAYS } from '../support/plays.ts';
import type { PrivateServer } from '../support/private-server.ts';
import { openScene, type Scene } from '../support/scene.ts';
import type { Shop } from '../support/shop.ts';

// A harness that has never caught anything proves nothing. Each of these breaks the product in one known way and does
// what would show it; what the invariants say about it must be new, and of the kind that was expected.

interface Setting {
  readonly scene: Scene;
  readonly server: PrivateServer;
  readonly desk: Desk;
  readonly other: Desk;
  /** A second process, broken in the same way. */
  readonly second: Shop;
}

interface Control {
  readonly name: string;
  /** Of `sabotage.ts`; null: what is broken is not in the process. */
  readonly sabotage: string | null;
  readonly expects: readonly string[];
  /** Once more when chance had its way. */
  readonly rounds?: number;
  provoke(setting: Setting): Promise<void>;
}

const point = (step: number, label: string) => ({ deed: 'recordSale', step, label });

const CONTROLS: readonly Control[] = [
  ...['stock taken without its guard', 'stock read, computed and written'].map((sabotage) => ({
    name: sabotage,
    sabotage,
    expects: ['I1', 'I2'],
    rounds: 8,
    provoke: race,
  })),
  {
    name: 'commit acknowledged before it is done',
    sabotage: 'commit acknowledged before it is done',
    expects: ['I4'],
    provoke: sellAndKill,
  },
  {
    name: 'answer stored after the deed',
    sabotage: 'answer stored after the deed',
    expects: ['I6'],
    provoke: sellAndKill,
  },
  {
    name: 'no transaction, killed in the middle',
    sabotage: 'no transaction',
    expects: ['I1', 'I6', 'I7'],
    provoke: (setting) =>
      sellWith(setting, { at: point(7, 'INSERT stock_movements'), action: { kind: 'kill' } }),
  },
  {
    name: 'no rollback after a lock that did not come',
    sabotage: 'no rollback',
    expects: ['I1'],
    provoke: (setting) =>
      sellWith(setting, { at: point(11, 'UPDATE stock_items'), action: { kind: 'errno', errno: 1205 } }),
  },
  ...(
    [
      ['event not written', ['I8']],
      ['audit row not written', ['I10']],
      ['ledger row not written', ['I1', 'I7']],
      ['payments not written', ['I3']],
    ] as const
  ).map(([sabotage, expects]) => ({ name: sabotage, sabotage, expects, provoke: sellOne })),
  {
    name: 'refunds not written',
    sabotage: 'refunds not written',
    expects: ['I3', 'I12'],
    provoke: (setting) => playAlone(setting, 'recordReturn'),
  },
  {
    name: 'pieces not remembered as returned',
    sabotage: 'pieces not remembered as returned',
    expects: ['I3', 'I7'],
    provoke: (setting) => playAlone(setting, 'recordReturn'),
  },
  {
    name: 'vale not lowered',
    sabotage: 'vale not lowered',
    expects: ['I12'],
    provoke: (setting) => playAlone(setting, 'sale with a vale'),
  },
  {
    name: 'handled events forgotten',
    sabotage: 'handled events forgotten',
    expects: ['I8'],
    provoke: transferOne,
  },
  {
    name: 'shift not held while it is sold in',
    sabotage: 'shift not held while it is sold in',
    expects: ['I12'],
    provoke: countMeanwhile,
  },
  { name: 'branch filter removed', sabotage: 'branch filter removed', expects: ['I1'], provoke: sellOfOther },
  { name: 'unique key of folios dropped', sabotage: null, expects: ['I4'], provoke: sameNumberTwice },
];

/** The database server itself is broken, so nothing else may run. */
const ON_THE_SERVER: readonly Control[] = [
  {
    name: 'database that does not flush, killed',
    sabotage: null,
    expects: ['I4'],
    rounds: 4,
    provoke: unflushed,
  },
];

export const negativeControls: FaultCase = {
  id: 'NC',
  title: 'the product broken on purpose: every control is noticed',
  run: (bench) => runControls(bench, 'nc', CONTROLS),
};

export const serverControls: FaultCase = {
  id: 'ND',
  title: 'the database broken on purpose: every control is noticed',
  isAlone: true,
  run: (bench) => runControls(bench, 'nd', ON_THE_SERVER),
};

async function runControls(bench: Bench, name: string, controls: readonly Control[]): Promise<CaseResult> {
  const scene = await openScene(bench.server, name, { branches: 2 * controls.length, tills: 8, spares: 1 });
  const failures: string[] = [];
  let count = 0;
  try {
    let second = await scene.secondShop();
    for (const [index, control] of controls.entries()) {
      const setting = { scene, server: bench.server, ...desksOf(scene, index), second };
      const found = await caught(setting, control);
      count += 1;
      if (found !== null) failures.push(`NOT NOTICED: ${control.name} (${found})`);
      if (!second.isAlive) second = await scene.secondShop();
      if (!scene.shop.isAlive) await scene.replaceShop();
    }
    return {
      count,
      unit: 'controls',
      breaks: [],
      failures,
      note: `${count - failures.length} of ${count} noticed`,
    };
  } finally {
    await scene.close();
  }
}

function desksOf(scene: Scene, index: number): { readonly desk: Desk; readonly other: Desk } {
  const [near, far] = scene.yard.branches.slice(2 * index, 2 * index + 2);
  const [till, otherTill] = [near?.tills[0], far?.tills[0]];
  if (!near || !far || !till || !otherTill) throw new Error('The yard is too small');
  return { desk: { branch: near, till }, other: { branch: far, till: otherTill } };
}

/** Null when what is new is of the kind that was expected; otherwise what was new instead. */
async function caught(setting: Setting, control: Control): Promise<string | null> {
  const { scene, second } = setting;
  const before = new Set((await look(scene)).map(({ text }) => text));
  let fresh: Break[] = [];
  for (let round = 0; round < (control.rounds ?? 1); round++) {
    await scene.shop.sabotage(control.sabotage);
    await second.sabotage(control.sabotage);
    await control.provoke(setting);
    for (const shop of [scene.shop, second]) if (shop.isAlive) await shop.sabotage(null);
    fresh = (await look(scene)).filter(({ text }) => !before.has(text));
    if (fresh.some(({ invariant }) => control.expects.includes(invariant))) return null;
  }
  return fresh.length === 0
    ? 'nothing was new'
    : fresh.map(({ invariant, text }) => `${invariant} ${text}`).join('; ');
}

async function look(scene: Scene): Promise<Break[]> {
  const breaks = await findBreaks(scene.db, scene.journal.attempts, { isQuiet: false });
  // Who was not handled is seen only at rest, which a broken inbox never is.
  const lost = await scene.db.rows<{ seq: number }>(
    `SELECT e.seq FROM event_log e LEFT JOIN inbox_events i ON i.event_id = e.event_id
     WHERE JSON_EXTRACT(e.payload, '$.to') IS NOT NULL AND i.event_id IS NULL
       AND e.seq <= (SELECT COALESCE(MAX(seq), 0) FROM inbox_cursors)`,
  );
  return [
    ...breaks,
    ...lost.map(({ seq }) => ({ invariant: 'I8', text: `event ${seq} was passed and not handled` })),
  ];
}

/** Sixteen sales of the last eight, through two processes. */
async function race({ scene, desk: { branch }, second }: Setting): Promise<void> {
  const item = await scene.yard.bulk(branch, 8);
  const origins = [scene.shop.origin, second.origin];
  await Promise.all(
    branch.tills.flatMap((till) => {
      const first = till.next.sale;
      till.next.sale += 2;
      return [0, 1].map((turn) =>
        scene.journal.tryOnce(
          origins[turn] ?? '',
          saleOf({ branch, till }, [{ item, quantity: 1 }], first + turn),
        ),
      );
    }),
  );
}

async function sellOne({ scene, desk }: Setting): Promise<void> {
  const item = await scene.yard.bulk(desk.branch, 5);
  const attempt = await scene.journal.tryOnce(scene.shop.origin, saleOf(desk, [{ item, quantity: 2 }]));
  if (attempt.outcome === 'done') desk.till.next.sale += 1;
}

/** A deed and what it needs, all of it by the broken product. */
async function playAlone({ scene, desk, other }: Setting, name: string): Promise<void> {
  const play = PLAYS.find((one) => one.name === name);
  const deeds = (await play?.prepare({ scene, desk, other })) ?? [];
  for (const deed of deeds) await scene.journal.tryOnce(scene.shop.origin, deed);
}

async function sellAndKill(setting: Setting): Promise<void> {
  await sellOne(setting);
  await setting.scene.shop.kill();
  await delay(50);
}

async function sellWith(
  setting: Setting,
  fault: { readonly at: ReturnType<typeof point>; readonly action: FaultAction },
): Promise<void> {
  const moment: FaultMoment = fault.action.kind === 'kill' ? 'after' : 'before';
  await setting.scene.shop.arm({ point: fault.at, moment, action: fault.action, times: 1 });
  await sellOne(setting);
  // Its end is heard of a moment after its connections'.
  await delay(100);
  if (setting.scene.shop.isAlive) await setting.scene.shop.arm();
}

async function transferOne({ scene, desk: { branch }, other }: Setting): Promise<void> {
  const item = await scene.yard.bulk(branch, 5);
  const { id } = await scene.make(transferOf(branch, other.branch, [{ item, quantity: 2 }]));
  await scene.make(picksOf(branch, String(id), [2]));
  await scene.make(sendingOf(branch, String(id)));
  const deadline = performance.now() + 5_000;
  for (;;) {
    const [row] = await scene.db.rows<{ count: number | string }>(
      'SELECT COUNT(*) AS count FROM transfers WHERE branch_id = ? AND other_branch_id = ?',
      [other.branch.id, branch.id],
    );
    if (Number(row?.count) > 0 || performance.now() > deadline) break;
    await delay(30);
  }
  await delay(300);
}

/** A drawer is counted while a sale of its shift is at its last step. */
async function countMeanwhile({ scene, desk }: Setting): Promise<void> {
  const item = await scene.yard.bulk(desk.branch, 5);
  const hold = { kind: 'delay', ms: 700 } as const;
  await scene.shop.arm({ point: point(12, 'COMMIT'), moment: 'before', action: hold, times: 1 });
  const selling = scene.journal.tryOnce(scene.shop.origin, saleOf(desk, [{ item, quantity: 1 }]));
  await delay(250);
  const counting = scene.journal.tryOnce(scene.shop.origin, shiftCountOf(desk, 100_00));
  await Promise.all([selling, counting]);
  await scene.shop.arm();
}

/** A clerk sells, in their own branch, what lies in another. */
async function sellOfOther({ scene, desk, other }: Setting): Promise<void> {
  const item = await scene.yard.bulk(other.branch, 5);
  await scene.journal.tryOnce(scene.shop.origin, saleOf(desk, [{ item, quantity: 1 }]));
}

async function unflushed(setting: Setting): Promise<void> {
  const { server, scene } = setting;
  await untilHeard(scene.db);
  await server.kill();
  await server.start(['--innodb-flush-log-at-trx-commit=0']);
  for (let sale = 0; sale < 5; sale++) {
    const item = await scene.yard.bulk(setting.desk.branch, 5);
    const attempt = await scene.journal.insist(
      () => scene.shop.origin,
      saleOf(setting.desk, [{ item, quantity: 2 }]),
    );
    if (attempt.outcome === 'done') setting.desk.till.next.sale += 1;
  }
  await server.kill();
  await server.start();
}

async function sameNumberTwice({ scene, desk }: Setting): Promise<void> {
  await scene.db.pool.query('ALTER TABLE sales DROP INDEX sales_folio');
  const item = await scene.yard.bulk(desk.branch, 5);
  const number = desk.till.next.sale;
  for (let sale = 0; sale < 2; sale++)
    await scene.journal.insist(() => scene.shop.origin, saleOf(desk, [{ item, quantity: 1 }], number));
}
