import { aWorld, type World } from '../../fixtures/a-world.ts';
import { openTestServer } from '../../fixtures/test-databases.ts';
import { findBreaks } from '../support/invariants.ts';
import { KINDS } from './operations/index.ts';
import { DayFailure, runDay, type DayPlan } from './run-day.ts';
import { createCarrier, createCoreType, type Carrier, type CoreType } from './setting.ts';

/** Days that go on at the same time: more keep the disk and both processors busy. */
const AT_ONCE = 6;

interface Failed {
  readonly plan: DayPlan;
  readonly failure: DayFailure;
}

export interface DaysOptions {
  readonly firstSeed: number;
  readonly seeds: number;
  readonly operations: number;
  readonly seconds: number;
}

/** Many days on one database; answers those that failed, each with the least that still fails. */
export async function playDays(
  world: World,
  { firstSeed, seeds, operations, seconds }: DaysOptions,
  tell: (line: string) => void = () => {},
): Promise<{ readonly played: number; readonly failed: readonly Failed[] }> {
  const shared = { carrier: createCarrier(world), cores: await createCoreType(world) };
  const beganMs = performance.now();
  const failed: Failed[] = [];
  let next = 0;
  let played = 0;
  async function player(): Promise<void> {
    while (next < seeds && performance.now() - beganMs < seconds * 1_000 && failed.length < 3) {
      const plan = { seed: firstSeed + next++, operations };
      try {
        await runDay(world, shared, plan);
      } catch (error) {
        if (!(error instanceof DayFailure)) throw error;
        failed.push(await shrunk(world, shared, { plan, failure: error }));
      }
      played += 1;
      if (played % 100 === 0) tell(`${played} days, ${failed.length} failed`);
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, player));
  return { played, failed };
}

/** Ends the day where it failed, and leaves out every kind of operation that the failure does not need. */
async function shrunk(
  world: World,
  shared: { readonly carrier: Carrier; readonly cores: CoreType },
  first: Failed,
): Promise<Failed> {
  let least: Failed = { plan: { ...first.plan, operations: first.failure.at }, failure: first.failure };
  for (const kind of Object.keys(KINDS)) {
    const without = [...(least.plan.without ?? []), kind];
    if (without.length === Object.keys(KINDS).length) break;
    const plan = { ...least.plan, without };
    try {
      await runDay(world, shared, plan);
    } catch (error) {
      if (error instanceof DayFailure) least = { plan: { ...plan, operations: error.at }, failure: error };
    }
  }
  return least;
}

export function wordsOf({ plan, failure }: Failed): string {
  const without = plan.without?.length ? `, without ${plan.without.join(' ')}` : '';
  return `seed ${plan.seed}, operation ${plan.operations}${without}: ${failure.message}`;
}

/** `npm run faults -- days`. */
export async function runDays(options: DaysOptions): Promise<number> {
  const server = await openTestServer();
  const world = await aWorld(await server.create('days'));
  const beganMs = performance.now();
  try {
    const { played, failed } = await playDays(world, options, (line) => console.log(`  ${line}`));
    const breaks = await findBreaks(world.db, [], { isQuiet: false });
    const seconds = (performance.now() - beganMs) / 1_000;
    for (const each of failed) console.log(`✗ ${wordsOf(each)}`);
    for (const { invariant, text } of breaks) console.log(`✗ ${invariant}: ${text}`);
    const ok = failed.length === 0 && breaks.length === 0;
    const rate = Math.round((played * options.operations) / seconds);
    console.log(
      `${ok ? '✓' : '✗'} ${played} days of ${options.operations} operations in ${seconds.toFixed(0)} s (${rate} operations/s)`,
    );
    const { firstSeed, operations } = options;
    console.log(
      JSON.stringify({
        faults: 'days',
        ok,
        played,
        operations,
        firstSeed,
        failed: failed.map(wordsOf),
        breaks: breaks.length,
        rate,
      }),
    );
    return ok ? 0 : 1;
  } finally {
    await world.close();
    await server.close();
  }
}
