import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import mysql from 'mysql2/promise';
import { connectionOptions } from '../../db/client.ts';
import { openLocalDatabase } from '../../db/local/connect.ts';
import { migrate } from '../../db/migrate.ts';
import { seedDemoIfEmpty } from '../../db/seed/index.ts';
import { buildIfStale, siteFolder } from '../../scripts/build.ts';
import { withDatabaseName } from '../../scripts/database.ts';
import type { BareAnswer } from './support/bare-server.ts';
import { median } from './support/load.ts';
import type { PageLoad, PageLoadResult } from './support/page-client.ts';
import { processorMs } from './support/processor-time.ts';

const DATABASE = 'multipartes_bench_pages';
const APP_USER = 'multipartes_app';
const CATALOG_PAGE = '/refacciones/nissan/tsuru/b13';
const CONNECTIONS = 32;
const ROUNDS = 7;
const SLICE_MS = 1_500;
const BAR = 0.35;
const PARALLEL_MISSES = 40;
const REPACK_MS = 30_000;

/**
 * The built catalog page and the kept part page against a bare `node:http` server that sends the same Brotli bytes
 * and headers: same client, one after the other in every round. And forty who ask together for a page that nobody
 * has made yet.
 */
export async function run([builtDir]: string[] = []): Promise<number> {
  const local = await openLocalDatabase('bench');
  const appUrl = withDatabaseName(local.appUrl, DATABASE);
  const ownerUrl = withDatabaseName(local.ownerUrl, DATABASE);
  const owner = await mysql.createConnection(connectionOptions(new URL(local.ownerUrl)));
  const children: ChildProcess[] = [];
  try {
    await owner.query(`DROP DATABASE IF EXISTS ${mysql.escapeId(DATABASE)}`);
    await owner.query(
      `CREATE DATABASE ${mysql.escapeId(DATABASE)} CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci`,
    );
    await migrate({ ownerUrl, appUser: APP_USER });
    await seedDemoIfEmpty({
      ownerUrl,
      demoLoginsFile: join(tmpdir(), `${DATABASE}-logins.json`),
      log: () => {},
    });
    if (!builtDir)
      await buildIfStale({ outDir: siteFolder, databaseUrls: { appUrl, ownerUrl }, log: console.log });
    const start = (script: string, ...args: string[]) => {
      const child = fork(join(import.meta.dirname, 'support', script), args, {
        execArgv: ['--disable-warning=ExperimentalWarning'],
        env: { ...process.env, LOG_LEVEL: 'silent' },
        stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
      });
      children.push(child);
      return child;
    };
    return await measure(start);
  } finally {
    for (const child of children) {
      child.kill('SIGTERM');
      if (child.exitCode === null) await once(child, 'exit');
    }
    await owner.query(`DROP DATABASE IF EXISTS ${mysql.escapeId(DATABASE)}`);
    await owner.end();
    await local.release();
  }

  async function measure(start: (script: string, ...args: string[]) => ChildProcess): Promise<number> {
    const site = start('serve.ts', appUrl, builtDir ?? siteFolder);
    const sitePort = await portOf(site);
    const [partPage, coldPage] = await partPages(sitePort);
    const coalesced = await rendersOfParallelMisses(sitePort, coldPage);
    const answers = [await settled(sitePort, CATALOG_PAGE), await settled(sitePort, partPage)];
    const bare = start('bare-server.ts');
    bare.send(answers);
    const [barePort] = (await once(bare, 'message')) as [number];
    const client = start('page-client.ts');
    const slice = (server: ChildProcess, port: number, path: string) => loadFor(client, server, port, path);

    const subjects = [
      { name: 'catalog', path: CATALOG_PAGE },
      { name: 'part', path: partPage },
    ];
    const ratios: Record<string, number> = {};
    console.log(`${CONNECTIONS} connections, ${ROUNDS} rounds of ${SLICE_MS} ms; medians`);
    console.log('page     server   req/s   CPU-ms/req   p50 ms   p99 ms   body B');
    for (const { path } of subjects) {
      await slice(bare, barePort, path);
      await slice(site, sitePort, path);
    }
    for (const { name, path } of subjects) {
      const rounds: { bare: Slice; site: Slice }[] = [];
      for (let round = 0; round < ROUNDS; round += 1) {
        rounds.push({ bare: await slice(bare, barePort, path), site: await slice(site, sitePort, path) });
      }
      show(
        name,
        'bare',
        rounds.map((round) => round.bare),
      );
      show(
        name,
        'ours',
        rounds.map((round) => round.site),
      );
      ratios[name] = round2(median(rounds.map((round) => round.site.rate / round.bare.rate)));
      const work = round2(median(rounds.map((round) => round.bare.cpuMs / round.site.cpuMs)));
      console.log(`${name}: ours/bare rate ${ratios[name]} (bar ${BAR}), bare/ours CPU ${work}`);
    }
    console.log(`${PARALLEL_MISSES} parallel misses of one page: ${coalesced} render(s)`);
    const ok = (ratios['catalog'] ?? 0) >= BAR && (ratios['part'] ?? 0) >= BAR && coalesced === 1;
    const figures = { catalogRatio: ratios['catalog'], partRatio: ratios['part'], coalesced };
    console.log(JSON.stringify({ bench: 'pages', ok, ...figures }));
    return ok ? 0 : 1;
  }
}

interface Slice {
  readonly rate: number;
  readonly cpuMs: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly bodyBytes: number;
}

async function loadFor(
  client: ChildProcess,
  server: ChildProcess,
  port: number,
  path: string,
): Promise<Slice> {
  const load: PageLoad = { port, path, connections: CONNECTIONS, durationMs: SLICE_MS };
  const beforeMs = processorMs(server.pid ?? 0);
  client.send(load);
  const [result] = (await once(client, 'message')) as [PageLoadResult];
  const cpuMs = (processorMs(server.pid ?? 0) - beforeMs) / result.requests;
  return { rate: result.requests / result.seconds, cpuMs, ...result };
}

function show(name: string, server: string, slices: readonly Slice[]): void {
  const middle = (value: (slice: Slice) => number) => median(slices.map(value));
  console.log(
    [
      name.padEnd(8),
      server.padEnd(6),
      middle(({ rate }) => rate)
        .toFixed(0)
        .padStart(7),
      middle(({ cpuMs }) => cpuMs)
        .toFixed(4)
        .padStart(12),
      middle(({ p50Ms }) => p50Ms)
        .toFixed(2)
        .padStart(8),
      middle(({ p99Ms }) => p99Ms)
        .toFixed(2)
        .padStart(8),
      String(slices[0]?.bodyBytes ?? 0).padStart(8),
    ].join(' '),
  );
}

function round2(value: number): number {
  return Math.round(value * 100) / 100;
}

async function portOf(site: ChildProcess): Promise<number> {
  const [line] = (await once(site.stdout as NodeJS.ReadableStream, 'data')) as [Buffer];
  return Number(new URL((JSON.parse(line.toString()) as { origin: string }).origin).port);
}

interface Heard {
  readonly status: number;
  readonly headers: readonly string[];
  readonly body: Buffer;
}

function ask(port: number, path: string): Promise<Heard> {
  return new Promise((resolve, reject) => {
    const headers = { host: 'localhost', 'accept-encoding': 'br' };
    const outgoing = request({ host: '127.0.0.1', port, path, headers, agent: false }, (incoming) => {
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
      incoming.on('end', () =>
        resolve({
          status: incoming.statusCode ?? 0,
          headers: incoming.rawHeaders,
          body: Buffer.concat(chunks),
        }),
      );
    });
    outgoing.once('error', reject);
    outgoing.end();
  });
}

async function askJson<Answer>(port: number, path: string): Promise<Answer> {
  const { status, headers, body } = await ask(port, path);
  if (status !== 200 || headers.includes('br')) throw new Error(`${path}: ${status}`);
  return JSON.parse(body.toString()) as Answer;
}

/** Two pages of pieces that nobody has asked for. */
async function partPages(port: number): Promise<[string, string]> {
  const path = `/api/v1/stock?generation=${CATALOG_PAGE.slice('/refacciones/'.length)}&condition=used&limit=2&fields=code`;
  const { items } = await askJson<{ items: { code: string }[] }>(port, path);
  const [first, second] = items;
  if (!first || !second) throw new Error('The demo chain has no used piece for this car');
  return [`/pieza/${first.code}`, `/pieza/${second.code}`];
}

async function rendersOfParallelMisses(port: number, path: string): Promise<number> {
  const renders = async () => {
    const { body } = await ask(port, '/metrics');
    const counts = body
      .toString()
      .matchAll(/^multipartes_request_seconds_count\{route="\/pieza\/\[code\]".*\} (\d+)$/gm);
    return [...counts].reduce((sum, [, count]) => sum + Number(count), 0);
  };
  const before = await renders();
  const answers = await Promise.all(Array.from({ length: PARALLEL_MISSES }, () => ask(port, path)));
  if (answers.some(({ status }) => status !== 200)) throw new Error(`${path} was not answered`);
  return (await renders()) - before;
}

/** The answer once the site has packed it as small as it goes, so that both servers send the same bytes. */
async function settled(port: number, path: string): Promise<BareAnswer> {
  const untilMs = performance.now() + REPACK_MS;
  for (;;) {
    const { status, headers, body } = await ask(port, path);
    if (status !== 200) throw new Error(`${path}: ${status}`);
    if (headers.some((value) => value.endsWith('.br11"'))) {
      // Node writes these itself, in both servers.
      const own = new Set(['date', 'connection', 'keep-alive']);
      const kept = headers.flatMap((name, index) =>
        index % 2 === 0 && !own.has(name.toLowerCase()) ? [name, headers[index + 1] ?? ''] : [],
      );
      return { path, headers: kept, bodyBase64: body.toString('base64') };
    }
    if (performance.now() > untilMs) throw new Error(`${path} was not packed again within ${REPACK_MS} ms`);
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}
