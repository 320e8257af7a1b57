import { setTimeout as delay } from 'node:timers/promises';
import { randomOf, type FaultCase } from '../support/case.ts';
import { openScene } from '../support/scene.ts';
import { startWriters, workplacesOf } from '../support/writers.ts';

const SIZES = {
  quick: { count: 5, longestMs: 1_500 },
  full: { count: 200, longestMs: 60_000 },
} as const;
const SHORTEST_MS = 1_000;

/** F5. The shop or the database stands still (SIGSTOP) while people wait, and goes on as if nothing had been. */
export const frozen: FaultCase = {
  id: 'F5',
  title: 'app or database frozen under 16 writers',
  isAlone: true,
  async run(bench) {
    const { count, longestMs } = SIZES[bench.size];
    const scene = await openScene(bench.server, 'f5', { branches: 4, tills: 4, spares: 0 });
    const random = randomOf(bench.seed);
    try {
      const second = await scene.secondShop();
      const places = await workplacesOf(scene, 1_000_000);
      // Half of them at the shop that never freezes: they meet the locks that the frozen one holds.
      const originOf = (writer: number) => (writer % 2 === 0 ? scene.shop : second).origin;
      const writers = startWriters(scene, places, originOf, random);
      let freezes = 0;
      while (freezes < count && !bench.isOver()) {
        await delay(100 + random() * 200);
        const forMs = SHORTEST_MS + random() * (longestMs - SHORTEST_MS);
        const isShop = freezes % 2 === 0;
        if (isShop) scene.shop.signal('SIGSTOP');
        else bench.server.freeze();
        await delay(forMs);
        if (isShop) scene.shop.signal('SIGCONT');
        else bench.server.thaw();
        freezes += 1;
        if (freezes % 10 === 0) bench.tell(`${freezes} freezes, ${writers.answered} answers`);
      }
      writers.stop();
      await writers.done;
      const unanswered = scene.journal.attempts.filter(({ outcome }) => outcome === 'unknown').length;
      return {
        count: freezes,
        unit: 'freezes',
        breaks: await scene.examine(),
        failures: unanswered > 0 ? [`${unanswered} requests never got an answer`] : [],
        note: `${writers.answered} writes answered, ${SHORTEST_MS / 1_000}–${longestMs / 1_000} s each`,
      };
    } finally {
      await scene.close();
    }
  },
};
