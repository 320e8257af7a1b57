import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Ctx } from '#server/context.ts';
import { createJobProcess } from '#server/jobs/job-process.ts';
import { RATE_LIMITS } from '#server/rate-limit.ts';
import { uuidv7 } from '#shared/ids.ts';
import { aWorld, type TestBranch, type World } from '../../../tests/fixtures/a-world.ts';
import { workerDatabase } from '../../../tests/fixtures/worker-database.ts';
import { uuidToBytes } from '../../../db/schema/columns.ts';
import type { ImportKind, ImportOptions, ImportJob } from './contract.ts';
import {
  claimJob,
  createImportFiles,
  dueJobs,
  exportFile,
  importProblems,
  LEASE_MS,
  listImports,
  previewImport,
  readImport,
  receiveImportFile,
  startImport,
  steerImport,
  workOnJob,
  type ImportFiles,
  type Worker,
} from './index.ts';

type Staff = Awaited<ReturnType<World['staff']>>;

let world: World;
let folder: string;
let files: ImportFiles;
let branch: TestBranch;
let manager: Staff;
let clerk: Staff;
let ctx: Ctx;
/** Reaches every branch. */
let admin: Ctx;

beforeAll(async () => {
  world = await aWorld(workerDatabase());
  folder = await mkdtemp(join(tmpdir(), 'imports-'));
  files = createImportFiles(folder);
  branch = await world.branch();
  manager = await world.staff('inventory_manager', [branch]);
  clerk = await world.staff('clerk', [branch]);
  ctx = world.ctx(manager);
  admin = world.ctx(await world.staff('administrator', []));
  await world.db.change(
    "INSERT IGNORE INTO systems VALUES ('frenos', 7, 'Frenos', 'Brakes'), ('iluminacion', 4, 'Iluminación', 'Lights')",
  );
  await world.db.change(
    `INSERT IGNORE INTO part_types VALUES ('balatas', 'frenos', 1, 'Balatas', 'Brake pads', 'end'), ('faro', 'iluminacion', 1, 'Faro', 'Headlight', 'side')`,
  );
});
afterAll(async () => {
  await world.close();
  await rm(folder, { recursive: true });
});

async function* bytesOf(text: string | Uint8Array): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(Buffer.from(text));
}

async function send(kind: ImportKind, text: string | Uint8Array, at = branch, who = ctx): Promise<ImportJob> {
  const id = uuidv7(Date.now());
  await startImport(who, at.scope, { id, kind, fileName: 'prueba.csv' });
  return receiveImportFile(who, at.scope, { id, files, body: bytesOf(text) });
}

function workerOf(extra: Partial<Worker> = {}): Worker {
  return {
    runner: 'test',
    files,
    isStopping: () => false,
    ctxFor: (userId, job) =>
      world.ctx({ type: 'job', name: 'import', onBehalfOf: userId }, { requestId: `job-${job}` }),
    ...extra,
  };
}

async function work(
  view: ImportJob,
  at = branch,
  worker = workerOf(),
  nowMs = Date.now(),
): Promise<ImportJob> {
  const due = { branchId: view.kind === 'parts' ? 0 : at.id, id: view.id };
  const lease = { runner: worker.runner, at: new Date(nowMs), endsAt: new Date(nowMs + LEASE_MS) };
  if (!(await claimJob(world.db, due, lease))) throw new Error('Not free');
  await workOnJob(worker, world.db, due);
  return readImport(admin, at.scope, view.id);
}

async function step(
  view: ImportJob,
  name: 'check' | 'run' | 'undo' | 'cancel',
  options?: ImportOptions,
  at = branch,
): Promise<ImportJob> {
  const next = await steerImport(admin, at.scope, {
    id: view.id,
    step: name,
    version: view.version,
    options,
  });
  return name === 'cancel' ? next : work(next, at);
}

/** What the branch has of a part number, with what its ledger says. */
async function levelOf(pnNorm: string, at = branch) {
  const rows = await world.db.rows<{
    onHand: number;
    priceCents: number | null;
    bin: string | null;
    ledger: string;
  }>(
    `SELECT s.on_hand AS onHand, s.price_cents AS priceCents, s.bin, (SELECT COALESCE(SUM(m.quantity), 0) FROM stock_movements m
       WHERE m.branch_id = s.branch_id AND m.stock_item_id = s.id) AS ledger
     FROM stock_items s JOIN parts p ON p.id = s.part_id WHERE s.branch_id = ? AND p.pn_norm = ?`,
    [at.id, pnNorm],
  );
  return rows.map((row) => ({ ...row, ledger: Number(row.ledger) }));
}

const pn = (): string => `T${uuidv7(Date.now()).replaceAll('-', '').slice(8).toUpperCase()}`;

describe('a file of stock', () => {
  test('is previewed, checked without changing anything, brought in, and audited', async () => {
    const [a, b] = [pn(), pn()];
    const sent = await send(
      'stock',
      `No. parte,Marca,Pieza,Posición,Existencia,Precio,Anaquel\n${a},Bosch,Balatas,delanteras,7,"$1,311.50",A-3\n${b},Bosch,Balatas,traseras,muchas,211,\n${a},BOSCH,Balatas,delanteras,5,9,\n`,
    );
    expect(sent).toMatchObject({
      state: 'ready',
      format: 'csv',
      options: {
        columns: { partNumber: 0, maker: 1, partType: 2, position: 3, quantity: 4, price: 5, bin: 6 },
      },
    });
    const preview = await previewImport(ctx, branch.scope, { id: sent.id, files });
    expect(preview.rows.map(({ outcome }) => outcome)).toEqual(['create', 'wrong', 'wrong']);
    expect(preview.rows[0]?.understood).toMatchObject({
      partType: 'Balatas delanteras',
      quantity: '7',
      price: '1311.50',
      bin: 'A-3',
    });
    expect(preview.rows[2]?.problems).toMatchObject([{ code: 'duplicate' }]);

    const checked = await step(sent, 'check');
    expect(checked).toMatchObject({
      state: 'checked',
      counts: { rows: 3, created: 1, wrong: 2, duplicates: 1, newParts: 1, changed: 0 },
    });
    expect(await levelOf(a)).toEqual([]);
    expect((await importProblems(ctx, branch.scope, { id: sent.id, after: 0 })).problems).toEqual([
      { rowNo: 3, field: 'quantity', code: 'not_a_quantity', value: 'muchas' },
      { rowNo: 4, field: 'partNumber', code: 'duplicate', value: a },
    ]);

    const done = await step(checked, 'run');
    expect(done).toMatchObject({ state: 'done', counts: { rows: 3, created: 1, wrong: 2, newParts: 1 } });
    expect(await levelOf(a)).toEqual([{ onHand: 7, priceCents: 131_150, bin: 'A-3', ledger: 7 }]);
    expect(await levelOf(b)).toEqual([]);
    const movements = await world.db.rows(
      'SELECT kind, quantity, reason, actor_id AS actorId FROM stock_movements WHERE branch_id = ? AND document_id = ?',
      [branch.id, uuidToBytes(sent.id)],
    );
    expect(movements).toEqual([{ kind: 'receipt', quantity: 7, reason: 'import', actorId: manager.userId }]);
    const audited = await world.db.rows<{ action: string }>(
      'SELECT action FROM audit_log WHERE branch_id = ? AND subject = ? ORDER BY id',
      [branch.id, `import ${sent.id}`],
    );
    expect(audited.map(({ action }) => action)).toEqual(['import.run', 'import.finish']);
  });

  test('tells the rest of the system once for many rows', async () => {
    const place = await world.branch();
    const keeper = world.ctx(await world.staff('inventory_manager', [place]));
    const numbers = Array.from({ length: 23 }, pn);
    const sent = await send(
      'stock',
      `parte,marca,pieza,posicion,cantidad\n${numbers.map((number) => `${number},Bosch,balatas,f,3`).join('\n')}`,
      place,
      keeper,
    );
    await step(await step(sent, 'check', undefined, place), 'run', undefined, place);
    const events = await world.db.rows<{ payload: string }>(
      'SELECT CAST(payload AS CHAR) AS payload FROM outbox_events WHERE branch_id = ?',
      [place.id],
    );
    expect(events).toHaveLength(1);
    const { tags, stock } = JSON.parse(events[0]?.payload ?? '') as {
      tags: string[];
      stock: string[];
    };
    expect(stock).toHaveLength(23);
    expect(tags).toEqual(expect.arrayContaining([`piece:${numbers[5]}`, 'type:balatas']));
  });

  test('that was counted sets what there is; the same file again changes nothing', async () => {
    const number = pn();
    const text = `parte,marca,pieza,posicion,cantidad,precio\n${number},Bosch,balatas,f,13,317\n`;
    await step(await step(await send('stock', text), 'check'), 'run');
    const counted = (quantity: number) => send('stock', text.replace(',13,', `,${quantity},`));
    const options = {
      columns: { partNumber: 0, maker: 1, partType: 2, position: 3, quantity: 4, price: 5 },
      quantities: 'count' as const,
    };
    const fewer = await step(await step(await counted(11), 'check', options), 'run');
    expect(fewer.counts).toMatchObject({ changed: 1, created: 0 });
    expect(await levelOf(number)).toMatchObject([{ onHand: 11, ledger: 11 }]);
    // The same columns again mean what they meant.
    const again = await counted(11);
    expect(again.options.quantities).toBe('count');
    expect((await step(await step(again, 'check'), 'run')).counts).toMatchObject({ same: 1, changed: 0 });
    expect(await levelOf(number)).toMatchObject([{ onHand: 11, ledger: 11 }]);
  });

  test('never leaves less than is on hold', async () => {
    const item = await world.bulk(branch, { onHand: 7, priceCents: 311_00 });
    await world.db.change('UPDATE stock_items SET reserved = 5 WHERE branch_id = ? AND id = ?', [
      branch.id,
      uuidToBytes(item.id),
    ]);
    const sent = await send('stock', `parte,cantidad\n${item.code},3\n`);
    const done = await step(await step(sent, 'check', { ...sent.options, quantities: 'count' }), 'run');
    expect(done.counts).toMatchObject({ wrong: 1, changed: 0 });
    expect(await world.level(branch, item)).toMatchObject({ onHand: 7, reserved: 5, ledger: 7 });
  });
});

describe('undoing', () => {
  test('takes back what nobody has touched since, and says what it kept', async () => {
    const [a, b] = [pn(), pn()];
    const old = await world.bulk(branch, { onHand: 2, priceCents: 111_00 });
    const sent = await send(
      'stock',
      `parte,marca,pieza,posicion,cantidad,precio\n${a},Bosch,balatas,f,7,311\n${b},Bosch,balatas,b,5,211\n${old.code},,,,3,127\n`,
    );
    const done = await step(await step(sent, 'check'), 'run');
    expect(done.counts).toMatchObject({ created: 2, changed: 1 });
    await world.db.change(
      'UPDATE stock_items s JOIN parts p ON p.id = s.part_id SET s.price_cents = 21900, s.version = s.version + 1 WHERE s.branch_id = ? AND p.pn_norm = ?',
      [branch.id, b],
    );
    const undone = await step(done, 'undo');
    expect(undone).toMatchObject({ state: 'undone', counts: { undone: 2, kept: 1 } });
    expect(await levelOf(a)).toEqual([{ onHand: 0, priceCents: null, bin: null, ledger: 0 }]);
    expect(await levelOf(b)).toMatchObject([{ onHand: 5, ledger: 5 }]);
    expect(await world.level(branch, old)).toMatchObject({ onHand: 2, ledger: 2 });
    expect(await levelOf(old.code)).toMatchObject([{ priceCents: 111_00 }]);
    await expect(step(undone, 'undo')).rejects.toMatchObject({ code: 'exchange.wrong_state' });
    await expect(step(undone, 'run')).rejects.toMatchObject({ code: 'exchange.wrong_state' });
  });
});

describe('a price list', () => {
  test('changes new parts by number and used pieces by serial, with their history', async () => {
    const bulk = await world.bulk(branch, { onHand: 3, priceCents: 211_00 });
    const unit = await world.unit(branch, { priceCents: 1_500_00 });
    const sent = await send(
      'prices',
      `Clave;Precio\n${bulk.code};223,50\n${unit.code};1.611,00\n${pn()};5\n`,
    );
    const done = await step(await step(sent, 'check'), 'run');
    expect(done.counts).toMatchObject({ changed: 2, wrong: 1, created: 0 });
    const history = await world.db.rows(
      'SELECT previous_cents AS was, next_cents AS became, actor_id AS actorId FROM price_changes WHERE branch_id = ? AND stock_item_id IN (?, ?) ORDER BY previous_cents',
      [branch.id, uuidToBytes(bulk.id), uuidToBytes(unit.id)],
    );
    expect(history).toEqual([
      { was: 211_00, became: 223_50, actorId: manager.userId },
      { was: 1_500_00, became: 1_611_00, actorId: manager.userId },
    ]);
  });
});

describe('parts and what they fit', () => {
  test('come in for the chain, once, and their fits can be taken back', async () => {
    const car = await world.generation();
    const [slug = ''] = car.path.split('/');
    const number = pn();
    const text = `Número de parte,Fabricante,Tipo de pieza,Posición,Armadora,Modelo,Año inicial,Año final,Nota\n${number},Bosch,balatas,f,${slug},${slug},1999,2001,con ABS\n${number},Bosch,balatas,f,${slug},${slug},1999,2001,con ABS\n${number},Bosch,balatas,f,${slug},${slug},2010,2012,\n`;
    const done = await step(await step(await send('parts', text), 'check'), 'run');
    expect(done.counts).toMatchObject({ rows: 3, created: 1, wrong: 2, duplicates: 1, newParts: 1 });
    const fits = () =>
      world.db.rows(
        'SELECT f.year_from AS yearFrom, f.year_to AS yearTo, f.evidence FROM fitments f JOIN parts p ON p.id = f.part_id WHERE p.pn_norm = ?',
        [number],
      );
    expect(await fits()).toEqual([{ yearFrom: 1999, yearTo: 2001, evidence: 'table' }]);
    const again = await step(await step(await send('parts', text), 'check'), 'run');
    expect(again.counts).toMatchObject({ created: 0, changed: 0, same: 1 });
    expect(await fits()).toHaveLength(1);
    expect(await step(done, 'undo')).toMatchObject({ state: 'undone', counts: { undone: 0, kept: 1 } });
    expect(await fits()).toEqual([]);
  });
});

describe('who may', () => {
  test('a clerk may not', async () => {
    await expect(
      startImport(world.ctx(clerk), branch.scope, { id: uuidv7(Date.now()), kind: 'stock', fileName: 'x' }),
    ).rejects.toMatchObject({ code: 'identity.forbidden' });
    await expect(listImports(world.ctx(clerk), branch.scope)).rejects.toMatchObject({
      code: 'identity.forbidden',
    });
  });

  test('another branch’s import is not there', async () => {
    const other = await world.branch();
    const stranger = world.ctx(await world.staff('inventory_manager', [other]));
    const sent = await send('stock', 'parte,cantidad\nx,1\n');
    for (const deed of [
      () => readImport(stranger, other.scope, sent.id),
      () => steerImport(stranger, other.scope, { id: sent.id, step: 'check', version: sent.version }),
      () => previewImport(stranger, other.scope, { id: sent.id, files }),
    ])
      await expect(deed()).rejects.toMatchObject({ code: 'exchange.not_found' });
    await expect(
      startImport(stranger, branch.scope, { id: uuidv7(Date.now()), kind: 'stock', fileName: 'x' }),
    ).rejects.toMatchObject({ code: 'branches.not_found' });
    expect((await listImports(stranger, other.scope)).imports.filter(({ kind }) => kind !== 'parts')).toEqual(
      [],
    );
  });

  test('a step is taken once: whoever looked at an older state is told', async () => {
    const sent = await send('stock', 'parte,cantidad\nx,1\n');
    await steerImport(ctx, branch.scope, { id: sent.id, step: 'check', version: sent.version });
    await expect(
      steerImport(ctx, branch.scope, { id: sent.id, step: 'check', version: sent.version }),
    ).rejects.toMatchObject({ code: 'exchange.wrong_state' });
    await expect(
      steerImport(ctx, branch.scope, { id: sent.id, step: 'cancel', version: sent.version }),
    ).rejects.toMatchObject({ code: 'exchange.changed_elsewhere' });
  });

  test('the same draft again is the same import; without its columns it is not checked', async () => {
    const draft = { id: uuidv7(Date.now()), kind: 'prices' as const, fileName: 'x.csv' };
    const first = await startImport(ctx, branch.scope, draft);
    expect(await startImport(ctx, branch.scope, draft)).toEqual(first);
    const sent = await receiveImportFile(ctx, branch.scope, {
      id: draft.id,
      files,
      body: bytesOf('uno,dos\n1,2\n'),
    });
    await expect(step(sent, 'check')).rejects.toMatchObject({
      code: 'exchange.columns_missing',
      details: { fields: ['partNumber', 'price'] },
    });
  });
});

describe('work that is cut off', () => {
  const numbers = Array.from({ length: 6_000 }, (_, at) =>
    `K${uuidv7(1_700_000_000_000).slice(-6)}${at}`.toUpperCase().replaceAll('-', ''),
  );
  const text = `parte,marca,pieza,posicion,cantidad,precio\n${numbers.map((number, at) => `${number},Bosch,balatas,f,${(at % 7) + 2},${311 + at}`).join('\n')}\n`;

  test('by the death of its process goes on in another one, and nothing is doubled', async () => {
    const place = await world.branch();
    const keeper = world.ctx(await world.staff('inventory_manager', [place]));
    const checked = await step(await send('stock', text, place, keeper), 'check', undefined, place);
    expect(checked.counts).toMatchObject({ rows: 6_000, created: 6_000, wrong: 0 });
    const running = await steerImport(keeper, place.scope, {
      id: checked.id,
      step: 'run',
      version: checked.version,
    });
    const due = { branchId: place.id, id: running.id };
    const child = createJobProcess({
      databaseUrls: { appUrl: workerDatabase().appUrl },
      importFolder: folder,
      runner: 'child',
    });
    const mine = { runner: 'child', at: new Date(), endsAt: new Date(Date.now() + LEASE_MS) };
    expect(await claimJob(world.db, due, mine)).toBe(true);
    const death = expect(child.work({ due, database: 0 })).rejects.toMatchObject({ name: 'JobProcessDied' });
    const cursor = async () => {
      const rows = await world.db.rows<{ cursorRow: number }>(
        'SELECT cursor_row AS cursorRow FROM import_jobs WHERE branch_id = ? AND id = ?',
        [place.id, uuidToBytes(running.id)],
      );
      return rows[0]?.cursorRow ?? 0;
    };
    while ((await cursor()) < 1_000) await delay(5);
    process.kill(child.pid ?? 0, 'SIGKILL');
    await death;
    const half = await cursor();
    expect(half).toBeGreaterThanOrEqual(1_000);
    expect(half).toBeLessThan(6_001);
    expect(await world.count('stock_items', place)).toBe(half - 1);

    // Its lease still holds, so nobody takes it; afterwards somebody does.
    const lease = { runner: 'other', at: new Date(), endsAt: new Date() };
    expect(await claimJob(world.db, due, lease)).toBe(false);
    const later = Date.now() + LEASE_MS + 1_000;
    expect(await dueJobs(world.db, new Date(later))).toContainEqual(due);
    const done = await work(running, place, workerOf({ runner: 'second' }), later);
    expect(done).toMatchObject({
      state: 'done',
      counts: { rows: 6_000, created: 6_000, wrong: 0, duplicates: 0 },
    });
    const rows = await world.db.rows<{ items: number; pieces: string; moved: string; movements: number }>(
      `SELECT COUNT(*) AS items, SUM(on_hand) AS pieces, (SELECT SUM(quantity) FROM stock_movements WHERE branch_id = ?) AS moved,
         (SELECT COUNT(*) FROM stock_movements WHERE branch_id = ?) AS movements FROM stock_items WHERE branch_id = ?`,
      [place.id, place.id, place.id],
    );
    const expected = numbers.reduce((sum, _, at) => sum + (at % 7) + 2, 0);
    expect(rows.map((row) => ({ ...row, pieces: Number(row.pieces), moved: Number(row.moved) }))).toEqual([
      { items: 6_000, pieces: expected, moved: expected, movements: 6_000 },
    ]);
  }, 60_000);

  test('by a person stops after the rows at hand, goes on, and is undone whole', async () => {
    const place = await world.branch();
    const keeper = world.ctx(await world.staff('inventory_manager', [place]));
    const lines = text.split('\n').slice(0, 1_201).join('\n');
    const view = await step(await send('stock', lines, place, keeper), 'check', undefined, place);
    const running = await steerImport(keeper, place.scope, {
      id: view.id,
      step: 'run',
      version: view.version,
    });
    let looks = 0;
    const due = { branchId: place.id, id: view.id };
    const lease = { runner: 'test', at: new Date(), endsAt: new Date(Date.now() + LEASE_MS) };
    await claimJob(world.db, due, lease);
    await workOnJob(workerOf({ isStopping: () => ++looks >= 1 }), world.db, due);
    const half = await readImport(keeper, place.scope, view.id);
    expect(half).toMatchObject({ state: 'running', counts: { rows: 500 } });
    const stopped = await steerImport(keeper, place.scope, {
      id: view.id,
      step: 'cancel',
      version: running.version,
    });
    expect(stopped.state).toBe('cancelled');
    const resumed = await steerImport(keeper, place.scope, {
      id: view.id,
      step: 'run',
      version: stopped.version,
    });
    await claimJob(world.db, due, { ...lease, at: new Date() });
    await workOnJob(workerOf(), world.db, due);
    const done = await readImport(keeper, place.scope, resumed.id);
    expect(done).toMatchObject({ state: 'done', counts: { rows: 1_200, created: 1_200 } });
    const undoing = await steerImport(keeper, place.scope, {
      id: view.id,
      step: 'undo',
      version: done.version,
    });
    expect(undoing.state).toBe('undoing');
    await claimJob(world.db, due, { ...lease, at: new Date() });
    await workOnJob(workerOf(), world.db, due);
    expect(await readImport(keeper, place.scope, view.id)).toMatchObject({
      state: 'undone',
      counts: { undone: 1_200, kept: 0 },
    });
    const [sum] = await world.db.rows<{ total: string }>(
      'SELECT SUM(on_hand) AS total FROM stock_items WHERE branch_id = ?',
      [place.id],
    );
    expect(Number(sum?.total)).toBe(0);
  });
});

describe('what goes out', () => {
  async function textOf(file: string, at = branch, who = ctx): Promise<string> {
    let text = '';
    for await (const piece of exportFile(who, at.scope, at.code, file).content) text += String(piece);
    return text;
  }

  test.each(['existencias.csv', 'existencias.xlsx'])(
    '%s comes in again without changing anything',
    async (file) => {
      const place = await world.branch();
      const keeper = world.ctx(await world.staff('inventory_manager', [place]));
      for (const onHand of [2, 3, 5]) await world.bulk(place, { onHand, priceCents: onHand * 10_007 });
      await world.unit(place, { priceCents: 1_300_00 });
      const pieces: Uint8Array[] = [];
      for await (const piece of exportFile(keeper, place.scope, place.code, file).content)
        pieces.push(Buffer.from(piece));
      const sent = await send('stock', Buffer.concat(pieces), place, keeper);
      const view = await steerImport(keeper, place.scope, {
        id: sent.id,
        step: 'check',
        version: sent.version,
        options: { ...sent.options, quantities: 'count' },
      });
      await claimJob(
        world.db,
        { branchId: place.id, id: view.id },
        { runner: 'test', at: new Date(), endsAt: new Date(Date.now() + LEASE_MS) },
      );
      await workOnJob(workerOf(), world.db, { branchId: place.id, id: view.id });
      const checked = await readImport(keeper, place.scope, view.id);
      expect(checked.counts).toMatchObject({ rows: 4, same: 3, wrong: 1, created: 0, changed: 0 });
      expect((await importProblems(keeper, place.scope, { id: sent.id, after: 0 })).problems).toMatchObject([
        { code: 'unique_piece' },
      ]);
    },
  );

  test.each(['aces.xml', 'compatibilidades.csv'])(
    '%s comes in again without changing anything',
    async (file) => {
      const car = await world.generation();
      const unit = await world.unit(branch, { priceCents: 1_300_00, generationId: car.id });
      const before = await world.db.rows<{ total: number }>('SELECT COUNT(*) AS total FROM fitments');
      const text = await textOf(file);
      expect(text).toContain(car.path);
      const checked = await step(await send('parts', text), 'check');
      expect(checked.counts).toMatchObject({ created: 0, changed: 0, newParts: 0 });
      expect(checked.counts.same).toBeGreaterThan(0);
      const done = await step(checked, 'run').catch(() => checked);
      expect(done.counts).toMatchObject({ created: 0, changed: 0 });
      expect(await world.db.rows('SELECT COUNT(*) AS total FROM fitments')).toEqual(before);
      expect(unit.partId).toBeGreaterThan(0);
    },
  );

  test('for MercadoLibre has a row for each year of each car, of what can be sold', async () => {
    const place = await world.branch();
    const keeper = world.ctx(await world.staff('clerk', [place]));
    const car = await world.generation();
    const unit = await world.unit(place, { priceCents: 1_300_00, generationId: car.id });
    const lines = (await textOf('mercadolibre.csv', place, keeper)).trim().split('\r\n');
    expect(lines).toHaveLength(1 + 7);
    expect(lines[1]).toContain(unit.code);
    expect(lines[1]).toContain(',1997,G1,');
    expect(lines[7]).toContain(',2003,G1,');
  });

  test('does not exist under another name, nor for another branch', async () => {
    expect(() => exportFile(ctx, branch.scope, branch.code, 'usuarios.csv')).toThrow(
      'exchange.no_such_export',
    );
    expect(() => exportFile(ctx, branch.scope, branch.code, 'aces.csv')).toThrow('exchange.no_such_export');
    const other = await world.branch();
    expect(() => exportFile(ctx, other.scope, other.code, 'existencias.csv')).toThrow('branches.not_found');
  });
});

describe('a file that comes in', () => {
  const megabytes = (count: number) => Buffer.alloc(count * 1_048_576, 'parte,marca\n');

  test('is counted, by megabytes begun; past what a branch may send in half a day nothing of it stays', async () => {
    const place = await world.branch();
    const keeper = world.ctx(await world.staff('inventory_manager', [place]));
    const left = 3;
    for (let sent = left; sent < RATE_LIMITS['import-mb'].max; sent += 1) {
      await keeper.limits.hit('import-mb', `branch ${place.id}`);
    }
    const before = await readdir(folder);
    await expect(send('stock', megabytes(left + 1), place, keeper)).rejects.toMatchObject({
      code: 'exchange.quota',
      kind: 'rate_limited',
    });
    expect(await readdir(folder)).toEqual(before);
    expect(await send('stock', 'parte,marca\nA1,Bosch\n')).toMatchObject({ state: 'ready' });
  });

  test('leaves the disk the room that others need', async () => {
    const place = await world.branch();
    const keeper = world.ctx(await world.staff('inventory_manager', [place]));
    const id = uuidv7(Date.now());
    await startImport(keeper, place.scope, { id, kind: 'stock', fileName: 'prueba.csv' });
    const before = await readdir(folder);
    const full = createImportFiles(folder, 1_000_000_000);
    await expect(
      receiveImportFile(keeper, place.scope, { id, files: full, body: bytesOf(megabytes(1)) }),
    ).rejects.toMatchObject({ code: 'exchange.storage_full', kind: 'unavailable' });
    expect(await readdir(folder)).toEqual(before);
  });
});
