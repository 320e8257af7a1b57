import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import mysql from 'mysql2/promise';
import { connectionOptions, openDatabase, type Database } from '../../db/client.ts';
import { openLocalDatabase } from '../../db/local/connect.ts';
import { migrate } from '../../db/migrate.ts';
import { seedCatalog } from '../../db/seed/index.ts';
import { buildIfStale, siteFolder } from '../../scripts/build.ts';
import { withDatabaseName } from '../../scripts/database.ts';
import { uuidv7 } from '../../src/domain/shared/ids.ts';
import { createClient, median, percentile, underLoad, type Load } from './support/load.ts';
import { processorMs } from './support/processor-time.ts';
import { rawSale } from './support/raw-sale.ts';
import {
  findWrongs,
  makeSaleWorld,
  type SaleWorld,
  type StockedItem,
  type Till,
} from './support/sale-world.ts';

const CALLERS = [8, 32];
/** A median of many short rounds: the machine has other things to do now and then. */
const ROUNDS = 9;
const SLICE_MS = 2_000;
const BAR = 0.8;
const DATABASE = 'multipartes_bench_sale';
const APP_USER = 'multipartes_app';

interface Slice {
  readonly load: Load;
  /** Processor milliseconds for each deed: application, database. */
  readonly appMs: number;
  readonly databaseMs: number;
}

/**
 * Decision D18: two-line sales at full durability. R is a raw mysql2 loop of the same statements, H an empty
 * authenticated POST through the same endpoint, S a sale over HTTP. A request that costs H and then R could
 * reach 1/(1/H + 1/R); S must reach 0.8 of that.
 */
export async function run(): Promise<number> {
  const local = await openLocalDatabase('bench');
  const appUrl = withDatabaseName(local.appUrl, DATABASE);
  const ownerUrl = withDatabaseName(local.ownerUrl, DATABASE);
  const owner = await mysql.createConnection(connectionOptions(new URL(local.ownerUrl)));
  let server: ChildProcess | undefined;
  let db: Database | undefined;
  try {
    await owner.query(`DROP DATABASE IF EXISTS ${mysql.escapeId(DATABASE)}`);
    await owner.query(
      `CREATE DATABASE ${mysql.escapeId(DATABASE)} CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci`,
    );
    await migrate({ ownerUrl, appUser: APP_USER });
    await seedCatalog({ ownerUrl, nowMs: Date.now() });
    db = openDatabase(appUrl, { connectionLimit: 16 });
    const world = await makeSaleWorld(db, { branches: 20, itemsPerBranch: 1_000, tills: 64 });
    await buildIfStale({ outDir: siteFolder, databaseUrls: { appUrl, ownerUrl }, log: console.log });
    const served = await serve(appUrl);
    server = served.process;
    const databasePid = await pidOfDatabase(db);
    return await measure(db, world, served.origin, server.pid ?? 0, databasePid);
  } finally {
    server?.kill('SIGTERM');
    if (server) await once(server, 'exit');
    await db?.close();
    await owner.query(`DROP DATABASE IF EXISTS ${mysql.escapeId(DATABASE)}`);
    await owner.end();
    await local.release();
  }
}

async function serve(appUrl: string): Promise<{ process: ChildProcess; origin: string }> {
  const script = join(import.meta.dirname, 'support/serve.ts');
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', script, appUrl, siteFolder],
    {
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
      env: { ...process.env, LOG_LEVEL: 'silent' },
    },
  );
  if (!child.stdout) throw new Error('The server has no output');
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  return { process: child, origin: (JSON.parse(line.toString()) as { origin: string }).origin };
}

async function pidOfDatabase(db: Database): Promise<number> {
  const [row] = await db.rows<{ file: string }>('SELECT @@pid_file AS file');
  const { readFileSync } = process.getBuiltinModule('node:fs');
  return Number(readFileSync(row?.file ?? '', 'utf8'));
}

async function measure(
  db: Database,
  world: SaleWorld,
  origin: string,
  serverPid: number,
  databasePid: number,
): Promise<number> {
  const client = createClient(origin, Math.max(...CALLERS));
  const deeds = deedsOf(db, world, client);
  for (const deed of Object.values(deeds)) await underLoad(8, 1_000, deed);

  const results = [];
  for (const callers of CALLERS) {
    const slices: Record<'R' | 'H' | 'S', Slice[]> = { R: [], H: [], S: [] };
    for (let round = 0; round < ROUNDS; round++) {
      slices.R.push(await slice(callers, deeds.R, process.pid, databasePid));
      slices.H.push(await slice(callers, deeds.H, serverPid, databasePid));
      slices.S.push(await slice(callers, deeds.S, serverPid, databasePid));
    }
    results.push(report(callers, slices));
  }
  client.close();
  const wrongs = await findWrongs(db);
  const ok =
    results.every((result) => result.ratio >= BAR) && Object.values(wrongs).every((count) => count === 0);
  console.log(
    `\nNegative stock: ${wrongs.negative} · ledger ≠ on hand: ${wrongs.unbalanced} · lines without movement: ${wrongs.withoutMovement}`,
  );
  console.log(JSON.stringify({ bench: 'sale', ok, bar: BAR, results, ...wrongs }));
  return ok ? 0 : 1;
}

function deedsOf(db: Database, world: SaleWorld, client: ReturnType<typeof createClient>) {
  const tillOf = (caller: number): Till => world.tills[caller % world.tills.length] as Till;
  const linesOf = (till: Till): [StockedItem, StockedItem] => {
    const items = world.items.get(till.branchId) ?? [];
    const first = Math.floor(Math.random() * items.length);
    const second = (first + 1 + Math.floor(Math.random() * (items.length - 1))) % items.length;
    return [items[first] as StockedItem, items[second] as StockedItem];
  };
  return {
    R: async (caller: number) => {
      const till = tillOf(caller);
      await rawSale(db.pool, till, linesOf(till));
    },
    H: async (caller: number) => {
      const headers = { cookie: tillOf(caller).cookie, 'content-type': 'application/json' };
      const { status, body } = await client.send('POST', '/api/v1/session/heartbeat', headers, '{}');
      if (status !== 200) throw new Error(`Heartbeat answered ${status}: ${body}`);
    },
    S: async (caller: number) => {
      const till = tillOf(caller);
      const draft = draftOf(till, linesOf(till));
      const headers = {
        cookie: till.cookie,
        'content-type': 'application/json',
        'idempotency-key': draft.id,
      };
      const { status, body } = await client.send('POST', '/api/v1/sales', headers, JSON.stringify(draft));
      if (status !== 201) throw new Error(`Sale answered ${status}: ${body}`);
    },
  };
}

function draftOf(till: Till, lines: readonly StockedItem[]) {
  till.sequence += 1;
  const amountCents = lines.reduce((sum, line) => sum + line.priceCents, 0);
  return {
    id: uuidv7(Date.now()),
    branch: till.branchCode,
    terminalId: till.terminalId,
    shiftId: till.shiftId,
    folioSequence: till.sequence,
    soldAt: new Date().toISOString(),
    lines: lines.map((line) => ({ stockItemId: line.id, quantity: 1, unitPriceCents: line.priceCents })),
    payments: [{ method: 'cash', amountCents }],
  };
}

async function slice(
  callers: number,
  deed: (caller: number) => Promise<void>,
  appPid: number,
  databasePid: number,
): Promise<Slice> {
  const before = { app: processorMs(appPid), database: processorMs(databasePid) };
  const load = await underLoad(callers, SLICE_MS, deed);
  return {
    load,
    appMs: (processorMs(appPid) - before.app) / load.done,
    databaseMs: (processorMs(databasePid) - before.database) / load.done,
  };
}

function report(callers: number, slices: Record<'R' | 'H' | 'S', Slice[]>) {
  const rateOf = (name: 'R' | 'H' | 'S') => median(slices[name].map(({ load }) => load.done / load.seconds));
  console.log(`\n${callers} callers        rate/s   app CPU ms   db CPU ms   p50 ms   p95 ms`);
  for (const [name, label] of [
    ['R', 'R raw mysql2'],
    ['H', 'H empty POST'],
    ['S', 'S sale'],
  ] as const) {
    const all = slices[name].flatMap(({ load }) => load.latenciesMs).sort((a, b) => a - b);
    const cells = [
      rateOf(name).toFixed(0).padStart(8),
      median(slices[name].map((entry) => entry.appMs))
        .toFixed(3)
        .padStart(12),
      median(slices[name].map((entry) => entry.databaseMs))
        .toFixed(3)
        .padStart(11),
      percentile(all, 0.5).toFixed(1).padStart(8),
      percentile(all, 0.95).toFixed(1).padStart(8),
    ];
    console.log(label.padEnd(14) + cells.join(' '));
  }
  const ratios = slices.S.map((sale, round) => {
    const rate = ({ load }: Slice) => load.done / load.seconds;
    const [raw, empty] = [slices.R[round], slices.H[round]];
    return raw && empty ? rate(sale) * (1 / rate(empty) + 1 / rate(raw)) : Number.NaN;
  });
  const ratio = median(ratios);
  console.log(
    `S ÷ 1/(1/H + 1/R): ${ratio.toFixed(2)} (rounds ${ratios.map((value) => value.toFixed(2)).join(' ')})`,
  );
  const cpu = (name: 'R' | 'H' | 'S') => median(slices[name].map((entry) => entry.appMs + entry.databaseMs));
  return {
    callers,
    ratio: Number(ratio.toFixed(3)),
    rates: { R: Math.round(rateOf('R')), H: Math.round(rateOf('H')), S: Math.round(rateOf('S')) },
    cpuMs: { R: Number(cpu('R').toFixed(3)), H: Number(cpu('H').toFixed(3)), S: Number(cpu('S').toFixed(3)) },
  };
}
