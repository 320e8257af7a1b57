import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import mysql from 'mysql2/promise';
import { connectionOptions, openDatabase } from '../../db/client.ts';
import { openLocalDatabase } from '../../db/local/connect.ts';
import { migrate } from '../../db/migrate.ts';
import { seedCatalog } from '../../db/seed/index.ts';
import { buildIfStale, siteFolder } from '../../scripts/build.ts';
import { withDatabaseName } from '../../scripts/database.ts';
import { createClient, underLoad } from './support/load.ts';
import { saleDeeds } from './support/sale-deeds.ts';
import { makeSaleWorld } from './support/sale-world.ts';
import { processorMs } from './support/processor-time.ts';
const NAME = 'multipartes_bench_prof';
export async function run(args: string[] = []) {
  const local = await openLocalDatabase('bench');
  const appUrl = withDatabaseName(local.appUrl, NAME), ownerUrl = withDatabaseName(local.ownerUrl, NAME);
  const owner = await mysql.createConnection(connectionOptions(new URL(local.ownerUrl)));
  await owner.query(`DROP DATABASE IF EXISTS ${NAME}`);
  await owner.query(`CREATE DATABASE ${NAME} CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci`);
  await migrate({ ownerUrl, appUser: 'multipartes_app' });
  await seedCatalog({ ownerUrl, nowMs: Date.now() });
  await buildIfStale({ outDir: siteFolder, databaseUrls: { appUrl, ownerUrl }, log: console.log });
  if (args.includes('build')) { await owner.end(); await local.release(); return 0; }
  const db = openDatabase(appUrl, { connectionLimit: 16 });
  const world = await makeSaleWorld(db, { branches: 20, itemsPerBranch: 300, tills: 64, hotItems: 10 });
  const pidFile = (await db.rows<{ f: string }>('SELECT @@pid_file AS f'))[0]!.f;
  const dbPid = Number(process.getBuiltinModule('node:fs').readFileSync(pidFile, 'utf8'));
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', join(import.meta.dirname, 'support/tmp-serve.ts'), appUrl, siteFolder], { stdio: ['ignore', 'pipe', 'inherit', 'ipc'], env: { ...process.env, LOG_LEVEL: 'silent' } });
  const [line] = (await once(child.stdout!, 'data')) as [Buffer];
  const origin = (JSON.parse(line.toString()) as { origin: string }).origin;
  const client = createClient(origin, 128);
  const deeds = saleDeeds(db, client, { tills: args.includes('hot') ? world.hotTills : world.tills, items: world.items, lines: args.includes('3') ? 3 : 1 });
  await underLoad(128, 1500, deeds.S);
  for (const [n, d] of [['R', deeds.R], ['G', deeds.G], ['H', deeds.H], ['S', deeds.S], ['R', deeds.R], ['G', deeds.G], ['H', deeds.H], ['S', deeds.S]] as const) {
    const q = async () => Number((await db.rows<{ Value: string }>("SHOW GLOBAL STATUS LIKE 'Questions'"))[0]!.Value);
    const c = async () => Number((await db.rows<{ Value: string }>("SHOW GLOBAL STATUS LIKE 'Handler_commit'"))[0]!.Value);
    const b = { a: processorMs(child.pid!), d: processorMs(dbPid), c: processorMs(process.pid), q: await q(), h: await c() };
    const prof = args.includes('prof') && n === 'S'; if (prof) child.kill('SIGUSR2');
    const load = await underLoad(128, 3000, d); if (prof) child.kill('SIGUSR2');
    console.log(n, (load.done / load.seconds).toFixed(0), 'app', ((processorMs(child.pid!) - b.a) / load.done).toFixed(3), 'db', ((processorMs(dbPid) - b.d) / load.done).toFixed(3), 'client', ((processorMs(process.pid) - b.c) / load.done).toFixed(3), 'questions', ((await q() - b.q) / load.done).toFixed(2), 'commits', ((await c() - b.h) / load.done).toFixed(2));
  }
  if (args.includes('keep')) await new Promise((r) => setTimeout(r, 1000));
  child.kill('SIGTERM');
  await once(child, 'exit');
  client.close();
  await db.close();
  await owner.query(`DROP DATABASE IF EXISTS ${NAME}`);
  await owner.end();
  await local.release();
  return 0;
}
