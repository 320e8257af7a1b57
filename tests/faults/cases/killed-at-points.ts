import { randomOf, shuffled, type Bench, type CaseResult, type FaultCase } from '../support/case.ts';
import type { Attempt } from '../support/journal.ts';
import { pointName, type FaultMoment, type FaultPoint } from '../support/orders.ts';
import { untilHeard } from '../support/invariants.ts';
import { endsShift, PLAYS, type Play, type Stage } from '../support/plays.ts';
import { openScene, type Scene } from '../support/scene.ts';

// F1. Every statement of every deed, and the steps around it, are points. First each deed is done once and its points
// are noted, so a new statement is a new point without anybody adding it. Then processes are killed: in each, some
// deeds of different branches stand at their points while the last one's point kills all of them.

const COUNTS = { quick: 80, full: 1_000 } as const;
/** Deeds that die with one process. */
const TOGETHER = 8;
const PARKED_MS = 5_000;
/** Deaths that are tried for each that is wanted, at most. */
const MOST_TRIES = 2;

/** A way to die. */
export interface Death {
  readonly play: Play;
  readonly point: FaultPoint;
  readonly moment: FaultMoment;
}

export const killedAtPoints: FaultCase = {
  id: 'F1',
  title: 'app killed at every point of every deed',
  async run(bench) {
    const scene = await openScene(bench.server, 'f1', { branches: 2 * TOGETHER, tills: 1, spares: 1 });
    try {
      return await run(bench, scene);
    } finally {
      await scene.close();
    }
  },
};

async function run(bench: Bench, scene: Scene): Promise<CaseResult> {
  const failures: string[] = [];
  const stages = stagesOf(scene);
  const all = await findDeaths(scene, stages[0] as Stage);
  const points = new Set(all.map(({ point }) => pointName(point)));
  bench.tell(`${points.size} points, ${all.length} ways to die`);
  const count = COUNTS[bench.size];
  const wanted = deathsOf(all, count * MOST_TRIES, randomOf(bench.seed));
  const killed: Death[] = [];
  let missed = 0;
  // Sales that come together are grouped by chance, so some deeds pass other points than they did at first.
  while (killed.length < count && wanted.length > 0 && !bench.isOver()) {
    for (const batch of batchesOf(wanted.splice(0, count - killed.length))) {
      if (bench.isOver()) break;
      const { died, failed } = await killTogether(scene, stages, batch);
      killed.push(...died);
      missed += batch.length - died.length;
      failures.push(...failed);
      if (bench.size === 'full' && killed.length % 100 < TOGETHER) bench.tell(`${killed.length} killed`);
    }
  }
  if (killed.length < count && !bench.isOver())
    failures.push(`only ${killed.length} of ${count} deeds died at their point`);
  const distinct = new Set(killed.map(({ point, moment }) => `${pointName(point)} ${moment}`)).size;
  return {
    count: killed.length,
    unit: 'deeds killed',
    breaks: await scene.examine(),
    failures,
    note: `${distinct} different of ${all.length} at ${points.size} points; ${missed} passed by`,
  };
}

/** A pair of branches for each deed of a batch. */
function stagesOf(scene: Scene): Stage[] {
  const deskOf = (index: number) => {
    const branch = scene.yard.branches[index];
    const till = branch?.tills[0];
    if (!branch || !till) throw new Error('The yard is too small');
    return { branch, till };
  };
  return Array.from({ length: TOGETHER }, (_, index) => ({
    scene,
    desk: deskOf(2 * index),
    other: deskOf(2 * index + 1),
  }));
}

/** Does every play once, undisturbed, and notes where it passes. */
export async function findDeaths(scene: Scene, stage: Stage): Promise<Death[]> {
  const deaths: Death[] = [];
  for (const play of PLAYS) {
    const deeds = await play.prepare(stage);
    await scene.shop.trace(play.deed);
    for (const deed of deeds) await scene.make(deed);
    if (play.isHeard) await untilHeard(scene.db);
    const { points } = await scene.shop.trace('');
    const own = points.filter(({ deed, step }) => step > 0 || play.steps.includes(deed));
    const distinct = new Map(own.map((point) => [pointName(point), point]));
    for (const point of distinct.values()) {
      const moments: FaultMoment[] = point.step === 0 ? ['before'] : ['before', 'during', 'after'];
      deaths.push(...moments.map((moment) => ({ play, point, moment })));
    }
    if (endsShift(play)) await scene.yard.freshShift(stage.desk.branch, stage.desk.till);
  }
  return deaths;
}

/** All of them as often as there is room for, in an order of the seed. */
function deathsOf(all: readonly Death[], count: number, random: () => number): Death[] {
  const deaths: Death[] = [];
  while (deaths.length < count) deaths.push(...shuffled(all, random));
  return deaths.slice(0, count);
}

/**
 * Deeds of one kind cannot be told apart in one process, so a batch has each kind once; and one that stands still in the
 * inbox keeps the others from being heard.
 */
function batchesOf(deaths: readonly Death[]): Death[][] {
  const batches: Death[][] = [];
  for (const death of deaths) {
    const fits = batches.find(
      (batch) => batch.length < TOGETHER && batch.every(({ play }) => !excludes(play, death.play)),
    );
    if (fits) fits.push(death);
    else batches.push([death]);
  }
  return batches;
}

function excludes(one: Play, other: Play): boolean {
  return one.deed === other.deed || (one.isHeard === true && other.isHeard === true);
}

interface Killed {
  readonly died: readonly Death[];
  readonly failed: readonly string[];
}

async function killTogether(
  scene: Scene,
  stages: readonly Stage[],
  batch: readonly Death[],
): Promise<Killed> {
  const failed: string[] = [];
  // The one that kills comes last; a point in the middle of a statement cannot wait.
  const ordered = [...batch].sort((a, b) => Number(a.moment === 'during') - Number(b.moment === 'during'));
  const prepared = await Promise.all(
    ordered.map(async (death, index) => {
      const stage = stages[index] as Stage;
      return { death, stage, deeds: await death.play.prepare(stage) };
    }),
  );
  const killer = prepared.at(-1);
  const waiting = prepared.slice(0, -1);
  const { shop, journal } = scene;
  await shop.arm(
    ...prepared.map(({ death: { point, moment, play } }, index) => ({
      point,
      moment: index < waiting.length && moment === 'during' ? ('after' as const) : moment,
      action: { kind: index < waiting.length ? ('park' as const) : ('kill' as const) },
      times: 1,
      // The first of several sales goes alone; those that come meanwhile go together.
      skip: play.name === 'sales together' ? 1 : 0,
    })),
  );
  const tries: Promise<Attempt>[] = [];
  const send = ({ deeds }: (typeof prepared)[number]) =>
    tries.push(...deeds.map((deed) => journal.tryOnce(shop.origin, deed, { timeoutMs: 15_000 })));
  for (const one of waiting) send(one);
  const parked = await shop.untilParked(waiting.length, PARKED_MS);
  if (killer) send(killer);
  await Promise.race([shop.ended, new Promise((resolve) => setTimeout(resolve, PARKED_MS))]);
  const isDead = !shop.isAlive;
  const died = [
    ...(parked === waiting.length ? waiting : waiting.slice(0, parked)),
    ...(isDead && killer ? [killer] : []),
  ];
  await scene.replaceShop();
  await Promise.all(tries);
  await Promise.all(
    prepared.map(async ({ death, stage, deeds }) => {
      for (const deed of deeds) {
        const attempt = await journal.insist(() => scene.shop.origin, deed);
        if (attempt.outcome !== 'done')
          failed.push(
            `${deed.operation} did not converge after its death ${death.moment} ${pointName(death.point)}: ${attempt.status} ${attempt.text.slice(0, 160)}`,
          );
      }
      if (endsShift(death.play)) await scene.yard.freshShift(stage.desk.branch, stage.desk.till);
    }),
  );
  return { died: died.map(({ death }) => death), failed };
}
