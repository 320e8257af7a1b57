import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { listLogs, listSets } from '#db/backup/backup-set.ts';
import { dueBackup, type BackupKind } from '#db/backup/due.ts';
import { createNap } from './outbox/nap.ts';
import type { Runtime } from './runtime.ts';

export interface BackupSchedule {
  /** Since the newest whole backup; infinite when there is none. */
  ageSeconds(): number;
  /** A backup that is being taken is given up; it counts for nothing until it is whole. */
  close(): Promise<void>;
}

const LOOK_EVERY_MS = 60_000;
const AFTER_FAILURE_MS = 15 * 60_000;
const MAX_WORDS = 2_000;

/**
 * Takes the backups that are due, in a process of their own, in the process that leads. What is due is read from the
 * folder itself, so nothing has to be remembered. Undefined when no folder is set.
 */
export function startBackups(
  { env, log, now }: Pick<Runtime, 'env' | 'log' | 'now'>,
  { projectRoot, isLeading }: { readonly projectRoot: string; readonly isLeading: () => boolean },
): BackupSchedule | undefined {
  const target = env.BACKUP_TO;
  if (target === undefined) return undefined;
  const nap = createNap();
  const stop = new AbortController();
  const isStopping = () => stop.signal.aborted;
  const running = run(target);

  async function run(folder: string): Promise<void> {
    while (!isStopping()) {
      await nap.rest(LOOK_EVERY_MS);
      if (isStopping() || !isLeading()) continue;
      const kind = due(folder);
      if (kind === null) continue;
      const failure = await take(kind);
      if (isStopping()) return;
      if (failure === null) log.info('a backup was taken', { kind });
      else {
        log.error('a backup could not be taken', { kind, words: failure });
        await nap.rest(AFTER_FAILURE_MS);
      }
    }
  }

  function due(folder: string): BackupKind | null {
    const set = listSets(folder).at(-1);
    const newest = set && listLogs(folder, set.origin).at(-1);
    return dueBackup({ at: env.BACKUP_AT, logMinutes: env.BACKUP_LOG_MINUTES }, { set, log: newest }, now());
  }

  /** Null when it was taken, else what the program said. */
  function take(kind: BackupKind): Promise<string | null> {
    const args = [
      join(projectRoot, 'scripts', 'bootstrap.mjs'),
      'db-backup',
      ...(kind === 'logs' ? ['--logs'] : []),
    ];
    const child = spawn(process.execPath, args, {
      cwd: projectRoot,
      stdio: ['ignore', 'ignore', 'pipe'],
      signal: stop.signal,
    });
    let words = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (words = (words + text).slice(-MAX_WORDS)));
    return new Promise((resolve) => {
      child.once('error', (error) => resolve(error.message));
      child.once('close', (code) => resolve(code === 0 ? null : words.trim()));
    });
  }

  return {
    ageSeconds() {
      const newest = listSets(target).at(-1);
      return newest ? (now().getTime() - Date.parse(newest.takenAt)) / 1000 : Number.POSITIVE_INFINITY;
    },
    async close() {
      stop.abort();
      nap.wake();
      await running;
    },
  };
}
