import type { Database } from '#db/client.ts';
import { migrationFiles } from '#db/migrate.ts';
import { silenceSeconds } from '../outbox/index.ts';
import { withinMs } from './deadline.ts';
import { appliedMigrations, ping } from './readiness.queries.ts';

export interface ReadinessReport {
  readonly isReady: boolean;
  readonly database: 'up' | 'down';
  readonly migrations: 'current' | 'behind' | 'unknown';
  /** Seconds since some process last emptied the outbox; null when none ever has. */
  readonly outboxAgeSeconds: number | null;
}

const PROBE_MS = 1_000;
const REMEMBERED_MS = 1_000;
/** Pages then show prices and stock this old, so better ask another server. */
const MAX_OUTBOX_AGE_SECONDS = 60;

/** Whether this process can serve: asked at most once a second, however many probes come. */
export function createReadiness(central: Database): () => Promise<ReadinessReport> {
  let last: { readonly atMs: number; readonly report: Promise<ReadinessReport> } | undefined;
  let isSchemaCurrent = false;

  async function probe(): Promise<ReadinessReport> {
    try {
      await withinMs(ping(central), PROBE_MS);
      isSchemaCurrent ||= await withinMs(hasEveryMigration(central), PROBE_MS);
      const ageSeconds = await withinMs(silenceSeconds(central), PROBE_MS);
      return {
        isReady: isSchemaCurrent && (ageSeconds === null || ageSeconds <= MAX_OUTBOX_AGE_SECONDS),
        database: 'up',
        migrations: isSchemaCurrent ? 'current' : 'behind',
        outboxAgeSeconds: ageSeconds,
      };
    } catch {
      return { isReady: false, database: 'down', migrations: 'unknown', outboxAgeSeconds: null };
    }
  }

  return () => {
    const atMs = performance.now();
    if (!last || atMs - last.atMs > REMEMBERED_MS) last = { atMs, report: probe() };
    return last.report;
  };
}

async function hasEveryMigration(central: Database): Promise<boolean> {
  const applied = await appliedMigrations(central);
  return migrationFiles().every((file) => applied.get(file.name) === file.hash);
}
