import { findProgram } from '../db/local/find-server.ts';
import { ScriptFailure } from './failure.ts';
import { runProgram } from './run-program.ts';
import { withProjectDatabase } from './database.ts';

/** `npm run db:shell -- -e "select 1"`: the SQL client, as the owner of the database. */
export async function run(args: string[]): Promise<number> {
  const client = findProgram(['mariadb', 'mysql']);
  if (!client)
    throw new ScriptFailure('Falta el cliente de MariaDB (paquete mariadb-client-core o mariadb-client).');
  return withProjectDatabase(async ({ ownerUrl }) => {
    const url = new URL(ownerUrl);
    const socketPath = url.searchParams.get('socketPath');
    const where = socketPath
      ? ['--protocol=socket', `--socket=${socketPath}`]
      : ['--protocol=tcp', `--host=${url.hostname}`, `--port=${url.port || '3306'}`];
    const { code } = await runProgram(
      client,
      [
        '--no-defaults',
        ...where,
        `--user=${decodeURIComponent(url.username)}`,
        '--default-character-set=utf8mb4',
        ...args,
        decodeURIComponent(url.pathname.slice(1)),
      ],
      // Out of the process list, unlike an argument.
      { env: { MYSQL_PWD: decodeURIComponent(url.password) } },
    );
    return code;
  });
}
