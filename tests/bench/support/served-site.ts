import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from '../../../db/client.ts';
import { siteFolder } from '../../../scripts/build.ts';
import { AS_STARTED } from './as-started.ts';

/** The built site on a database, in a process of its own. */
export async function serve(appUrl: string): Promise<{ process: ChildProcess; origin: string }> {
  const child = spawn(
    process.execPath,
    [...AS_STARTED.execArgv, join(import.meta.dirname, 'serve.ts'), appUrl, siteFolder],
    {
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
      env: { ...process.env, ...AS_STARTED.env, LOG_LEVEL: 'silent' },
    },
  );
  const [line] = (await once(child.stdout as NonNullable<typeof child.stdout>, 'data')) as [Buffer];
  return { process: child, origin: (JSON.parse(line.toString()) as { origin: string }).origin };
}

/** The database server's process; it is on this machine. */
export async function pidOfDatabase(db: Database): Promise<number> {
  const [row] = await db.rows<{ file: string }>('SELECT @@pid_file AS file');
  return Number(readFileSync(row?.file ?? '', 'utf8'));
}
