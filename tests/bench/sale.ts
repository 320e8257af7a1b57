import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import mysql from 'mysql2/promise';
import { connectionOptions, openDatabase, type Database } from '../../db/client.ts';
import { openLocalDatabase } from '../../db/local/connect.ts';
import { migrate } from '../../db/migrate.ts';
import { seedCatalog } from '../../db/seed/index.ts';
import { buildIfStale, siteFolder } from '../../scripts/build.ts';
import { withDatabaseName } from '../../scripts/database.ts';
import { createClient, underLoad } from './support/load.ts';
import { saleDeeds, type Market, type SaleDeeds } from './support/sale-deeds.ts';
import { pidOfDatabase, serve } from './support/served-site.ts';
import { findWrongs, makeSaleWorld, type SaleWorld, type Till } from './support/sale-world.ts';
import { interleaved, overRounds, printTable, rateOf, type Contender, type Slice } from './support/slices.ts';

/** S must reach this part of what a request that costs H and then R could. */
const HTTP_BAR = { callers: [8, 32], ratio: 0.8, rounds: 9, sliceMs: 2_000 } as const;
/** At the limit: grouped sales against R, and over HTTP against H. */
const LIMIT_BAR = {
  callers: 128,
  inProcess: 1.5,
  overHttp: 0.7,
  databaseCpu: 0.5,
  rounds: 5,
  sliceMs: 1_500,
} as const;
/** One caller gains nothing by company and must not pay for it. */
const LONE_BAR = { slowdown: 1.3, rounds: 7, sliceMs: 1_000 } as const;
const DATABASE = 'multipartes_bench_sale';
const APP_USER = 'multipartes_app';

interface Bench {
  readonly world: SaleWorld;
  readonly deedsFor: (market: Market) => ReturnType<typeof saleDeeds>;
  readonly serverPid: number;
  readonly databasePid: number;
}

interface Verdict {
  readonly ok: boolean;
  readonly [figure: string]: unknown;
}

const SECTIONS: Readonly<Record<string, (bench: Bench) => Promise<Verdict[]>>> = {
  http: overHttp,
  cold: (bench) => atTheLimit(bench, 'cold', bench.world.tills),
  hot: (bench) => atTheLimit(bench, 'hot', bench.world.hotTills),
  lone: aloneAtTheTill,
};

/**
 * Decision D18, at full durability. R is a raw mysql2 loop of the statements of a sale, G the same sale by `recordSale`
 * in this process, H an empty authenticated POST through the same endpoint, S a sale over HTTP. Arguments choose
 * sections: `http`, `cold`, `hot`, `lone`.
 */
export async function run(wanted: string[] = []): Promise<number> {
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
    const opened = openDatabase(appUrl, { connectionLimit: 16 });
    db = opened;
    const world = await makeSaleWorld(db, { branches: 20, itemsPerBranch: 1_000, tills: 64, hotItems: 10 });
    await buildIfStale({ outDir: siteFolder, databaseUrls: { appUrl, ownerUrl }, log: console.log });
    const served = await serve(appUrl);
    server = served.process;
    const databasePid = await pidOfDatabase(db);
    const client = createClient(served.origin, LIMIT_BAR.callers);
    const deedsFor = (market: Market) => saleDeeds(opened, client, market);
    const verdicts = await measure({ world, deedsFor, serverPid: server.pid ?? 0, databasePid }, wanted);
    client.close();
    return report(verdicts, await findWrongs(db));
  } finally {
    server?.kill('SIGTERM');
    if (server) await once(server, 'exit');
    await db?.close();
    await owner.query(`DROP DATABASE IF EXISTS ${mysql.escapeId(DATABASE)}`);
    await owner.end();
    await local.release();
  }
}

async function measure(bench: Bench, wanted: readonly string[]): Promise<Verdict[]> {
  const verdicts: Verdict[] = [];
  for (const [name, section] of Object.entries(SECTIONS)) {
    if (wanted.length === 0 || wanted.includes(name)) verdicts.push(...(await section(bench)));
  }
  return verdicts;
}

function report(verdicts: readonly Verdict[], wrongs: Awaited<ReturnType<typeof findWrongs>>): number {
  const ok = verdicts.every((verdict) => verdict.ok) && Object.values(wrongs).every((count) => count === 0);
  console.log(
    `\nNegative stock: ${wrongs.negative} · ledger ≠ on hand: ${wrongs.unbalanced} · lines without movement: ${wrongs.withoutMovement}`,
  );
  console.log(JSON.stringify({ bench: 'sale', ok, verdicts, ...wrongs }));
  return ok ? 0 : 1;
}

function contendersOf(deeds: SaleDeeds, serverPid: number): Record<keyof SaleDeeds, Contender> {
  return {
    R: { label: 'raw mysql2', deed: deeds.R, appPid: process.pid },
    G: { label: 'recordSale', deed: deeds.G, appPid: process.pid },
    H: { label: 'empty POST', deed: deeds.H, appPid: serverPid },
    S: { label: 'sale over HTTP', deed: deeds.S, appPid: serverPid },
  };
}

/** A request that costs H and then R could reach 1/(1/H + 1/R). */
async function overHttp({ world, deedsFor, serverPid, databasePid }: Bench): Promise<Verdict[]> {
  const { tills, items } = world;
  const { R, H, S } = contendersOf(deedsFor({ tills, items, lines: 2 }), serverPid);
  const contenders = { R, H, S };
  const verdicts: Verdict[] = [];
  for (const callers of HTTP_BAR.callers) {
    const slices = await warmAndInterleaved(contenders, { ...HTTP_BAR, callers, databasePid });
    printTable(`${callers} callers, 2 lines`, contenders, slices);
    const ratio = overRounds(
      slices,
      (round) => rateOf(round.S) * (1 / rateOf(round.H) + 1 / rateOf(round.R)),
    );
    verdicts.push(judged(`${callers} callers: S ÷ 1/(1/H + 1/R)`, ratio, { atLeast: HTTP_BAR.ratio }));
  }
  return verdicts;
}

/** Cold: many branches, each selling what nobody else wants at the moment. Hot: one branch, ten things, everybody. */
async function atTheLimit(
  { world, deedsFor, serverPid, databasePid }: Bench,
  heat: string,
  tills: readonly Till[],
): Promise<Verdict[]> {
  const verdicts: Verdict[] = [];
  for (const lines of [1, 3]) {
    const deeds = deedsFor({ tills, items: world.items, lines });
    const contenders = contendersOf(deeds, serverPid);
    const slices = await warmAndInterleaved(contenders, { ...LIMIT_BAR, databasePid });
    const name = `${LIMIT_BAR.callers} callers, ${lines} ${lines === 1 ? 'line' : 'lines'}, ${heat}`;
    printTable(name, contenders, slices);
    const { deeds: sales, groups, apart } = deeds.placement.laneFigures;
    console.log(
      `Sales in a group in this process: ${(sales / groups).toFixed(1)}; tried again alone: ${apart}`,
    );
    const ratio = (of: (round: Record<keyof SaleDeeds, Slice>) => number) => overRounds(slices, of);
    verdicts.push(
      judged(
        `${name}: G ÷ R`,
        ratio(({ G, R }) => rateOf(G) / rateOf(R)),
        { atLeast: LIMIT_BAR.inProcess },
      ),
      judged(
        `${name}: S ÷ H`,
        ratio(({ S, H }) => rateOf(S) / rateOf(H)),
        { atLeast: LIMIT_BAR.overHttp },
      ),
      judged(
        `${name}: database CPU of G ÷ R`,
        ratio(({ G, R }) => G.databaseMs / R.databaseMs),
        {
          atMost: LIMIT_BAR.databaseCpu,
        },
      ),
    );
  }
  return verdicts;
}

async function aloneAtTheTill({ world, deedsFor, serverPid, databasePid }: Bench): Promise<Verdict[]> {
  const verdicts: Verdict[] = [];
  for (const lines of [1, 3]) {
    const { R, G } = contendersOf(deedsFor({ tills: world.tills, items: world.items, lines }), serverPid);
    const contenders = { R: atEveryTill(R), G: atEveryTill(G) };
    const slices = await warmAndInterleaved(contenders, { ...LONE_BAR, callers: 1, databasePid });
    const name = `1 caller, ${lines} ${lines === 1 ? 'line' : 'lines'}`;
    printTable(name, contenders, slices);
    const ratio = overRounds(slices, (round) => rateOf(round.R) / rateOf(round.G));
    verdicts.push(judged(`${name}: time of G ÷ R`, ratio, { atMost: LONE_BAR.slowdown }));
  }
  return verdicts;
}

/**
 * One caller, now at this till and now at that one: no till writes the thousand notes in five seconds that one alone
 * would, and past which the site looks up each number before it believes it.
 */
function atEveryTill(contender: Contender): Contender {
  let turn = 0;
  return { ...contender, deed: () => contender.deed(turn++) };
}

async function warmAndInterleaved<Name extends string>(
  contenders: Readonly<Record<Name, Contender>>,
  conditions: Parameters<typeof interleaved>[1],
) {
  for (const { deed } of Object.values<Contender>(contenders)) await underLoad(conditions.callers, 700, deed);
  return interleaved(contenders, conditions);
}

function judged(
  name: string,
  { median, rounds }: ReturnType<typeof overRounds>,
  bar: { readonly atLeast?: number; readonly atMost?: number },
): Verdict {
  const ok = median >= (bar.atLeast ?? -Infinity) && median <= (bar.atMost ?? Infinity);
  const wanted = bar.atLeast === undefined ? `≤ ${bar.atMost ?? ''}` : `≥ ${bar.atLeast}`;
  const all = rounds.map((value) => value.toFixed(2)).join(' ');
  console.log(`${ok ? '✓' : '✗'} ${name}: ${median.toFixed(2)} (${wanted}; rounds ${all})`);
  return { name, ok, ratio: Number(median.toFixed(3)), ...bar };
}
