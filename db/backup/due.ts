import type { LogFile, Manifest } from './backup-set.ts';

export type BackupKind = 'whole' | 'logs';

export interface BackupPlan {
  /** `09:30`, UTC. */
  readonly at: string;
  readonly logMinutes: number;
}

/**
 * What is due: a whole backup when the last one is older than the last time the clock showed `at` (a machine that was
 * off catches up), else the log when nothing was kept for `logMinutes`.
 */
export function dueBackup(
  plan: BackupPlan,
  kept: {
    readonly set: Pick<Manifest, 'takenAt'> | undefined;
    readonly log: Pick<LogFile, 'closedAt'> | undefined;
  },
  now: Date,
): BackupKind | null {
  if (!kept.set || kept.set.takenAt < lastTimeOf(plan.at, now).toISOString()) return 'whole';
  const newest = [kept.set.takenAt, kept.log?.closedAt ?? ''].sort().at(-1) ?? '';
  return now.getTime() - Date.parse(newest) >= plan.logMinutes * 60_000 ? 'logs' : null;
}

function lastTimeOf(clock: string, now: Date): Date {
  const today = new Date(`${now.toISOString().slice(0, 10)}T${clock}:00.000Z`);
  return today <= now ? today : new Date(today.getTime() - 86_400_000);
}
