import { randomBytes } from 'node:crypto';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import mysql from 'mysql2/promise';
import { connectionOptions, openDatabase, type Database } from '../../db/client.ts';
import { openLocalDatabase } from '../../db/local/connect.ts';
import { migrate } from '../../db/migrate.ts';
import { seedDemoIfEmpty } from '../../db/seed/index.ts';
import { buildIfStale, siteFolder } from '../../scripts/build.ts';
import { withDatabaseName } from '../../scripts/database.ts';
import type { LandingSettings, LandingState, PageContent } from '../../src/domain/landing/contract.ts';
import { uuidv7 } from '../../src/domain/shared/ids.ts';
import { enter } from './support/enter.ts';
import { createClient, median } from './support/load.ts';
import { serve } from './support/served-site.ts';

const DATABASE = 'multipartes_bench_live';
const APP_USER = 'multipartes_app';
const ROUNDS = 7;
const BAR_MS = 2_000;
const GIVE_UP_MS = 20_000;
const PAGE = '/api/v1/landing/pages/funded';
const SETTINGS = '/api/v1/settings/landing';
const ADDRESSES = ['/funded', '/nosotros', '/en/funded', '/en/nosotros'];
const HOMES = ['/', '/en'];

type Site = ReturnType<typeof createClient>;
type Ask = <Answer>(method: string, path: string, body?: unknown) => Promise<Answer>;

/**
 * How long what an owner publishes, or chooses as home, takes to be at every address of two processes that keep the
 * older page: from the answer to the owner to the begin of the last first request that got the new one.
 */
export async function run(): Promise<number> {
  const local = await openLocalDatabase('bench');
  const appUrl = withDatabaseName(local.appUrl, DATABASE);
  const ownerUrl = withDatabaseName(local.ownerUrl, DATABASE);
  const owner = await mysql.createConnection(connectionOptions(new URL(local.ownerUrl)));
  const servers: ChildProcess[] = [];
  const db = openDatabase(appUrl, { connectionLimit: 2 });
  try {
    await owner.query(`DROP DATABASE IF EXISTS ${mysql.escapeId(DATABASE)}`);
    await owner.query(
      `CREATE DATABASE ${mysql.escapeId(DATABASE)} CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci`,
    );
    await migrate({ ownerUrl, appUser: APP_USER });
    const demoLoginsFile = join(tmpdir(), `${DATABASE}-logins.json`);
    await seedDemoIfEmpty({ ownerUrl, demoLoginsFile, log: () => {} });
    await buildIfStale({ outDir: siteFolder, databaseUrls: { appUrl, ownerUrl }, log: console.log });
    const sites: Site[] = [];
    for (const _process of ['leading', 'following']) {
      const { process, origin } = await serve(appUrl);
      servers.push(process);
      sites.push(createClient(origin, 8));
    }
    const ok = await measure(sites, askAs(await ownerCookie(db), sites[0] as Site));
    for (const site of sites) site.close();
    return ok ? 0 : 1;
  } finally {
    for (const server of servers) {
      server.kill('SIGTERM');
      if (server.exitCode === null) await once(server, 'exit');
    }
    await db.close();
    await owner.query(`DROP DATABASE IF EXISTS ${mysql.escapeId(DATABASE)}`);
    await owner.end();
    await local.release();
  }
}

async function measure(sites: readonly Site[], ask: Ask): Promise<boolean> {
  const published: number[] = [];
  const chosen: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const words = `Vuelta ${round} ${randomBytes(4).toString('hex')}`;
    await readAll(sites, ADDRESSES);
    await publish(ask, words);
    published.push(await seenAfterMs(sites, ADDRESSES, (page) => page.includes(words)));
  }
  const { timeZone } = await ask<LandingSettings>('GET', SETTINGS);
  for (let round = 0; round < ROUNDS; round += 1) {
    const home = round % 2 === 0 ? 'funded' : 'catalog';
    await readAll(sites, HOMES);
    await ask('PUT', SETTINGS, { home, timeZone });
    chosen.push(await seenAfterMs(sites, HOMES, (page) => page.includes('p-fund') === (home === 'funded')));
  }
  const figures = { published, chosen };
  console.log(`\n${sites.length} processes, ${ROUNDS} rounds, milliseconds      median   slowest      bar`);
  for (const [name, times] of Object.entries(figures)) {
    console.log(
      `${name.padEnd(44)}${median(times).toFixed(0).padStart(6)}${Math.max(...times)
        .toFixed(0)
        .padStart(10)}${String(BAR_MS).padStart(9)}`,
    );
  }
  const slowestMs = Math.max(...published, ...chosen);
  const ok = slowestMs <= BAR_MS;
  const medians = { publishedMs: Math.round(median(published)), chosenMs: Math.round(median(chosen)) };
  console.log(
    JSON.stringify({ bench: 'live', ok, ...medians, slowestMs: Math.round(slowestMs), barMs: BAR_MS }),
  );
  return ok;
}

async function publish(ask: Ask, words: string): Promise<void> {
  const { draft } = await ask<LandingState>('GET', PAGE);
  const content = headed(draft.content, words);
  const saved = await ask<{ revision: number }>('PUT', `${PAGE}/draft`, {
    revision: draft.revision,
    content,
  });
  const request = { id: uuidv7(Date.now()), revision: saved.revision, note: '' };
  await ask('POST', `${PAGE}/publish`, request);
}

function headed(content: PageContent, words: string): PageContent {
  const blocks = content.blocks.map((block) =>
    block.type === 'hero' ? { ...block, heading: { es: words, en: words } } : block,
  );
  return { ...content, blocks };
}

async function readAll(sites: readonly Site[], paths: readonly string[]): Promise<void> {
  await Promise.all(sites.flatMap((site) => paths.map((path) => site.send('GET', path, {}, ''))));
}

async function seenAfterMs(
  sites: readonly Site[],
  paths: readonly string[],
  isNew: (page: string) => boolean,
): Promise<number> {
  const beganMs = performance.now();
  const firstNew = async (site: Site, path: string): Promise<number> => {
    for (;;) {
      const askedMs = performance.now() - beganMs;
      if (isNew((await site.send('GET', path, {}, '')).body)) return askedMs;
      if (askedMs > GIVE_UP_MS) throw new Error(`${path} is still the old page after ${GIVE_UP_MS} ms`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };
  return Math.max(...(await Promise.all(sites.flatMap((site) => paths.map((path) => firstNew(site, path))))));
}

function askAs(cookie: string, site: Site): Ask {
  return async <Answer>(method: string, path: string, body?: unknown) => {
    const headers = { cookie, 'content-type': 'application/json' };
    const answer = await site.send(method, path, headers, body === undefined ? '' : JSON.stringify(body));
    if (answer.status >= 300) throw new Error(`${method} ${path} answered ${answer.status}: ${answer.body}`);
    return JSON.parse(answer.body) as Answer;
  };
}

/** An owner who came in already. */
async function ownerCookie(db: Database): Promise<string> {
  const [owner] = await db.rows<{ id: number }>("SELECT id FROM users WHERE role = 'owner' LIMIT 1");
  return enter(db, owner?.id ?? 0);
}
