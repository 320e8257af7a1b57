import mysql from 'mysql2/promise';
import type { RowDataPacket } from 'mysql2/promise';
import { connectionOptions } from '../../../db/client.ts';
import { grantsFor } from '../../../db/grants.ts';
import { appUser } from '../../../db/local/credentials.ts';

/** A database of which others can be made: its tables in words, in the order of their names. */
export interface Pattern {
  readonly name: string;
  readonly tables: readonly { readonly name: string; readonly sql: string }[];
}

/** The accounts that the application has on an embedded server. */
const HOSTS = ['localhost', '127.0.0.1'];

/** Reads what a migrated, empty database is made of. */
export async function patternOf(ownerUrl: string): Promise<Pattern> {
  const url = new URL(ownerUrl);
  const database = url.pathname.slice(1);
  const connection = await mysql.createConnection({ ...connectionOptions(url), database });
  try {
    const [rows] = await connection.query<RowDataPacket[]>(
      "SHOW FULL TABLES WHERE table_type = 'BASE TABLE'",
    );
    const tables = [];
    for (const row of rows) {
      const name = String(Object.values(row)[0]);
      const [[made]] = await connection.query<RowDataPacket[]>(`SHOW CREATE TABLE ${mysql.escapeId(name)}`);
      tables.push({ name, sql: String(made?.['Create Table']) });
    }
    return { name: database, tables };
  } finally {
    await connection.end();
  }
}

/**
 * Makes a database like the pattern, with what its migrations wrote and the application's grants, in three round trips:
 * migrating anew is more than a thousand, and each waits its turn on a busy machine.
 */
export async function cloneDatabase(ownerUrl: string, { name: pattern, tables }: Pattern, name: string) {
  const connection = await mysql.createConnection({
    ...connectionOptions(new URL(ownerUrl)),
    multipleStatements: true,
  });
  const [to, from] = [mysql.escapeId(name), mysql.escapeId(pattern)];
  try {
    await connection.query(
      [
        `DROP DATABASE IF EXISTS ${to}`,
        `CREATE DATABASE ${to} CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci`,
        `USE ${to}`,
        'SET SESSION foreign_key_checks = 0',
        ...tables.map(({ sql }) => sql),
        `INSERT INTO schema_migrations SELECT * FROM ${from}.schema_migrations`,
      ].join(';\n'),
    );
    const grants = grantsFor(tables.map((table) => table.name));
    for (const host of HOSTS)
      await connection.query(
        grants
          .map(
            ({ table, privileges }) =>
              `GRANT ${privileges} ON ${to}.${mysql.escapeId(table)} TO ${mysql.escape(appUser)}@${mysql.escape(host)}`,
          )
          .join(';\n'),
      );
  } finally {
    await connection.end();
  }
}
