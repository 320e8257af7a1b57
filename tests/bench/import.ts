import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import mysql from 'mysql2/promise';
import { connectionOptions, openDatabase, type Database } from '../../db/client.ts';
import { openLocalDatabase } from '../../db/local/connect.ts';
import { migrate } from '../../db/migrate.ts';
import { uuidToBytes } from '../../db/schema/columns.ts';
import { createImportFiles } from '../../src/domain/exchange/index.ts';
import { inspectFile } from '../../src/domain/exchange/formats/open-rows.ts';
import { insertJob, setFile } from '../../src/domain/exchange/jobs.queries.ts';
import { acesApp, acesFoot, acesHead } from '../../src/domain/exchange/formats/aces.ts';
import { uuidv7 } from '../../src/domain/shared/ids.ts';

const ROWS = 100_000;
const GIGABYTE = 1_073_741_824;
const MOST_SECONDS = 30;
const MOST_MB = 250;
const ROOT = join(import.meta.dirname, '../..');
const WORKER = join(ROOT, 'tests/fixtures/import-worker.ts');
const PARSER = join(ROOT, 'tests/fixtures/parse-file.ts');
const DATABASE = 'multipartes_import_bench';

/**
 * `npm run bench -- import [full]`: 100,000 rows of stock through a process of their own, beside the same rows
 * put into the same tables by a bare loop of multi-row inserts; `full` also reads 1 GB of ACES.
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
    const isFine = await measure(db, { url: named(local.appUrl), folder });
    await db.close();
    return isFine && (!args.includes('full') || (await parseGigabyte(folder))) ? 0 : 1;
  } finally {
    await owner.query(`DROP DATABASE IF EXISTS ${DATABASE}`);
    await owner.end();
    await rm(folder, { recursive: true });
    await local.release();
  }
}

async function measure(db: Database, at: { url: string; folder: string }): Promise<boolean> {
  const branches = await makeBranches(db);
  const bareSeconds = await bareLoop(db, branches.bare);
  const created = await importOf(db, { ...at, branchId: branches.house, seed: 'H' });
  const changed = await importOf(db, { ...at, branchId: branches.house, seed: 'H' });
  console.log(`bare loop, new parts and stock    ${bareSeconds.toFixed(1)} s`);
  console.log(`import, new parts and stock       ${created.seconds.toFixed(1)} s, ${memoryOf(created)}`);
  console.log(`import, stock that is there       ${changed.seconds.toFixed(1)} s, ${memoryOf(changed)}`);
  console.log(`bare / import                     ${((bareSeconds / created.seconds) * 100).toFixed(0)} %`);
  const [row] = await db.rows<{ pieces: string; moved: string }>(
    'SELECT (SELECT SUM(on_hand) FROM stock_items WHERE branch_id = ?) AS pieces, (SELECT SUM(quantity) FROM stock_movements WHERE branch_id = ?) AS moved',
    [branches.house, branches.house],
  );
  const agrees = row !== undefined && row.pieces === row.moved && Number(row.pieces) === 2 * piecesOf(ROWS);
  console.log(`ledger                            ${agrees ? 'agrees' : 'DOES NOT AGREE'}`);
  const grown = Math.max(grownMb(created), grownMb(changed));
  return agrees && Math.max(created.seconds, changed.seconds) <= MOST_SECONDS && grown <= MOST_MB;
}

const grownMb = ({ baseRssMb, peakRssMb }: Measured): number => peakRssMb - baseRssMb;

const memoryOf = (measured: Measured): string =>
  `${grownMb(measured)} MB on top of the ${measured.baseRssMb} MB of the program`;

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

interface Measured {
  readonly seconds: number;
  /** Before the first row: Node, the drivers, the program. */
  readonly baseRssMb: number;
  readonly peakRssMb: number;
}

async function importOf(
  db: Database,
  { url, folder, branchId, seed }: { url: string; folder: string; branchId: number; seed: string },
): Promise<Measured> {
  const files = createImportFiles(folder);
  const { hash, bytes } = await files.receive(csvOf(seed));
  const shape = await inspectFile(await files.pathOf(hash.toString('hex')));
  const options = {
    columns: { partNumber: 0, maker: 1, partType: 2, position: 3, quantity: 4, price: 5, bin: 6 },
    quantities: 'receive' as const,
  };
  const id = uuidv7(Date.now());
  const at = new Date();
  await insertJob(
    db,
    { branchId },
    { id, kind: 'stock', fileName: 'bench.csv', options, createdBy: 1, createdAt: at },
  );
  await setFile(
    db,
    { branchId },
    { id, fileHash: hash, fileBytes: bytes, shape, columnsHash: hash, options, at },
  );
  await db.change("UPDATE import_jobs SET state = 'running' WHERE branch_id = ? AND id = ?", [
    branchId,
    uuidToBytes(id),
  ]);
  const startedMs = performance.now();
  const { baseRssMb, peakRssMb } = JSON.parse(
    await child(WORKER, [url, folder, String(branchId), id]),
  ) as Measured;
  return { seconds: (performance.now() - startedMs) / 1_000, baseRssMb, peakRssMb };
}

function child(file: string, args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const running = spawn(process.execPath, [file, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
    let out = '';
    running.stdout.on('data', (piece: Buffer) => (out += piece.toString()));
    running.once('exit', (code) =>
      code === 0 ? resolve(out) : reject(new Error(`${file} ended with ${code}`)),
    );
  });
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

/** One gigabyte of ACES through the reader, in a process of its own. */
async function parseGigabyte(folder: string): Promise<boolean> {
  const path = join(folder, 'gigabyte.xml');
  let apps = 0;
  async function* content(): AsyncGenerator<string> {
    yield await Promise.resolve(acesHead('bench', '2026-01-01'));
    for (let bytes = 0; bytes < GIGABYTE;) {
      let text = '';
      for (let at = 0; at < 500; at++) {
        text += acesApp(
          {
            partNumber: `PN-${apps}`,
            maker: 'Bosch',
            partType: 'balatas',
            position: 'f',
            make: 'nissan',
            model: 'tsuru',
            generation: 'nissan/tsuru/b13',
            yearFrom: 1992,
            yearTo: 2017,
            engine: '1.6 L',
            note: 'con A/C',
          },
          ++apps,
        );
      }
      bytes += text.length;
      yield text;
    }
    yield acesFoot(apps);
  }
  await pipeline(Readable.from(content()), createWriteStream(path));
  const { size } = await stat(path);
  const startedMs = performance.now();
  const result = JSON.parse(await child(PARSER, [path])) as { rows: number; peakRssMb: number };
  const seconds = (performance.now() - startedMs) / 1_000;
  console.log(
    `ACES of ${(size / GIGABYTE).toFixed(2)} GB, ${result.rows} rows   ${seconds.toFixed(1)} s, ${result.peakRssMb} MB at most`,
  );
  return result.rows === apps && result.peakRssMb <= MOST_MB;
}
