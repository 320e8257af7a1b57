import type { Bench, FaultCase } from '../support/case.ts';
import { holdOf, picksOf, saleOf, sendingOf, transferOf } from '../support/deeds.ts';
import type { Attempt } from '../support/journal.ts';
import { openScene, type Scene } from '../support/scene.ts';

const COUNTS = { quick: 200, full: 10_000 } as const;
const BUYERS = 16;

/** F13. Sixteen buyers, a transfer and a hold want the last one: exactly one gets it. */
export const lastUnit: FaultCase = {
  id: 'F13',
  title: 'last piece: 16 buyers, one hold and one transfer',
  async run(bench) {
    const scene = await openScene(bench.server, 'f13', { branches: 2, tills: BUYERS + 1, spares: 0 });
    try {
      return await run(bench, scene);
    } finally {
      await scene.close();
    }
  },
};

async function run(bench: Bench, scene: Scene) {
  const second = await scene.secondShop();
  const origins = [scene.shop.origin, second.origin];
  const winners = { sale: 0, hold: 0, transfer: 0 };
  const failures: string[] = [];
  let contests = 0;
  while (contests < COUNTS[bench.size] && !bench.isOver()) {
    const { winner, failure } = await contest(scene, origins, contests);
    if (failure) failures.push(failure);
    else if (winner) winners[winner] += 1;
    contests += 1;
    if (contests % 1_000 === 0) bench.tell(`${contests} contests`);
  }
  return {
    count: contests,
    unit: 'contests',
    breaks: await scene.examine(),
    failures: failures.slice(0, 20),
    note: `won by ${winners.sale} sales, ${winners.hold} holds, ${winners.transfer} transfers`,
  };
}

async function contest(scene: Scene, origins: readonly string[], index: number) {
  const [branch, other] = scene.yard.branches;
  if (!branch || !other) throw new Error('The yard is too small');
  const item = await scene.yard.unit(branch);
  const { id } = await scene.make(transferOf(branch, other, [{ item, quantity: 1 }]));
  await scene.make(picksOf(branch, String(id), [1]));
  const desks = branch.tills.map((till) => ({ branch, till }));
  const holder = desks.at(-1);
  if (!holder) throw new Error('No till');
  const deeds = [
    ...desks.slice(0, BUYERS).map((desk) => saleOf(desk, [{ item, quantity: 1 }])),
    holdOf(holder, [{ item, quantity: 1 }], item.priceCents),
    sendingOf(branch, String(id)),
  ];
  // Everybody is first in some contest.
  const ordered = [...deeds.slice(index % deeds.length), ...deeds.slice(0, index % deeds.length)];
  const attempts = await Promise.all(
    ordered.map((deed, at) => scene.journal.insist(() => origins[at % origins.length] ?? '', deed)),
  );
  const won = attempts.filter(({ outcome }) => outcome === 'done');
  const [winner] = won;
  if (won.length !== 1 || !winner) return { failure: `${won.length} got ${item.code}: ${wordsOf(attempts)}` };
  const desk = desks.find(({ till }) => till.clerk.cookie === winner.deed.cookie);
  if (winner.deed.operation === 'recordSale' && desk) desk.till.next.sale += 1;
  if (winner.deed.operation === 'createHold' && desk) desk.till.next.hold += 1;
  const kinds = { recordSale: 'sale', createHold: 'hold', sendTransfer: 'transfer' } as const;
  return { winner: kinds[winner.deed.operation as keyof typeof kinds] };
}

function wordsOf(attempts: readonly Attempt[]): string {
  return attempts.map(({ deed, outcome, status }) => `${deed.operation} ${outcome} ${status}`).join(', ');
}
