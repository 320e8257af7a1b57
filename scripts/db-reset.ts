import { parseArgs } from 'node:util';
import { createConnection } from 'mysql2/promise';
import { connectionOptions } from '../db/client.ts';
import { migrate } from '../db/migrate.ts';
import { withProjectDatabase } from './database.ts';
import { fillEmpty, readScale } from './db-seed.ts';
import { ScriptFailure } from './failure.ts';

/**
 * `npm run db:reset`: drops everything and begins again, with the demo chain where `npm start` would have it
 * (`--scale N`). A real server is only touched when its database is named: `--database <name>`.
 */
export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: { database: { type: 'string' }, scale: { type: 'string', default: '1' } },
  });
  const scale = readScale(['--scale', values.scale]);
  await withProjectDatabase(async (database, env) => {
    if (!database.isEmbedded && values.database !== database.name) {
      throw new ScriptFailure(
        `Esto borraría todo en un servidor propio. Si es lo que quieres:\n\n  npm run db:reset -- --database ${database.name}`,
      );
    }
    const connection = await createConnection(connectionOptions(new URL(database.ownerUrl)));
    try {
      await connection.query('DROP DATABASE IF EXISTS ??', [database.name]);
      await connection.query('CREATE DATABASE ?? CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci', [
        database.name,
      ]);
    } finally {
      await connection.end();
    }
    await migrate({ ownerUrl: database.ownerUrl, appUser: database.appUser });
    console.log(`${database.name}: vacía y al día.`);
    if (database.isEmbedded || env.MULTIPARTES_DEMO) await fillEmpty(database, scale);
  });
}
