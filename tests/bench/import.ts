import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import mysql from 'mysql2/promise';
import { connectionOptions, openDatabase, type Database } from '../../db/client.ts';
import { openLocalDatabase } from '../../db/local/connect.ts';
import { migrate } from '../../db/migrate.ts';
import { uuidToBytes } from '../../db/schema/columns.ts';
import { claimJob, createImportFiles, LEASE_MS } from '../../src/domain/exchange/index.ts';
import { inspectFile } from '../../src/domain/exchange/formats/open-rows.ts';
import {
  insertJob,
  jobById,
  NO_COUNTS,
  setFile,
  type DueJob,
} from '../../src/domain/exchange/jobs.queries.ts';
import type { ColumnMapping, ImportKind } from '../../src/domain/exchange/import-fields.ts';
import { ACES_COLUMNS, acesApp, acesFoot, acesHead } from '../../src/domain/exchange/formats/aces.ts';
import { uuidv7 } from '../../src/domain/shared/ids.ts';
import { createJobProcess, JobProcessDied, type JobProcess } from '../../src/server/jobs/job-process.ts';
import { peakRssMb } from '../fixtures/peak-memory.ts';

const ROWS = 100_000;
const GIGABYTE = 1_073_741_824;
const MOST_SECONDS = 30;
const MOST_MB = 250;
const DATABASE = 'multipartes_import_bench';

/**
 * `npm run bench -- import [full]`: 100,000 rows of stock through the process that does imports, as the server begins
 * it: time with its start, the most memory of that whole process. New parts; the same rows again with the process
 * killed half-way; beside the same rows put into the same tables by a bare loop of multi-row inserts. `full` also
 * checks 1 GB of ACES.
 */
export async function run(args: string[]): Promise<number> {
  const local = await openLocalDatabase('bench');
  const folder = await mkdtemp(join(tmpdir(), 'import-bench-'));
  const named = (url: string) => {
    const parsed = new URL(url);
    parsed.pathname = `/${DATABASE}`;
    return parsed.href;
  };
  const owner = await mysql.createConnection(connectionOptions(new URL(local.ownerUrl)));
  try {
    await owner.query(`DROP DATABASE IF EXISTS ${DATABASE}`);
    await owner.query(`CREATE DATABASE ${DATABASE} CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci`);
    await migrate({ ownerUrl: named(local.ownerUrl), appUser: new URL(local.appUrl).username });
    const db = openDatabase(named(local.appUrl), { connectionLimit: 4 });
    const at = { url: named(local.appUrl), folder };
    const isFast = await measure(db, at);
    const isFine = (!args.includes('full') || (await checkGigabyte(db, at))) && isFast;
    await db.close();
    return isFine ? 0 : 1;
  } finally {
    await owner.query(`DROP DATABASE IF EXISTS ${DATABASE}`);
    await owner.end();
    await rm(folder, { recursive: true });
    await local.release();
  }
}

async function measure(db: Database, at: At): Promise<boolean> {
  const branches = await makeBranches(db);
  const bareSeconds = await bareLoop(db, branches.bare);
  const created = await importOf(db, { ...at, branchId: branches.house, isKilled: false });
  const changed = await importOf(db, { ...at, branchId: branches.house, isKilled: false });
  const killed = await importOf(db, { ...at, branchId: branches.house, isKilled: true });
  console.log(`bare loop, new parts and stock      ${bareSeconds.toFixed(1)} s`);
  console.log(`import, new parts and stock         ${told(created)}`);
  console.log(`import, stock that is there         ${told(changed)}`);
  console.log(`import, killed half-way and resumed ${told(killed)}`);
  console.log(`bare / import                       ${((bareSeconds / created.seconds) * 100).toFixed(0)} %`);
  const [row] = await db.rows<{ pieces: string; moved: string; movements: number }>(
    `SELECT (SELECT SUM(on_hand) FROM stock_items WHERE branch_id = ?) AS pieces, SUM(quantity) AS moved,
       COUNT(*) AS movements FROM stock_movements WHERE branch_id = ?`,
    [branches.house, branches.house],
  );
  const agrees =
    row !== undefined &&
    row.pieces === row.moved &&
    Number(row.pieces) === 3 * piecesOf(ROWS) &&
    row.movements === 3 * ROWS;
  console.log(`ledger                              ${agrees ? 'agrees' : 'DOES NOT AGREE'}`);
  const all = [created, changed, killed];
  return agrees && all.every(({ seconds, peakMb }) => seconds <= MOST_SECONDS && peakMb <= MOST_MB);
}

interface Measured {
  readonly seconds: number;
  /** Of the whole process that does the import, Node and all. */
  readonly peakMb: number;
}

const told = ({ seconds, peakMb }: Measured): string => `${seconds.toFixed(1)} s, ${peakMb} MB at most`;

const quantityOf = (at: number): number => (at % 7) + 2;

function piecesOf(rows: number): number {
  let pieces = 0;
  for (let at = 0; at < rows; at++) pieces += quantityOf(at);
  return pieces;
}

async function makeBranches(db: Database): Promise<{ house: number; bare: number }> {
  await db.change("INSERT INTO systems VALUES ('frenos', 7, 'Frenos', 'Brakes')");
  await db.change("INSERT INTO part_types VALUES ('balatas', 'frenos', 1, 'Balatas', 'Brake pads', 'end')");
  for (const code of ['HHH', 'BBB']) {
    await db.change(
      `INSERT INTO branches (code, slug, name, city, state, address, postal_code, phone, whatsapp, hours, time_zone, updated_at)
       VALUES (?, ?, ?, 'X', 'X', 'Calle 1', '76000', '4420000000', '524420000000', '{}', 'America/Mexico_City', ?)`,
      [code, code.toLowerCase(), code, new Date()],
    );
  }
  const rows = await db.rows<{ id: number }>('SELECT id FROM branches ORDER BY code');
  return { bare: rows[0]?.id ?? 0, house: rows[1]?.id ?? 0 };
}

interface At {
  readonly url: string;
  readonly folder: string;
}

const STOCK_COLUMNS = { partNumber: 0, maker: 1, partType: 2, position: 3, quantity: 4, price: 5, bin: 6 };

async function importOf(
  db: Database,
  { isKilled, branchId, ...at }: At & { branchId: number; isKilled: boolean },
): Promise<Measured> {
  const kind = { kind: 'stock', state: 'running', columns: STOCK_COLUMNS } as const;
  const { due, job } = await aJob(db, { ...at, ...kind, branchId, content: csvOf('H') });
  const startedMs = performance.now();
  const halfMb = isKilled ? await killHalfWay(db, job, due) : 0;
  const { seconds, peakMb } = await ended(job, due, startedMs);
  return { seconds, peakMb: Math.max(halfMb, peakMb) };
}

/** A file that came in, in the state in which a process takes it up; and that process, not begun yet. */
async function aJob(
  db: Database,
  wanted: At & {
    readonly branchId: number;
    readonly kind: ImportKind;
    readonly state: 'running' | 'checking';
    readonly columns: ColumnMapping;
    readonly content: AsyncIterable<Uint8Array>;
  },
): Promise<{ due: DueJob; job: JobProcess; bytes: number }> {
  const { url, folder, branchId, kind, state, columns } = wanted;
  const files = createImportFiles(folder);
  const { hash, bytes } = await files.receive(wanted.content);
  const shape = await inspectFile(await files.pathOf(hash.toString('hex')));
  const options = { columns, quantities: 'receive' as const };
  const id = uuidv7(Date.now());
  const at = new Date();
  const due = { branchId, id };
  await insertJob(db, due, { id, kind, fileName: 'bench', options, createdBy: 1, createdAt: at });
  const file = { id, fileHash: hash, fileBytes: bytes, shape, columnsHash: hash, options, at };
  await setFile(db, due, file);
  await db.change('UPDATE import_jobs SET state = ? WHERE branch_id = ? AND id = ?', [
    state,
    branchId,
    uuidToBytes(id),
  ]);
  const runner = 'bench';
  const lease = { runner, at, endsAt: new Date(at.getTime() + LEASE_MS) };
  if (!(await claimJob(db, due, lease))) throw new Error('The job was not free');
  return {
    due,
    bytes,
    job: createJobProcess({ databaseUrls: { appUrl: url }, importFolder: folder, runner }),
  };
}

async function ended(job: JobProcess, due: DueJob, startedMs: number): Promise<Measured> {
  await job.work({ due, database: 0 });
  const seconds = (performance.now() - startedMs) / 1_000;
  const peakMb = job.pid === undefined ? Number.NaN : peakRssMb(job.pid);
  await job.close();
  return { seconds, peakMb };
}

/** Kills the process once half of the rows are in; answers the most memory it had. */
async function killHalfWay(db: Database, job: JobProcess, due: DueJob): Promise<number> {
  const death = job.work({ due, database: 0 }).catch((error: unknown) => {
    if (!(error instanceof JobProcessDied)) throw error;
  });
  while (((await jobById(db, due, due.id))?.cursorRow ?? 0) < ROWS / 2) await delay(20);
  const { pid } = job;
  if (pid === undefined) throw new Error('The job was over before half of it');
  const peakMb = peakRssMb(pid);
  process.kill(pid, 'SIGKILL');
  await death;
  return peakMb;
}

async function* csvOf(seed: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from('Número de parte,Fabricante,Tipo de pieza,Posición,Cantidad,Precio,Ubicación\n');
  for (let from = 0; from < ROWS; from += 1_000) {
    let text = '';
    for (let at = from; at < from + 1_000; at++) {
      text += `${seed}-${100_000 + at},Bosch,Balatas,delanteras,${quantityOf(at)},"$1,${311 + (at % 600)}.50",A-${at % 97}\n`;
    }
    yield await Promise.resolve(Buffer.from(text));
  }
}

const BARE_ROWS = 500;

/** What nobody can do without: parts, items and movements in multi-row inserts, a transaction for each 500. */
async function bareLoop(db: Database, branchId: number): Promise<number> {
  const connection = await db.pool.getConnection();
  const startedMs = performance.now();
  for (let from = 0; from < ROWS; from += BARE_ROWS) {
    const now = new Date();
    const numbers = Array.from({ length: BARE_ROWS }, (_, at) => `B${100_000 + from + at}`);
    await connection.query('START TRANSACTION');
    await connection.query(
      'INSERT INTO parts (part_type_code, position, maker, part_number, pn_norm, origin) VALUES ?',
      [numbers.map((number) => ['balatas', 'f', 'Bosch', number, number, 'aftermarket'])],
    );
    const [parts] = await connection.query<mysql.RowDataPacket[]>(
      'SELECT id FROM parts WHERE pn_norm IN (?) ORDER BY id',
      [numbers],
    );
    const items = parts.map((part, at) => ({
      id: uuidToBytes(uuidv7(now.getTime())),
      partId: part['id'] as number,
      quantity: quantityOf(from + at),
    }));
    await connection.query(
      'INSERT INTO stock_items (branch_id, id, kind, part_id, on_hand, price_cents, bin, updated_at) VALUES ?',
      [
        items.map(({ id, partId, quantity }) => [
          branchId,
          id,
          'bulk',
          partId,
          quantity,
          131_150,
          'A-1',
          now,
        ]),
      ],
    );
    await connection.query(
      'INSERT INTO stock_movements (branch_id, id, stock_item_id, part_id, kind, quantity, reason, actor_id, occurred_at, recorded_at) VALUES ?',
      [
        items.map(({ id, partId, quantity }) => [
          branchId,
          uuidToBytes(uuidv7(now.getTime())),
          id,
          partId,
          'receipt',
          quantity,
          'import',
          1,
          now,
          now,
        ]),
      ],
    );
    await connection.query('COMMIT');
  }
  connection.release();
  return (performance.now() - startedMs) / 1_000;
}

/** One gigabyte of ACES checked to its end: every row read, its part and its car looked up. */
async function checkGigabyte(db: Database, at: At): Promise<boolean> {
  await makeTsuru(db);
  let apps = 0;
  async function* content(): AsyncGenerator<Uint8Array> {
    yield await Promise.resolve(Buffer.from(acesHead('bench', '2026-01-01')));
    for (let bytes = 0; bytes < GIGABYTE;) {
      let text = '';
      for (let row = 0; row < 500; row++) text += acesApp(tsuruFit(apps), ++apps);
      bytes += text.length;
      yield Buffer.from(text);
    }
    yield Buffer.from(acesFoot(apps));
  }
  const columns = Object.fromEntries(ACES_COLUMNS.map((name, column) => [name, column]));
  const kind = { kind: 'parts', state: 'checking', branchId: 0, columns } as const;
  const { due, job, bytes } = await aJob(db, { ...at, ...kind, content: content() });
  const measured = await ended(job, due, performance.now());
  const checked = await jobById(db, due, due.id);
  console.log(`ACES of ${(bytes / GIGABYTE).toFixed(2)} GB, ${apps} rows        ${told(measured)}`);
  console.log(`                                    ${checked?.state}: ${JSON.stringify(checked?.counts)}`);
  const { rows, created, wrong } = checked?.counts ?? NO_COUNTS;
  return rows === apps && created === apps && wrong === 0 && measured.peakMb <= MOST_MB;
}

async function makeTsuru(db: Database): Promise<void> {
  await db.change("INSERT INTO makes (slug, name) VALUES ('nissan', 'Nissan')");
  await db.change("INSERT INTO models (make_id, slug, name) SELECT id, 'tsuru', 'Tsuru' FROM makes");
  await db.change(
    `INSERT INTO generations (model_id, slug, path, code, year_from, year_to, body_style, doors, wheelbase_mm, length_mm,
       width_mm, height_mm, source, confidence, updated_at)
     SELECT id, 'b13', 'nissan/tsuru/b13', 'B13', 1992, 2017, 'sedan', 4, 2430, 4325, 1670, 1380, 'bench', 'unverified', ?
     FROM models`,
    [new Date()],
  );
}

const tsuruFit = (at: number) => ({
  partNumber: `PN-${at}`,
  maker: 'Bosch',
  partType: 'balatas',
  position: 'f',
  make: 'nissan',
  model: 'tsuru',
  generation: 'nissan/tsuru/b13',
  yearFrom: 1992,
  yearTo: 2017,
  engine: null,
  note: 'con A/C',
});
