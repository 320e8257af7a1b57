import mysql from 'mysql2/promise';
import { connectionOptions } from '../../../db/client.ts';
import { openLocalDatabase } from '../../../db/local/connect.ts';
import { migrate } from '../../../db/migrate.ts';
import { seedDemoIfEmpty } from '../../../db/seed/index.ts';
import { withDatabaseName } from '../../../scripts/database.ts';
import { inProject } from '../../../scripts/paths.ts';

const APP_USER = 'multipartes_app';

export interface ScaledChain {
  readonly appUrl: string;
  readonly ownerUrl: string;
  release(): Promise<void>;
}

/** The demo chain, `scale` times its size, in a database of its own that is kept for the next run. */
export async function openScaledChain(scale: number): Promise<ScaledChain> {
  const name = `multipartes_bench_chain_${scale}`;
  const local = await openLocalDatabase('bench');
  const appUrl = withDatabaseName(local.appUrl, name);
  const ownerUrl = withDatabaseName(local.ownerUrl, name);
  const owner = await mysql.createConnection(connectionOptions(new URL(local.ownerUrl)));
  await owner.query(
    `CREATE DATABASE IF NOT EXISTS ${mysql.escapeId(name)} CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci`,
  );
  await owner.end();
  await migrate({ ownerUrl, appUser: APP_USER });
  const startMs = performance.now();
  const seeded = await seedDemoIfEmpty({
    ownerUrl,
    scale,
    demoLoginsFile: inProject('.data', 'bench', `${name}-logins.json`),
    log: (line) => console.log(`  ${line}`),
  });
  if (seeded) console.log(`scale ${scale} seeded in ${Math.round((performance.now() - startMs) / 1_000)} s`);
  return { appUrl, ownerUrl, release: () => local.release() };
}
