import { toDomainError } from './errors.ts';
import { openPool, send, type SqlValue } from './pool.ts';

/** A database that is only read, without what typed queries need: for a worker that lives for seconds. */
export interface Reader {
  rows<Row>(sql: string, values?: readonly SqlValue[]): Promise<Row[]>;
  /** Hands over the rows of a statement one by one as they come, each a list of its columns. */
  stream(sql: string, take: (row: unknown) => void): Promise<void>;
  close(): Promise<void>;
}

/** `openDatabase` for reading; as many connections as are used at once. */
export function openReader(url: string, options: { readonly connectionLimit: number }): Reader {
  const pool = openPool(url, options.connectionLimit);
  return {
    async rows<Row>(sql: string, values: readonly SqlValue[] = []) {
      try {
        return await send<Row[]>(pool, 'execute', sql, values);
      } catch (error) {
        throw toDomainError(error);
      }
    },
    stream: (sql, take) =>
      new Promise((resolve, reject) => {
        const query = pool.query({ sql, rowsAsArray: true });
        query.on('result', take);
        query.on('error', reject);
        query.on('end', resolve);
      }),
    close: () => pool.promise().end(),
  };
}
