import { createConnection } from 'mysql2/promise';
import { schemaTables } from '../../db/migrate.ts';
import { workerDatabase, workerSecondDatabase } from '../fixtures/worker-database.ts';

// Runs before each file, so that no test depends on which files this worker ran before.
await Promise.all([workerDatabase(), workerSecondDatabase()].map(({ ownerUrl }) => empty(ownerUrl)));

async function empty(ownerUrl: string): Promise<void> {
  const owner = await createConnection({ uri: ownerUrl, multipleStatements: true });
  try {
    const deletions = [...schemaTables().keys()].map((table) => `DELETE FROM \`${table}\`;`);
    await owner.query(`SET foreign_key_checks = 0; START TRANSACTION; ${deletions.join(' ')} COMMIT`);
  } finally {
    await owner.end();
  }
}
