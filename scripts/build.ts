import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dataRoot } from '../db/local/folder.ts';
import { lastLines } from '../db/local/install-server.ts';
import { acquireLock } from '../db/local/lock.ts';
import { openDatabase } from '../db/client.ts';
import { migrate } from '../db/migrate.ts';
import { readBuildMark } from '../src/server/main/build-mark.ts';
import { withProjectDatabase } from './database.ts';
import { ScriptFailure } from './failure.ts';
import { inProject } from './paths.ts';
import { runNode } from './run-program.ts';

/** The build that `npm start` serves. */
export const siteFolder = inProject('dist');

export interface BuildOptions {
  /** Absolute; Astro empties it first. */
  readonly outDir: string;
  /** The database the prerendered pages are made from. */
  readonly databaseUrls: { readonly appUrl: string; readonly ownerUrl: string };
  readonly log: (line: string) => void;
}

/** Everything that can change what a build makes, but for the database. */
const inputs = ['src', 'public', 'models', 'db', 'astro.config.mjs', 'package-lock.json', 'tsconfig.json'];
const notInputs = /\.test\.tsx?$|\/\.|^db\/local(\/|$)/;
const buildDeadlineMs = 15 * 60_000;
const stampName = 'build-stamp.json';

/** `npm run build`: builds for `npm start`, whether or not anything changed. */
export async function run(): Promise<void> {
  await withProjectDatabase(async ({ appUrl, ownerUrl, appUser }) => {
    await migrate({ ownerUrl, appUser });
    rmSync(join(siteFolder, stampName), { force: true });
    await buildIfStale({ outDir: siteFolder, databaseUrls: { appUrl, ownerUrl }, log: console.log });
  });
}

/**
 * Builds the site unless the folder already holds a build of the same inputs. One builder at a time: another waits and
 * finds it done. Answers whether it built. A changed row never asks for a build; another database does.
 * @throws ScriptFailure with the end of what the build said.
 */
export async function buildIfStale({ outDir, databaseUrls, log }: BuildOptions): Promise<boolean> {
  const wanted: Stamp = { inputs: siteInputsHash(), ...(await readMark(databaseUrls.appUrl)) };
  const stampFile = join(outDir, stampName);
  if (isFresh(stampFile, wanted)) return false;
  mkdirSync(dataRoot(), { recursive: true });
  // One lock for all folders: builds share Astro's caches.
  const lock = await acquireLock(join(dataRoot(), 'build.lock'), 'exclusive', buildDeadlineMs);
  if (!lock) throw new ScriptFailure(`Otro proceso lleva demasiado construyendo ${outDir}.`);
  try {
    if (isFresh(stampFile, wanted)) return false;
    log('Construyendo el sitio…');
    // Gone before the work and written after it: a build that was killed is not taken for a whole one.
    rmSync(stampFile, { force: true });
    await buildInOwnProcess(outDir, databaseUrls);
    writeFileSync(stampFile, JSON.stringify(wanted));
    return true;
  } finally {
    lock.release();
  }
}

/** What a build was made of. */
interface Stamp {
  /** Hash of the source files. */
  readonly inputs: string;
  readonly database: string | null;
  /** Hash of the cars and branches in the database. */
  readonly content: string | null;
}

/**
 * Rows of the same database may have changed since: the server knows which pages they overtook. Another database is
 * only good when it holds the same cars and branches.
 */
function isFresh(stampFile: string, wanted: Stamp): boolean {
  if (!existsSync(stampFile)) return false;
  const made = JSON.parse(readFileSync(stampFile, 'utf8')) as Stamp;
  return (
    made.inputs === wanted.inputs && (made.database === wanted.database || made.content === wanted.content)
  );
}

async function readMark(appUrl: string): Promise<Omit<Stamp, 'inputs'>> {
  const central = openDatabase(appUrl, { connectionLimit: 1 });
  try {
    const { database, content } = await readBuildMark(central);
    return { database, content };
  } finally {
    await central.close();
  }
}

/** Stands for the content of every file a build is made from. */
export function siteInputsHash(): string {
  // Canonical addresses are written into the pages.
  const hash = createHash('sha256').update(process.env['SITE_URL'] ?? '');
  for (const file of inputs.flatMap((input) => filesUnder(input))) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(inProject(file)))
      .update('\0');
  }
  return hash.digest('hex');
}

// Half a gigabyte of build tools would otherwise stay in the memory of the server that starts next.
async function buildInOwnProcess(
  outDir: string,
  { appUrl, ownerUrl }: BuildOptions['databaseUrls'],
): Promise<void> {
  const { code, output } = await runNode(inProject('scripts', 'build-site.ts'), [outDir], {
    isQuiet: true,
    env: { DATABASE_URL: appUrl, DATABASE_OWNER_URL: ownerUrl, NODE_ENV: 'production' },
  });
  if (code !== 0) throw new ScriptFailure(`La construcción del sitio falló:\n\n${lastLines(output, 60)}`);
}

function filesUnder(path: string): string[] {
  const full = inProject(path);
  if (notInputs.test(path) || !existsSync(full)) return [];
  if (!statSync(full).isDirectory()) return [path];
  return readdirSync(full)
    .sort()
    .flatMap((name) => filesUnder(`${path}/${name}`));
}
