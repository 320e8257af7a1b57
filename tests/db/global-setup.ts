import type { TestProject } from 'vitest/node';
import { openTestServer, type TestDatabase } from '../fixtures/test-databases.ts';
import '../fixtures/worker-database.ts';

// Replaying the migrations takes half a second per database and keeps foreign keys, checks, generated columns and
// grants exactly as in production, which copying tables would not.
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await openTestServer();
  const first: TestDatabase[] = [];
  const second: TestDatabase[] = [];
  for (let worker = 1; worker <= project.vitest.config.maxWorkers; worker += 1) {
    first.push(await server.create(`test_w${worker}`));
    second.push(await server.create(`test_w${worker}b`));
  }
  project.provide('workerDatabases', first);
  project.provide('workerSecondDatabases', second);
  return () => server.close();
}
