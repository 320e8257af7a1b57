import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { ImportJob } from '#contract/exchange';
import {
  createImportFiles,
  readImport,
  receiveImportFile,
  startImport,
  steerImport,
  type ImportFiles,
} from '#domain/exchange';
import { uuidToBytes } from '#db/schema/columns.ts';
import { uuidv7 } from '#shared/ids.ts';
import { aWorld, type TestBranch, type World } from '../../../tests/fixtures/a-world.ts';
import { workerDatabase } from '../../../tests/fixtures/worker-database.ts';
import type { Ctx } from '../context.ts';
import { createLog } from '../log.ts';
import { startJobRunner, type JobRunner } from './job-runner.ts';

const ROWS = 3_000;
let world: World;
let folder: string;
let files: ImportFiles;
let place: TestBranch;
let ctx: Ctx;
let runner: JobRunner | undefined;
const notes: string[] = [];

beforeAll(async () => {
  world = await aWorld(workerDatabase());
  folder = await mkdtemp(join(tmpdir(), 'jobs-'));
  files = createImportFiles(folder);
  place = await world.branch();
  ctx = world.ctx(await world.staff('inventory_manager', [place]));
  await world.db.change("INSERT IGNORE INTO systems VALUES ('frenos', 7, 'Frenos', 'Brakes')");
  await world.db.change(
    "INSERT IGNORE INTO part_types VALUES ('balatas', 'frenos', 1, 'Balatas', 'Brake pads', 'end')",
  );
});
afterEach(async () => {
  await runner?.close();
  runner = undefined;
});
afterAll(async () => {
  await world.close();
  await rm(folder, { recursive: true });
});

/** Its clock stands still: what waits for the lease of a process that might still live waits for ever. */
function begin(): JobRunner {
  const startedAt = new Date();
  const log = createLog('warn', (line) => void notes.push(line));
  runner = startJobRunner(
    { placement: ctx.placement, log, importFiles: files, now: () => startedAt },
    { appUrl: workerDatabase().appUrl },
  );
  return runner;
}

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(Buffer.from(text));
}

async function aFile(text: string): Promise<ImportJob> {
  const id = uuidv7(Date.now());
  await startImport(ctx, place.scope, { id, kind: 'stock', fileName: 'prueba.csv' });
  return receiveImportFile(ctx, place.scope, { id, files, body: bytesOf(text) });
}

function rowsOf(start: string, count = ROWS): string {
  const lines = Array.from({ length: count }, (_, at) => `${start}${at},Bosch,balatas,f,${(at % 5) + 3},311`);
  return `parte,marca,pieza,posicion,cantidad,precio\n${lines.join('\n')}\n`;
}

async function until(id: string, state: ImportJob['state']): Promise<ImportJob> {
  for (;;) {
    const job = await readImport(ctx, place.scope, id);
    if (job.state === state) return job;
    if (job.state === 'failed') throw new Error(`It failed: ${JSON.stringify(job.failure)}`);
    await delay(20);
  }
}

async function checkedAndRun(text: string): Promise<ImportJob> {
  const sent = await aFile(text);
  await steerImport(ctx, place.scope, { id: sent.id, step: 'check', version: sent.version });
  const checked = await until(sent.id, 'checked');
  return steerImport(ctx, place.scope, { id: sent.id, step: 'run', version: checked.version });
}

test('a process killed in the middle is followed by another at once, and nothing is doubled', async () => {
  const working = begin();
  const job = await checkedAndRun(rowsOf('RA'));
  for (;;) {
    const [at] = await world.db.rows<{ cursorRow: number }>(
      'SELECT cursor_row AS cursorRow FROM import_jobs WHERE branch_id = ? AND id = ?',
      [place.id, uuidToBytes(job.id)],
    );
    if ((at?.cursorRow ?? 0) >= 500) break;
    await delay(5);
  }
  const first = working.workerPid;
  expect(first).toBeGreaterThan(0);
  process.kill(first ?? 0, 'SIGKILL');
  const done = await until(job.id, 'done');
  expect(working.workerPid).not.toBe(first);
  expect(done.counts).toMatchObject({ rows: ROWS, created: ROWS, wrong: 0, duplicates: 0 });
  expect(await world.count('stock_items', place)).toBe(ROWS);
  const [sum] = await world.db.rows<{ pieces: string; moved: string; movements: number }>(
    `SELECT (SELECT SUM(on_hand) FROM stock_items WHERE branch_id = ?) AS pieces, SUM(quantity) AS moved,
       COUNT(*) AS movements FROM stock_movements WHERE branch_id = ?`,
    [place.id, place.id],
  );
  const expected = Array.from({ length: ROWS }, (_, at) => (at % 5) + 3).reduce((a, b) => a + b, 0);
  expect([Number(sum?.pieces), Number(sum?.moved), sum?.movements]).toEqual([expected, expected, ROWS]);
  expect(notes.join('')).toContain('the process of a job died');
}, 60_000);

test('a job that outlives three processes is given up, and says so', async () => {
  const working = begin();
  const job = await checkedAndRun(rowsOf('RB', 12_000));
  for (;;) {
    const { state, failure } = await readImport(ctx, place.scope, job.id);
    if (state === 'failed') {
      expect(failure).toEqual({ code: 'exchange.process_died', details: {} });
      break;
    }
    expect(state).toBe('running');
    const pid = working.workerPid;
    if (pid !== undefined) {
      process.kill(pid, 'SIGKILL');
      while (working.workerPid === pid) await delay(5);
    }
    await delay(10);
  }
  const deaths = notes.filter((line) => line.includes(job.id) && line.includes('process of a job died'));
  expect(deaths).toHaveLength(3);
}, 60_000);

test('a file that breaks off half-way ends with the reason and the line', async () => {
  begin();
  const id = uuidv7(Date.now());
  const admin = world.ctx(await world.staff('administrator', []));
  await startImport(admin, place.scope, { id, kind: 'parts', fileName: 'roto.xml' });
  // Behind what is looked at when a file arrives.
  const head = `<ACES version="4.2">${'<Header>x</Header>'.repeat(10_000)}\n`;
  const sent = await receiveImportFile(admin, place.scope, {
    id,
    files,
    body: bytesOf(`${head}<App></Ap>\n`),
  });
  await steerImport(admin, place.scope, {
    id,
    step: 'check',
    version: sent.version,
    options: { ...sent.options, columns: { partNumber: 0, maker: 1, partType: 2 } },
  });
  for (;;) {
    const { state, failure } = await readImport(admin, place.scope, id);
    if (state === 'failed') {
      expect(failure).toEqual({ code: 'exchange.xml_broken', details: { line: 2 } });
      return;
    }
    await delay(20);
  }
}, 30_000);
