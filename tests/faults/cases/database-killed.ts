import { setTimeout as delay } from 'node:timers/promises';
import { randomOf, type FaultCase } from '../support/case.ts';
import { openScene } from '../support/scene.ts';
import { startWriters, workplacesOf } from '../support/writers.ts';

const COUNTS = { quick: 5, full: 200 } as const;

/** F3. kill -9 of the database server under load; it recovers, and the same shop goes on. */
export const databaseKilled: FaultCase = {
  id: 'F3',
  title: 'database killed under 16 writers',
  isAlone: true,
  async run(bench) {
    const scene = await openScene(bench.server, 'f3', { branches: 4, tills: 4, spares: 0 });
    const random = randomOf(bench.seed);
    try {
      const places = await workplacesOf(scene, 1_000_000);
      const writers = startWriters(scene, places, () => scene.shop.origin, random);
      let kills = 0;
      while (kills < COUNTS[bench.size] && !bench.isOver()) {
        await delay(300 + random() * 500);
        await bench.server.kill();
        await bench.server.start();
        kills += 1;
        if (kills % 20 === 0) bench.tell(`${kills} kills, ${writers.answered} answers`);
      }
      await delay(300);
      writers.stop();
      await writers.done;
      const unanswered = scene.journal.attempts.filter(({ outcome }) => outcome === 'unknown').length;
      return {
        count: kills,
        unit: 'kills',
        breaks: await scene.examine(),
        failures: [
          ...(unanswered > 0 ? [`${unanswered} requests never got an answer`] : []),
          ...(scene.shop.isAlive ? [] : ['the shop process died with its database']),
        ],
        note: `${writers.answered} writes answered`,
      };
    } finally {
      await scene.close();
    }
  },
};
