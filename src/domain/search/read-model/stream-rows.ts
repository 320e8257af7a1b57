import type { Database } from '#db/client.ts';

/** Hands over the rows of a statement one by one as they come, each a list of its columns. */
export function streamRows(database: Database, sql: string, take: (row: unknown) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const query = database.callbackPool.query({ sql, rowsAsArray: true });
    query.on('result', take);
    query.on('error', reject);
    query.on('end', resolve);
  });
}
