import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { writePrivately } from '../local/credentials.ts';

// The folder that backups go to:
//   sets/20261122T033000Z/manifest.json, database.mbstream.zst.age   a whole copy of the server
//   log/<origin>/binlog.000012.zst.age + .json                       what happened between copies
//   media/ab/<hash>.zst.age                                          photographs, each once

const File = z.object({
  name: z.string(),
  plainBytes: z.number(),
  bytes: z.number(),
  sha256: z.string(),
});

const Manifest = z.object({
  format: z.literal(1),
  name: z.string(),
  takenAt: z.iso.datetime(),
  /** Which server: its logs stand under this name, because another server's begin anew at the same numbers. */
  origin: z.string(),
  server: z.string(),
  /** Where in the log the copy stands: what comes after is not in it. */
  log: z.object({ file: z.string(), position: z.number() }),
  seconds: z.number(),
  database: File,
});

export type Manifest = z.infer<typeof Manifest>;

const LogFile = File.extend({ closedAt: z.iso.datetime() });

/** A closed file of the binary log. */
export type LogFile = z.infer<typeof LogFile>;

export const DATABASE_FILE = 'database.mbstream.zst.age';
const NAME = /^\d{8}T\d{6}Z$/;

export const setFolder = (target: string, name: string) => join(target, 'sets', name);
export const logFolder = (target: string, origin: string) => join(target, 'log', origin);

/** `20261122T033000Z`: sorts by time. */
export function setName(at: Date): string {
  return `${at.toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
}

/** Whole sets, oldest first; one without its manifest was never finished. */
export function listSets(target: string): Manifest[] {
  const folder = join(target, 'sets');
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => NAME.test(name) && existsSync(join(folder, name, 'manifest.json')))
    .sort()
    .map((name) => Manifest.parse(JSON.parse(readFileSync(join(folder, name, 'manifest.json'), 'utf8'))));
}

/** Makes the folder of a new set; it counts once its manifest is there. */
export function makeSetFolder(target: string, name: string): string {
  const folder = setFolder(target, name);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return folder;
}

export function finishSet(target: string, manifest: Manifest): void {
  writePrivately(
    join(setFolder(target, manifest.name), 'manifest.json'),
    `${JSON.stringify(Manifest.parse(manifest), undefined, 2)}\n`,
  );
}

/** Kept files of a server's log, in their order. */
export function listLogs(target: string, origin: string): LogFile[] {
  const folder = logFolder(target, origin);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => LogFile.parse(JSON.parse(readFileSync(join(folder, name), 'utf8'))));
}

export function finishLog(target: string, origin: string, log: LogFile): void {
  writePrivately(join(logFolder(target, origin), `${log.name}.json`), `${JSON.stringify(log)}\n`);
}

/**
 * Removes sets older than `keepDays` but never the newest `atLeast`, what was left unfinished a day ago, and logs that
 * no set that stays has use for. Answers the names of the sets that went.
 */
export function pruneSets(
  target: string,
  { now, keepDays, atLeast = 3 }: { now: Date; keepDays: number; atLeast?: number },
): string[] {
  const sets = listSets(target);
  const oldest = new Date(now.getTime() - keepDays * 86_400_000).toISOString();
  const gone = sets.slice(0, Math.max(0, sets.length - atLeast)).filter(({ takenAt }) => takenAt < oldest);
  for (const { name } of gone) removeSet(target, name);
  const kept = sets.filter((set) => !gone.includes(set));
  removeUnfinished(target, now);
  const logs = join(target, 'log');
  for (const origin of existsSync(logs) ? readdirSync(logs) : []) {
    const first = kept.find((set) => set.origin === origin)?.log.file;
    for (const { name } of listLogs(target, origin)) {
      if (first !== undefined && name >= first) continue;
      for (const file of [`${name}.json`, `${name}.zst.age`])
        rmSync(join(logs, origin, file), { force: true });
    }
  }
  return gone.map(({ name }) => name);
}

function removeSet(target: string, name: string): void {
  // Renamed first: half a set must not look like one.
  const going = join(target, 'sets', `${name}.going`);
  renameSync(setFolder(target, name), going);
  rmSync(going, { recursive: true, force: true });
}

function removeUnfinished(target: string, now: Date): void {
  const folder = join(target, 'sets');
  if (!existsSync(folder)) return;
  const dayAgo = setName(new Date(now.getTime() - 86_400_000));
  for (const name of readdirSync(folder)) {
    const isWhole = NAME.test(name) && existsSync(join(folder, name, 'manifest.json'));
    if (!isWhole && name.slice(0, dayAgo.length) < dayAgo) rmSync(join(folder, name), { recursive: true });
  }
}
