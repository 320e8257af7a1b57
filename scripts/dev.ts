import { dev } from 'astro';
import { migrate } from '../db/migrate.ts';
import { startRuntime } from '../src/server/main/start-runtime.ts';
import { environment, openProjectDatabase } from './database.ts';
import { seedWhenWanted } from './demo.ts';
import { projectRoot } from './paths.ts';
import { assertPortIsFree } from './port.ts';
import { toldToStop } from './told-to-stop.ts';
import { printWelcome } from './welcome.ts';

/** `npm run dev`: pages rebuilt as their files change. Without what only the front does: caches, headers, twins. */
export async function run(): Promise<void> {
  const env = environment();
  await assertPortIsFree(env.HOST, env.PORT);
  const database = await openProjectDatabase(env);
  await migrate({ ownerUrl: database.ownerUrl, appUser: database.appUser });
  await seedWhenWanted(env, database, (line) => console.log(line));
  // Astro runs pages inside this process, so they find the runtime where the server would have put it.
  const running = startRuntime({ env, databaseUrls: database });
  const server = await dev({
    root: projectRoot,
    server: { host: env.HOST, port: env.PORT },
    logLevel: 'info',
    vite: { server: { watch: { ignored: ['**/.data/**', '**/dist/**', '**/test-results/**'] } } },
  });
  await printWelcome(`http://${env.HOST}:${server.address.port}`, database);
  await toldToStop();
  await server.stop();
  await running.close();
  await database.release();
}
