import { existsSync } from 'node:fs';
import { dataRoot, localFolder, type LocalKind } from './folder.ts';
import { acquireLock, isHeldExclusively, tryLock } from './lock.ts';
import { readRecord } from './record.ts';

const stopDeadlineMs = 60_000;

/** Stops the private server of a kind without waiting for its grace time, unless some client holds it. */
export async function stopLocalDatabase(
  kind: LocalKind,
  root: string = dataRoot(),
): Promise<'stopped' | 'not-running' | 'in-use'> {
  const folder = localFolder(kind, root);
  if (!existsSync(folder.keeperLock) || !isHeldExclusively(folder.keeperLock)) return 'not-running';
  const nobody = tryLock(folder.clientsLock, 'exclusive');
  if (!nobody) return 'in-use';
  try {
    const keeperPid = readRecord(folder)?.keeperPid;
    if (keeperPid !== undefined) process.kill(keeperPid, 'SIGTERM');
    const gone = await acquireLock(folder.keeperLock, 'exclusive', stopDeadlineMs);
    if (!gone) throw new Error(`The keeper ${keeperPid ?? '?'} of ${folder.path} does not end`);
    gone.release();
    return 'stopped';
  } finally {
    nobody.release();
  }
}
