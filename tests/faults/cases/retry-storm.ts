import { Agent } from 'node:http';
import type { Bench, FaultCase } from '../support/case.ts';
import { saleOf } from '../support/deeds.ts';
import { post, type Deed } from '../support/journal.ts';
import { openScene, type Scene } from '../support/scene.ts';

const COUNTS = { quick: 50, full: 2_000 } as const;
const CALLERS = 50;
const BRANCHES = 2;
/** A session may write 12,000 times a minute, however fast the machine is. */
const KEYS_OF_A_CLERK = 200;
const TIMEOUT_MS = 30_000;

/** F8. One key from fifty callers at once, through two processes: one sale, and everybody gets the same bytes. */
export const retryStorm: FaultCase = {
  id: 'F8',
  title: 'one key 50 times at once through two processes',
  async run(bench) {
    const tills = Math.max(2, Math.ceil(COUNTS[bench.size] / (BRANCHES * KEYS_OF_A_CLERK)));
    const scene = await openScene(bench.server, 'f8', { branches: BRANCHES, tills, spares: 0 });
    const agent = new Agent({ keepAlive: true, maxSockets: CALLERS });
    try {
      return await run(bench, scene, agent);
    } finally {
      agent.destroy();
      await scene.close();
    }
  },
};

async function run(bench: Bench, scene: Scene, agent: Agent) {
  const second = await scene.secondShop();
  const origins = [scene.shop.origin, second.origin];
  const failures: string[] = [];
  let keys = 0;
  let replays = 0;
  while (keys < COUNTS[bench.size] && !bench.isOver()) {
    const branch = scene.yard.branches[keys % BRANCHES];
    const till = branch?.tills[Math.floor(keys / BRANCHES) % branch.tills.length];
    if (!branch || !till) throw new Error('The yard is too small');
    const desk = { branch, till };
    const item = await scene.yard.bulk(branch, 60);
    const deed = saleOf(desk, [{ item, quantity: 1 }]);
    const attempt = scene.journal.note(deed);
    // One in ten comes with another body under the same key, and must be told so.
    const forged: Deed = { ...deed, body: { ...(deed.body as object), customerName: 'Otra persona' } };
    const answers = await Promise.all(
      Array.from({ length: CALLERS }, async (_, caller) => {
        const isForged = caller % 10 === 9;
        const origin = origins[caller % 2] ?? '';
        const answer = await post(agent, origin, isForged ? forged : deed, TIMEOUT_MS).catch(() => undefined);
        return { isForged, answer };
      }),
    );
    // Whichever body came first is the sale; everybody with the other one is refused.
    const done = answers.filter(({ answer }) => answer?.status === 201);
    const bodies = new Set(done.map(({ isForged }) => isForged));
    const texts = new Set(done.map(({ answer }) => answer?.text));
    if (texts.size !== 1 || bodies.size !== 1) failures.push(`${deed.key}: ${texts.size} different answers`);
    const others = answers.filter(({ answer }) => answer?.status !== 201);
    for (const { answer } of others) {
      const isExpected = answer?.status === 409 && answer.text.includes('request.key_reused');
      if (!isExpected)
        failures.push(`${deed.key}: ${answer?.status ?? 'no answer'} ${answer?.text.slice(0, 120) ?? ''}`);
    }
    const first = done[0]?.answer;
    if (first) scene.journal.heard(attempt, first.status, first.text);
    till.next.sale += 1;
    replays += done.length - 1;
    keys += 1;
    if (keys % 200 === 0) bench.tell(`${keys} keys`);
  }
  return {
    count: keys,
    unit: `keys × ${CALLERS}`,
    breaks: await scene.examine(),
    failures: failures.slice(0, 20),
    note: `${replays} answered with the stored bytes`,
  };
}
