import { createConnection } from 'mysql2/promise';
import { databaseName, type LocalFolder } from './folder.ts';
import { databaseUrl, ownerUser, type Credentials } from './credentials.ts';

const connectTimeoutMs = 3_000;

/** Whether a real query gets a real answer: a socket that exists, or a ping, proves nothing. */
export async function answersQueries(
  folder: LocalFolder,
  credentials: Credentials,
  socketPath: string,
): Promise<boolean> {
  try {
    const uri = databaseUrl(ownerUser, credentials.ownerPassword, databaseName(folder.kind), socketPath);
    const connection = await createConnection({ uri, connectTimeout: connectTimeoutMs });
    // A connection that breaks between queries must not take the process with it.
    connection.on('error', () => undefined);
    try {
      await connection.query('SELECT 1');
      return true;
    } finally {
      connection.destroy();
    }
  } catch {
    return false;
  }
}
