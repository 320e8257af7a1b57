import { setImmediate as nextTurn } from 'node:timers/promises';
import { migrate } from '../db/migrate.ts';
import type { Env } from '../src/server/env.ts';
import { buildIfStale, siteFolder } from './build.ts';
import { environment, openProjectDatabase } from './database.ts';
import { seedWhenWanted } from './demo.ts';
import { assertPortIsFree, friendlyListenError } from './port.ts';
import { toldToStop } from './told-to-stop.ts';
import { printWelcome } from './welcome.ts';

/** `npm start`: from a fresh clone to a served site; resolves when it has been told to stop and has drained. */
export async function run(): Promise<void> {
  const env = environment();
  // Before the minute that a first start takes.
  await assertPortIsFree(env.HOST, env.PORT);
  const [database, { startServer }] = await Promise.all([openProjectDatabase(env), loadServer()]);
  const log = (line: string) => console.log(line);
  await migrate({
    ownerUrl: database.ownerUrl,
    appUser: database.appUser,
    log: (name) => log(`Migración ${name}`),
  });
  await seedWhenWanted(env, database, log);
  const databaseUrls = { appUrl: database.appUrl, ownerUrl: database.ownerUrl };
  await buildIfStale({ outDir: siteFolder, databaseUrls, log });

  const options = {
    env: quietOnTerminal(env),
    databaseUrls,
    host: env.HOST,
    port: env.PORT,
    distDir: siteFolder,
  };
  const server = await startServer(options).catch((error: unknown) => {
    throw friendlyListenError(error, env.HOST, env.PORT);
  });
  await printWelcome(server.url, database);
  await toldToStop();
  await server.close();
  await database.release();
}

/** The database starts in a process of its own and leaves this one idle; loading before it begins would hold it up. */
async function loadServer() {
  await nextTurn();
  return await import('../src/server/main/index.ts');
}

/** JSON lines are for machines; a person at a terminal sees only what is wrong, unless they asked for more. */
function quietOnTerminal(env: Env): Env {
  return process.stdout.isTTY && process.env['LOG_LEVEL'] === undefined ? { ...env, LOG_LEVEL: 'warn' } : env;
}
