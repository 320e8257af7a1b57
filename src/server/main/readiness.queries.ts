import type { Executor } from '#db/client.ts';

export async function ping(db: Executor): Promise<void> {
  await db.rows('SELECT 1 AS up');
}

/** Name → hash of the migrations that were applied whole. */
export async function appliedMigrations(db: Executor): Promise<Map<string, string>> {
  const rows = await db.rows<{ name: string; hash: string }>(
    'SELECT name, hash FROM schema_migrations WHERE done_statements = total_statements',
  );
  return new Map(rows.map(({ name, hash }) => [name, hash]));
}
