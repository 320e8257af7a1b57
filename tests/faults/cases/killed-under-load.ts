import { setTimeout as delay } from 'node:timers/promises';
import { randomOf, type FaultCase } from '../support/case.ts';
import { openScene } from '../support/scene.ts';
import { startWriters, workplacesOf, type Writers } from '../support/writers.ts';

const COUNTS = { quick: 20, full: 500 } as const;
const WRITERS = { branches: 4, tills: 4 } as const;

/** F2. Sixteen people write; the process dies at no particular moment, and another takes over. */
export const killedUnderLoad: FaultCase = {
  id: 'F2',
  title: 'app killed at a random time under 16 writers',
  async run(bench) {
    const scene = await openScene(bench.server, 'f2', { ...WRITERS, spares: 2 });
    const random = randomOf(bench.seed);
    try {
      const writers = startWriters(
        scene,
        await workplacesOf(scene, 1_000_000),
        () => scene.shop.origin,
        random,
      );
      let kills = 0;
      while (kills < COUNTS[bench.size] && !bench.isOver()) {
        // A process that has just begun has nothing under way yet.
        await untilAnswered(writers, writers.answered + 1 + Math.floor(random() * 80));
        await delay(random() * 20);
        await scene.replaceShop();
        kills += 1;
        if (kills % 50 === 0) bench.tell(`${kills} kills, ${writers.answered} answers`);
      }
      writers.stop();
      await writers.done;
      const unanswered = scene.journal.attempts.filter(({ outcome }) => outcome === 'unknown').length;
      return {
        count: kills,
        unit: 'kills',
        breaks: await scene.examine(),
        failures: unanswered > 0 ? [`${unanswered} requests never got an answer`] : [],
        note: `${writers.answered} writes answered`,
      };
    } finally {
      await scene.close();
    }
  },
};

const LONGEST_WAIT_MS = 3_000;

async function untilAnswered(writers: Writers, count: number): Promise<void> {
  const deadline = performance.now() + LONGEST_WAIT_MS;
  while (writers.answered < count && performance.now() < deadline) await delay(1);
}
