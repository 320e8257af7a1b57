import { afterAll, beforeAll, expect, test } from 'vitest';
import { aWorld, type World } from '../../fixtures/a-world.ts';
import { openTestServer, type TestServer } from '../../fixtures/test-databases.ts';
import { findBreaks } from '../support/invariants.ts';
import { playDays, wordsOf } from './run-days.ts';

// Sixty days are short here, so that the database stage stays within its two minutes; days of 2,000 operations are
// `npm run faults -- days` (docs/decisions/0022-faults.md says what was measured).
const SEEDS = 60;
const OPERATIONS = 100;
const FIRST_SEED = 1;
/** A tenth of it where nothing else runs. */
const ENOUGH_MS = 400_000;

let server: TestServer;
let world: World;

beforeAll(async () => {
  server = await openTestServer();
  world = await aWorld(await server.create('days'));
});

afterAll(async () => {
  await world.close();
  await server.close();
});

test(
  'sixty random days on three branches end as the slow oracle says, and nothing that must hold is broken',
  { timeout: ENOUGH_MS },
  async () => {
    const options = {
      firstSeed: FIRST_SEED,
      seeds: SEEDS,
      operations: OPERATIONS,
      seconds: ENOUGH_MS / 1_000,
    };
    const { played, failed } = await playDays(world, options);
    expect(failed.map(wordsOf)).toEqual([]);
    expect(played).toBe(SEEDS);
    expect(await findBreaks(world.db, [], { isQuiet: false })).toEqual([]);
  },
);
