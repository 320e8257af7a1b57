import { join, resolve } from 'node:path';
import type { Database } from '#db/client.ts';
import { dataRoot } from '#db/local/folder.ts';
import { createImportFiles } from '#domain/exchange';
import { createMediaLibrary } from '#domain/media';
import { readEnv, type Env } from '../env.ts';
import { createLog, type Log } from '../log.ts';
import { createDecoder } from '../media/decoder.ts';
import { openStorage } from '../media/open-storage.ts';
import { createMemo } from '../memo.ts';
import { createMetrics } from '../metrics.ts';
import { openDatabases, type DatabaseUrls } from '../open-databases.ts';
import { createRateLimiter } from '../rate-limit.ts';
import { publishRuntime, type Runtime } from '../runtime.ts';
import type { OutboxSource } from '../outbox/index.ts';

export interface RuntimeOptions {
  /** Read from the environment when it is left out. */
  readonly env?: Env | undefined;
  readonly databaseUrls: DatabaseUrls;
  readonly log?: Log;
  /** Where photographs are, when the environment does not say; that of people's own database unless given. */
  readonly mediaDir?: string | undefined;
}

export interface RunningRuntime {
  readonly runtime: Runtime;
  readonly central: Database;
  readonly outboxes: readonly OutboxSource[];
  close(): Promise<void>;
}

/**
 * What use-cases need, without HTTP: for the server, the build (which prerenders from the database) and jobs.
 * Publishes it for code that Astro bundled. Opens no connection yet, so it works while the database is away.
 */
export function startRuntime(options: RuntimeOptions): RunningRuntime {
  const env = options.env ?? readEnv();
  const { shared, routes, placement } = openDatabases(options.databaseUrls, {
    connectionLimit: env.DATABASE_POOL,
  });
  const log = options.log ?? createLog(env.LOG_LEVEL);
  const metrics = createMetrics();
  const now = () => new Date();
  const rateLimiter = createRateLimiter({
    placement,
    now,
    onRefused: (limit) => metrics.rateLimited.inc({ limit }),
  });
  const runtime: Runtime = {
    env,
    placement,
    log,
    metrics,
    memo: createMemo(),
    rateLimiter,
    media: createMediaLibrary({
      storage: openStorage({ ...env, MEDIA_DIR: env.MEDIA_DIR ?? options.mediaDir }),
      decoder: createDecoder(),
    }),
    importFiles: createImportFiles(
      resolve(env.IMPORT_DIR ?? join(dataRoot(), 'imports')),
      env.DISK_RESERVE_MB,
    ),
    now,
  };
  publishRuntime(runtime);
  return {
    runtime,
    central: shared,
    outboxes: outboxesOf(shared, routes),
    async close() {
      await runtime.media.close();
      await rateLimiter.close();
      await placement.close();
    },
  };
}

/** Each outbox table once. A database of its own is named by its lowest branch: names must not change with a restart. */
function outboxesOf(shared: Database, routes: ReadonlyMap<number, Database>): OutboxSource[] {
  const lowest = new Map<Database, number>();
  for (const [branch, database] of routes) {
    lowest.set(database, Math.min(branch, lowest.get(database) ?? branch));
  }
  return [
    { name: 'central', database: shared, table: 'outbox_events_central' },
    { name: 'shared', database: shared, table: 'outbox_events' },
    ...[...lowest].map(([database, branch]) => ({
      name: `branch ${branch}`,
      database,
      table: 'outbox_events' as const,
    })),
  ];
}
