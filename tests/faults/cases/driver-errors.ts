import { randomOf, shuffled, type Bench, type FaultCase } from '../support/case.ts';
import type { Deed } from '../support/journal.ts';
import { pointName, type FaultAction } from '../support/orders.ts';
import { endsShift, type Stage } from '../support/plays.ts';
import { openScene, type Scene } from '../support/scene.ts';
import { findDeaths, type Death } from './killed-at-points.ts';

const COUNTS = { quick: 200, full: 5_000 } as const;

const ERRORS: readonly FaultAction[] = [
  { kind: 'errno', errno: 1213 },
  { kind: 'errno', errno: 1205 },
  { kind: 'errno', errno: 1020 },
  { kind: 'cut' },
  { kind: 'throw' },
];

/** Deeds that are prepared at the same time. */
const STAGES = 10;

/** Longer than the product tries. */
const FOR_EVER = 50;

/** F14. The database says deadlock, no lock, changed or gone (and once something nobody knows) at any statement. */
export const driverErrors: FaultCase = {
  id: 'F14',
  title: '1205, 1213, 1020, 2013 and a surprise at every statement',
  async run(bench) {
    const scene = await openScene(bench.server, 'f14', { branches: 2 * STAGES, tills: 1, spares: 0 });
    try {
      return await run(bench, scene);
    } finally {
      await scene.close();
    }
  },
};

async function run(bench: Bench, scene: Scene) {
  const stages = stagesOf(scene);
  const random = randomOf(bench.seed);
  const places = (await findDeaths(scene, stages[0] as Stage)).filter(
    ({ point, play }) => point.step > 0 && !play.isHeard,
  );
  const trials = places.flatMap((place) =>
    // After COMMIT a deadlock cannot be; a lost connection can.
    ERRORS.filter(({ kind }) => kind === 'cut' || place.moment === 'before').map((action) => ({
      ...place,
      action,
    })),
  );
  const failures: string[] = [];
  const seen = { retried: 0, refused: 0 };
  let order: typeof trials = [];
  let count = 0;
  while (count < COUNTS[bench.size] && !bench.isOver()) {
    if (order.length < STAGES) order = shuffled(trials, random);
    const batch = order.splice(0, Math.min(STAGES, COUNTS[bench.size] - count));
    // What a deed needs before it takes longer than the deed.
    const prepared = await Promise.all(
      batch.map(async (trial, index) => {
        const stage = stages[index] as Stage;
        return { ...trial, stage, deeds: await trial.play.prepare(stage) };
      }),
    );
    for (const trial of prepared) {
      // One in ten lasts: the product must give up in order.
      const lasts = trial.action.kind !== 'throw' && count % 10 === 9;
      const { isRepeated, failed } = await tryWith(scene, trial, lasts);
      if (isRepeated) seen.retried += 1;
      else seen.refused += 1;
      failures.push(...failed);
      count += 1;
      if (count % 500 === 0) bench.tell(`${count} errors`);
    }
  }
  if (!scene.shop.isAlive) failures.push('the process ended');
  return {
    count,
    unit: 'errors',
    breaks: await scene.examine(),
    failures: failures.slice(0, 20),
    note: `${seen.retried} repeated by the product, ${seen.refused} told to come again`,
  };
}

type Trial = Death & { readonly action: FaultAction; readonly stage: Stage; readonly deeds: readonly Deed[] };

async function tryWith(scene: Scene, trial: Trial, lasts: boolean) {
  const { play, point, moment, action, stage, deeds } = trial;
  const failed: string[] = [];
  const where = `${pointName(point)} ${moment} (${JSON.stringify(action)})`;
  const last = deeds.at(-1);
  if (!last) throw new Error('A play without a deed');
  await scene.shop.arm({ point, moment, action, times: lasts ? FOR_EVER : 1 });
  const first = await scene.journal.tryOnce(scene.shop.origin, last);
  await scene.shop.arm();
  const isDone = first.outcome === 'done';
  const told = `${first.lastStatus} ${first.lastText.slice(0, 120)}`;
  // What a process says when it does not know: 503 (come again), or 500 for the surprise.
  if (action.kind !== 'throw' && first.outcome === 'unknown' && first.lastStatus !== 503)
    failed.push(`${last.operation} at ${where}: ${told}`);
  if (first.outcome === 'refused') failed.push(`${last.operation} was refused at ${where}: ${told}`);
  const mustRepeat = !lasts && action.kind !== 'throw' && play.deed !== 'pickTransfer';
  if (!isDone && mustRepeat) failed.push(`${last.operation} was not tried again at ${where}: ${told}`);
  for (const deed of deeds) {
    const attempt = await scene.journal.insist(() => scene.shop.origin, deed);
    if (attempt.outcome !== 'done')
      failed.push(
        `${deed.operation} did not converge at ${where}: ${attempt.lastStatus} ${attempt.lastText.slice(0, 120)}`,
      );
  }
  if (endsShift(play)) await scene.yard.freshShift(stage.desk.branch, stage.desk.till);
  return { isRepeated: isDone, failed };
}

/** Branches in pairs: one for each deed that is prepared at the same time. */
function stagesOf(scene: Scene): Stage[] {
  const deskOf = (index: number) => {
    const branch = scene.yard.branches[index];
    const till = branch?.tills[0];
    if (!branch || !till) throw new Error('The yard is too small');
    return { branch, till };
  };
  return Array.from({ length: STAGES }, (_, index) => ({
    scene,
    desk: deskOf(2 * index),
    other: deskOf(2 * index + 1),
  }));
}
