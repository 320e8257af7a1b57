import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { openDatabase, type Database } from '../../db/client.ts';
import { createPlacement } from '../../db/placement/index.ts';
import { uuidToBytes } from '../../db/schema/columns.ts';
import { buildIfStale, siteFolder } from '../../scripts/build.ts';
import { ChainSearchQuery, searchChain, StockIndex } from '../../src/domain/search/index.ts';
import { uuidv7 } from '../../src/domain/shared/ids.ts';
import { createMemo } from '../../src/server/memo.ts';
import { buildInWorker } from '../../src/server/stock-index/index.ts';
import { AS_STARTED } from './support/as-started.ts';
import { createClient, median, percentile, underLoad } from './support/load.ts';
import { measureMiniSearch } from './support/mini-search.ts';
import { recordedQueries, shortTypos, type RecordedQuery } from './support/recorded-queries.ts';
import { openScaledChain, type ScaledChain } from './support/scaled-chain.ts';

const SCALE = 100;
const SMALL = 1;
const CALLERS = 8;
const ROUNDS = 7;
const SLICE_MS = 1_500;
const FEW_MATCHES = 500;
const OTHER_SEED = 19_921_123;
const BARS = {
  p50Ms: 1,
  p95Ms: 4,
  httpRatio: 1.6,
  buildSeconds: 10,
  rssMb: 600,
  visibleMs: 1_000,
  cpuGrowth: 2,
  broadCpuMs: 5,
  recall: 0.98,
};

type Figures = { [Name in keyof typeof BARS]: number };

/**
 * Two thousand recorded queries, none kept anywhere: in process over the chain at scale 100 and at scale 1, over HTTP
 * beside an endpoint that does nothing, with the time of a build, of a change to be seen, and MiniSearch on the same rows.
 */
export async function run(): Promise<number> {
  const large = await openScaledChain(SCALE);
  const small = await openScaledChain(SMALL);
  try {
    // Only the API is asked; to build the pages of the large chain would take many minutes.
    await buildIfStale({ outDir: siteFolder, databaseUrls: small, log: console.log });
    const big = await measureIndex(large);
    const little = await measureIndex(small);
    const http = await measureHttp(large, big.queries);
    const few = (of: Measured) => of.kept.filter(({ total }) => total > 0 && total <= FEW_MATCHES);
    const cpuOf = (of: Measured) => few(of).reduce((sum, { cpuMs }) => sum + cpuMs, 0) / few(of).length;
    const figures: Figures = {
      p50Ms: percentile(big.latenciesMs, 0.5),
      p95Ms: percentile(big.latenciesMs, 0.95),
      buildSeconds: big.buildSeconds,
      cpuGrowth: cpuOf(big) / cpuOf(little),
      broadCpuMs: Math.max(...big.broadMs),
      recall: big.recall,
      ...http,
    };
    console.log(
      `\n${big.rows} rows at scale ${SCALE}, ${little.rows} at scale ${SMALL}; ${big.queries.length} queries`,
    );
    for (const [kind, list] of Map.groupBy(big.kept, ({ query }) => query.kind)) {
      const sorted = list.map(({ ms }) => ms).sort((a, b) => a - b);
      console.log(
        `${kind.padEnd(12)} p50 ${percentile(sorted, 0.5).toFixed(3)} ms  p95 ${percentile(sorted, 0.95).toFixed(3)} ms`,
      );
    }
    const numbers = big.kept.filter(({ query }) => query.kind === 'number');
    const found = numbers.filter(({ total }) => total > 0);
    console.log(`${found.length} of ${numbers.length} part numbers, whole or begun, have stock`);
    console.log(
      `With an error in each word of four letters ${(100 * big.shortRecall).toFixed(0)} % is found`,
    );
    await measureMiniSearch(large.appUrl, big.queries);
    return report(figures, { rows: big.rows });
  } finally {
    await large.release();
    await small.release();
  }
}

interface Measured {
  readonly rows: number;
  readonly queries: readonly RecordedQuery[];
  readonly buildSeconds: number;
  /** Ascending. */
  readonly latenciesMs: readonly number[];
  readonly kept: readonly { query: RecordedQuery; ms: number; cpuMs: number; total: number }[];
  /** Processor time of the queries for a whole system. */
  readonly broadMs: readonly number[];
  readonly recall: number;
  /** With errors in words of four letters instead. */
  readonly shortRecall: number;
}

async function measureIndex(chain: ScaledChain): Promise<Measured> {
  const db = openDatabase(chain.appUrl, { connectionLimit: 4 });
  const startedMs = performance.now();
  const stockIndex = new StockIndex(await buildInWorker([chain.appUrl], new AbortController().signal));
  const buildSeconds = (performance.now() - startedMs) / 1_000;
  const placement = createPlacement({ shared: db });
  const ctx = { placement, memo: createMemo().get, now: () => new Date(), stockIndex };
  const [numbers, codes] = await Promise.all([partNumbers(db), branchCodes(db)]);
  const queries = recordedQueries(numbers, codes);
  const ask = (q: string, filter: Readonly<Record<string, string>> = {}) =>
    searchChain(ctx, ChainSearchQuery.parse({ q, limit: 24, ...filter }));
  // Others than are measured, until the code is compiled: the first chain would pay for that of both.
  for (const { text, filter } of recordedQueries(numbers, codes, OTHER_SEED)) await ask(text, filter);
  const kept = [];
  for (const query of queries) {
    const cpu = process.cpuUsage();
    const beganMs = performance.now();
    const { total } = await ask(query.text, query.filter);
    const ms = performance.now() - beganMs;
    kept.push({ query, ms, cpuMs: cpuMsSince(cpu), total: total ?? 0 });
  }
  const broadMs = [];
  for (const system of ['carroceria', 'motor', 'frenos', 'suspension', 'interior']) {
    await ask(system);
    const cpu = process.cpuUsage();
    for (let each = 0; each < 5; each++) await ask(system);
    broadMs.push(cpuMsSince(cpu) / 5);
  }
  const recallOf = async (mistyped: readonly Pick<RecordedQuery, 'text' | 'meant'>[]) => {
    let [meant, met] = [0, 0];
    for (const query of mistyped) {
      const found = new Set(await first100(query.text));
      const right = await first100(query.meant ?? '');
      meant += right.length;
      met += right.filter((key) => found.has(key)).length;
    }
    return met / meant;
  };
  const first100 = async (text: string) =>
    (await ask(text, { limit: '100' })).items.map(({ code, branch }) => `${branch} ${code}`);
  const recall = await recallOf(queries.filter(({ kind }) => kind === 'mistyped'));
  const shortRecall = await recallOf(shortTypos());
  await db.close();
  return {
    rows: stockIndex.rowCount,
    queries,
    buildSeconds,
    latenciesMs: kept.map(({ ms }) => ms).sort((a, b) => a - b),
    kept,
    broadMs,
    recall,
    shortRecall,
  };
}

function cpuMsSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

async function partNumbers(db: Database): Promise<string[]> {
  const rows = await db.rows<{ number: string }>(
    'SELECT part_number AS number FROM parts WHERE id % 97 = 3 ORDER BY id LIMIT 2000',
  );
  return rows.map(({ number }) => number);
}

async function branchCodes(db: Database): Promise<string[]> {
  return (await db.rows<{ code: string }>('SELECT code FROM branches ORDER BY id')).map(({ code }) => code);
}

async function measureHttp(
  { appUrl }: ScaledChain,
  queries: readonly RecordedQuery[],
): Promise<Pick<Figures, 'httpRatio' | 'rssMb' | 'visibleMs'>> {
  const server = fork(join(import.meta.dirname, 'support/serve.ts'), [appUrl, siteFolder], {
    execArgv: [...AS_STARTED.execArgv],
    // Each request comes for another visitor, or the limit for one would end the run.
    env: { ...process.env, ...AS_STARTED.env, LOG_LEVEL: 'error', TRUSTED_PROXIES: '1' },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  try {
    const client = createClient(await originOf(server), CALLERS);
    const get = async (path: string) => {
      const answer = await client.send('GET', path, { 'x-forwarded-for': randomAddress() }, '');
      if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}: ${answer.body}`);
      return JSON.parse(answer.body) as { total?: number | null; items?: { code: string }[] };
    };
    while ((await get('/api/v1/search?q=faro')).total === null)
      await new Promise((ready) => setTimeout(ready, 200));
    let at = 0;
    const search = async () => {
      const { text, filter } = queries[at++ % queries.length] as RecordedQuery;
      await get(`/api/v1/search?${new URLSearchParams({ q: text, ...filter }).toString()}`);
    };
    const empty = async () => {
      await get('/api/v1/session');
    };
    for (const deed of [empty, search]) await underLoad(CALLERS, SLICE_MS, deed);
    const ratios = [];
    for (let round = 0; round < ROUNDS; round++) {
      const nothing = await underLoad(CALLERS, SLICE_MS, empty);
      const found = await underLoad(CALLERS, SLICE_MS, search);
      ratios.push(percentile(found.latenciesMs, 0.5) / percentile(nothing.latenciesMs, 0.5));
      console.log(
        `HTTP, ${CALLERS} connections: nothing ${percentile(nothing.latenciesMs, 0.5).toFixed(2)} ms, search ${percentile(found.latenciesMs, 0.5).toFixed(2)} ms`,
      );
    }
    const visibleMs = await timeToBeSeen(appUrl, get);
    client.close();
    const rssMb = memoryMb(server.pid ?? 0, 'VmRSS');
    console.log(
      `The server has ${rssMb.toFixed(0)} MB after all of it, and had ${memoryMb(server.pid ?? 0, 'VmHWM').toFixed(0)} MB at most, while it built`,
    );
    return { httpRatio: median(ratios), rssMb, visibleMs };
  } finally {
    server.kill('SIGTERM');
    if (server.exitCode === null) await once(server, 'exit');
  }
}

async function originOf(server: ChildProcess): Promise<string> {
  if (!server.stdout) throw new Error('The server has no output');
  for await (const line of createInterface(server.stdout)) {
    const said = JSON.parse(line) as { origin?: string };
    if (said.origin !== undefined) {
      // Everything else it says is an error, which explains a request that failed.
      server.stdout.pipe(process.stderr);
      return said.origin;
    }
    console.error(line);
  }
  throw new Error('The server ended before it listened');
}

const randomAddress = () => `10.${[0, 0, 0].map(() => Math.floor(Math.random() * 255)).join('.')}`;

/** As Linux counts it: `VmRSS` is now, `VmHWM` the most there ever was. */
function memoryMb(pid: number, what: 'VmRSS' | 'VmHWM'): number {
  const line = new RegExp(`^${what}:\\s+(\\d+) kB$`, 'm').exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return Number(line?.[1]) / 1_024;
}

/** The slowest of ten pieces taken off the shelf and put back, each from its commit to the first answer that says so. */
async function timeToBeSeen(
  appUrl: string,
  get: (path: string) => Promise<{ items?: { code: string }[] }>,
): Promise<number> {
  const db = openDatabase(appUrl, { connectionLimit: 2 });
  const rows = await db.rows<{ branchId: number; id: Buffer; serial: string }>(
    `SELECT u.branch_id AS branchId, u.stock_item_id AS id, u.serial FROM units u
     JOIN stock_items s ON s.branch_id = u.branch_id AND s.id = u.stock_item_id WHERE s.on_hand = 1 LIMIT 5`,
  );
  const slowest = [];
  for (const { branchId, id, serial } of rows) {
    for (const onHand of [0, 1]) {
      await db.change('UPDATE stock_items SET on_hand = ? WHERE branch_id = ? AND id = ?', [
        onHand,
        branchId,
        id,
      ]);
      const stock = [id.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')];
      await db.change(
        'INSERT INTO outbox_events (id, branch_id, topic, payload, recorded_at) VALUES (?, ?, ?, ?, CURRENT_TIMESTAMP(3))',
        [uuidToBytes(uuidv7(Date.now())), branchId, 'stock.adjusted', JSON.stringify({ tags: [], stock })],
      );
      const beganMs = performance.now();
      const isListed = async () =>
        (await get(`/api/v1/search?q=${serial}`)).items?.some(({ code }) => code === serial);
      while ((await isListed()) !== (onHand === 1)) await new Promise((soon) => setTimeout(soon, 20));
      slowest.push(performance.now() - beganMs);
    }
  }
  await db.close();
  return Math.max(...slowest);
}

function report(figures: Figures, about: { readonly rows: number }): number {
  console.log('\nfigure          measured      bar');
  let isOk = true;
  for (const [name, bar] of Object.entries(BARS) as [keyof Figures, number][]) {
    const value = figures[name];
    const isMet = name === 'recall' ? value >= bar : value <= bar;
    isOk &&= isMet;
    console.log(
      `${name.padEnd(13)} ${value.toFixed(3).padStart(10)} ${String(bar).padStart(8)} ${isMet ? '' : 'not met'}`,
    );
  }
  const rounded = Object.entries(figures).map(([name, value]) => [name, Number(value.toFixed(3))]);
  console.log(JSON.stringify({ bench: 'search', ok: isOk, ...about, ...Object.fromEntries(rounded) }));
  return isOk ? 0 : 1;
}
