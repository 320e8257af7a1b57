import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { loadavg } from 'node:os';
import mysql from 'mysql2/promise';
import { connectionOptions, openDatabase, type Database } from '../../db/client.ts';
import { openLocalDatabase, type LocalDatabase } from '../../db/local/connect.ts';
import { migrate } from '../../db/migrate.ts';
import { seedCatalog } from '../../db/seed/index.ts';
import { buildIfStale, siteFolder } from '../../scripts/build.ts';
import { withDatabaseName } from '../../scripts/database.ts';
import { counterDay, MIX } from './support/counter-day.ts';
import { deepenLedger } from './support/deep-ledger.ts';
import { atRate, createClient, percentile, underLoad } from './support/load.ts';
import { saleDeeds } from './support/sale-deeds.ts';
import { makeSaleWorld, type SaleWorld } from './support/sale-world.ts';
import { pidOfDatabase, serve } from './support/served-site.ts';
import { interleaved, overRounds, printTable, type Contender } from './support/slices.ts';

const CLERKS = 8;
const DAY = { warmMs: 3_000, peakMs: 10_000, halfMs: 20_000, p99Ms: 60 } as const;
/** One caller: sales that come together share a transaction, and those of different branches cannot. */
const COST = { callers: 1, rounds: 7, sliceMs: 2_000, tolerance: 0.1 } as const;
const FEW_MOVEMENTS = 10_000;
const MANY_MOVEMENTS = 5_000_000;
const MANY_BRANCHES = 100;
const APP_USER = 'multipartes_app';

interface Verdict {
  readonly ok: boolean;
  readonly [figure: string]: unknown;
}

/**
 * `npm run bench -- counter [day] [cost] [--movements N]`. `day`: eight clerks with a mixed day over HTTP, at their
 * peak and then at half of it as people come. `cost`: what a sale costs the processors (site and database) with few and
 * many movements and branches, side by side in one run.
 */
export async function run(args: string[] = []): Promise<number> {
  const at = args.indexOf('--movements');
  const movements = at < 0 ? MANY_MOVEMENTS : Number(args[at + 1]);
  const wanted = args.filter((arg) => ['day', 'cost'].includes(arg));
  const isWanted = (name: string) => wanted.length === 0 || wanted.includes(name);
  const local = await openLocalDatabase('bench');
  const shops: BenchShop[] = [];
  const open = async (name: string, size: Size) => {
    const shop = await openShop(local, name, size);
    shops.push(shop);
    return shop;
  };
  const verdicts: Verdict[] = [];
  try {
    if (isWanted('day')) verdicts.push(await day(await open('day', { branches: 4, items: 1_000 })));
    if (isWanted('cost')) verdicts.push(...(await cost(open, movements)));
  } finally {
    for (const shop of shops) await shop.close();
    await local.release();
  }
  const ok = verdicts.every((verdict) => verdict.ok);
  console.log(
    JSON.stringify({
      bench: 'counter',
      ok,
      load: loadavg().map((value) => Number(value.toFixed(1))),
      verdicts,
    }),
  );
  return ok ? 0 : 1;
}

interface Size {
  readonly branches: number;
  /** In each branch. */
  readonly items: number;
  readonly movements?: number;
}

interface BenchShop {
  readonly db: Database;
  readonly world: SaleWorld;
  readonly client: ReturnType<typeof createClient>;
  readonly sitePid: number;
  readonly databasePid: number;
  readonly movements: number;
  close(): Promise<void>;
}

let built: Promise<boolean> | undefined;

/** A chain in a database of its own, and the built site on it. */
async function openShop(local: LocalDatabase, name: string, size: Size): Promise<BenchShop> {
  const database = `multipartes_bench_counter_${name}`;
  const [appUrl, ownerUrl] = [local.appUrl, local.ownerUrl].map((url) => withDatabaseName(url, database)) as [
    string,
    string,
  ];
  const server = await mysql.createConnection(connectionOptions(new URL(local.ownerUrl)));
  const drop = () => server.query(`DROP DATABASE IF EXISTS ${mysql.escapeId(database)}`);
  await drop();
  await server.query(
    `CREATE DATABASE ${mysql.escapeId(database)} CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci`,
  );
  await migrate({ ownerUrl, appUser: APP_USER });
  await seedCatalog({ ownerUrl, nowMs: Date.now() });
  const db = openDatabase(appUrl, { connectionLimit: 8 });
  const tills = Math.max(CLERKS, size.branches);
  const world = await makeSaleWorld(db, {
    branches: size.branches,
    itemsPerBranch: size.items,
    tills,
    hotItems: 1,
  });
  let movements = size.branches * size.items + 1;
  if (size.movements !== undefined) {
    const owner = await mysql.createConnection({ ...connectionOptions(new URL(ownerUrl)), database });
    movements = await deepenLedger(owner, size.movements, (line) => console.log(`  ${name}: ${line}`));
    await owner.end();
  }
  // One build for all of them: it is not the pages that are measured.
  built ??= buildIfStale({ outDir: siteFolder, databaseUrls: { appUrl, ownerUrl }, log: console.log });
  await built;
  const served: { process: ChildProcess; origin: string } = await serve(appUrl);
  const client = createClient(served.origin, CLERKS);
  return {
    db,
    world,
    client,
    sitePid: served.process.pid ?? 0,
    databasePid: await pidOfDatabase(db),
    movements,
    async close() {
      client.close();
      served.process.kill('SIGTERM');
      await once(served.process, 'exit');
      await db.close();
      await drop();
      await server.end();
    },
  };
}

async function day({ world, client }: BenchShop): Promise<Verdict> {
  const counter = counterDay(world, client, CLERKS);
  await underLoad(CLERKS, DAY.warmMs, counter.deed);
  const peak = await underLoad(CLERKS, DAY.peakMs, counter.deed);
  const peakRate = peak.done / peak.seconds;
  counter.forget();
  const half = await atRate(peakRate / 2, { callers: CLERKS, durationMs: DAY.halfMs }, counter.deed);
  console.log(
    `\n${CLERKS} clerks, ${Object.entries(MIX)
      .map(([kind, parts]) => `${parts} ${kind}`)
      .join(', ')}`,
  );
  console.log(`                   rate/s   p50 ms   p95 ms   p99 ms`);
  const line = (name: string, rate: number, all: readonly number[]) =>
    console.log(
      name.padEnd(17) +
        [rate, ...[0.5, 0.95, 0.99].map((share) => percentile(all, share))]
          .map((value) => value.toFixed(1).padStart(8))
          .join(' '),
    );
  line('peak', peakRate, peak.latenciesMs);
  line('half, from coming', half.done / half.seconds, half.latenciesMs);
  for (const [kind, list] of counter.latenciesMs)
    line(
      `  ${kind}`,
      list.length / half.seconds,
      [...list].sort((a, b) => a - b),
    );
  const p99Ms = percentile(half.latenciesMs, 0.99);
  const ok = p99Ms <= DAY.p99Ms;
  console.log(`${ok ? '✓' : '✗'} p99 at half of peak: ${p99Ms.toFixed(1)} ms (≤ ${DAY.p99Ms})`);
  return {
    name: 'mixed day',
    ok,
    peakRate: Math.round(peakRate),
    p99Ms: Number(p99Ms.toFixed(1)),
    deeds: half.done,
  };
}

type Open = (name: string, size: Size) => Promise<BenchShop>;

async function cost(open: Open, movements: number): Promise<Verdict[]> {
  const small = await open('small', { branches: 1, items: 100, movements: FEW_MOVEMENTS });
  const wide = await open('wide', { branches: MANY_BRANCHES, items: 100, movements: FEW_MOVEMENTS });
  const deep = await open('deep', { branches: 1, items: 100, movements });
  const contenders = {
    small: contenderOf('1 branch, 10 k movements', small),
    wide: contenderOf(`${MANY_BRANCHES} branches, 10 k movements`, wide),
    deep: contenderOf(`1 branch, ${(deep.movements / 1e6).toFixed(1)} M movements`, deep),
  };
  for (const { deed } of Object.values(contenders)) await underLoad(COST.callers, 2_000, deed);
  const slices = await interleaved(contenders, {
    callers: COST.callers,
    rounds: COST.rounds,
    sliceMs: COST.sliceMs,
    databasePid: small.databasePid,
  });
  printTable('a sale, one caller', contenders, slices);
  return (['wide', 'deep'] as const).map((name) => {
    const whole = (slice: { appMs: number; databaseMs: number }) => slice.appMs + slice.databaseMs;
    const { median, rounds } = overRounds(slices, (round) => whole(round[name]) / whole(round.small));
    // Cheaper is no fault.
    const ok = median <= 1 + COST.tolerance;
    console.log(
      `${ok ? '✓' : '✗'} cost of a sale, ${contenders[name].label} ÷ small: ${median.toFixed(2)} (≤ ${1 + COST.tolerance}; rounds ${rounds.map((value) => value.toFixed(2)).join(' ')})`,
    );
    return { name: `cost ${contenders[name].label}`, ok, ratio: Number(median.toFixed(3)) };
  });
}

function contenderOf(label: string, { db, client, world, sitePid }: BenchShop): Contender {
  const { S } = saleDeeds(db, client, { tills: world.tills, items: world.items, lines: 1 });
  let turn = 0;
  // Every till has its turn, so that all branches sell.
  return { label, deed: () => S(turn++), appPid: sitePid };
}
