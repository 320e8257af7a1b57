import { randomOf, shuffled, type Bench, type FaultCase } from '../support/case.ts';
import type { Deed } from '../support/journal.ts';
import { PLAYS, type Stage } from '../support/plays.ts';
import { openProxy, type CutStyle, type Direction, type FaultProxy } from '../support/proxy.ts';
import { openScene, type Scene } from '../support/scene.ts';

const COUNTS = { quick: 200, full: 6_000 } as const;
/** The deeds whose bytes are cut, one offset after the other. */
const FLOWS = ['sale', 'completeHold', 'sendTransfer'] as const;

/** A caller who hears nothing for so long asks again. */
const GIVE_UP_MS = 1_000;

const WARM_ROUNDS = 6;

interface Cut {
  readonly flow: (typeof FLOWS)[number];
  /** Between the person and the shop, or between the shop and its database. */
  readonly line: 'counter' | 'database';
  readonly direction: Direction;
  readonly offset: number;
  readonly style: CutStyle;
}

/** F6. The connection ends after byte N of what was sent or answered, for every N in turn. */
export const cutConnections: FaultCase = {
  id: 'F6',
  title: 'connection cut after byte N, counter–app and app–database',
  async run(bench) {
    const toDatabase = await openProxy({ host: '127.0.0.1', port: () => bench.server.port });
    const scene = await openScene(bench.server, 'f6', {
      branches: 2,
      tills: 1,
      spares: 0,
      appUrl: (database) => database.appUrlAt(toDatabase.port),
    });
    const toShop = await openProxy({
      host: '127.0.0.1',
      port: () => Number(new URL(scene.shop.origin).port),
    });
    try {
      return await run(bench, scene, { counter: toShop, database: toDatabase });
    } finally {
      await toShop.close();
      await scene.close();
      await toDatabase.close();
    }
  },
};

type Lines = Readonly<Record<Cut['line'], FaultProxy>>;

async function run(bench: Bench, scene: Scene, lines: Lines) {
  const origin = `http://127.0.0.1:${lines.counter.port}`;
  const stage = stageOf(scene);
  const lengths = await measure(scene, stage, lines, origin);
  const cuts = cutsOf(lengths, 2 * COUNTS[bench.size], randomOf(bench.seed));
  const failures: string[] = [];
  let done = 0;
  let struck = 0;
  for (const cut of cuts) {
    if (bench.isOver() || struck >= COUNTS[bench.size]) break;
    const [deed] = await prepared(stage, cut.flow);
    const proxy = lines[cut.line];
    proxy.cutAfter(cut.offset, cut.direction, cut.style);
    await scene.journal.tryOnce(origin, deed, { timeoutMs: GIVE_UP_MS });
    if (proxy.wasCut) struck += 1;
    proxy.calm();
    const attempt = await scene.journal.insist(() => scene.shop.origin, deed);
    if (attempt.outcome !== 'done')
      failures.push(
        `${deed.operation} did not converge after ${cut.line} ${cut.direction} was cut at ${cut.offset}: ${attempt.status} ${attempt.text.slice(0, 120)}`,
      );
    done += 1;
    if (done % 500 === 0) bench.tell(`${done} cuts`);
  }
  if (struck < COUNTS[bench.size] && !bench.isOver())
    failures.push(`only ${struck} of ${done} cuts struck; wanted were ${COUNTS[bench.size]}`);
  // One that was cut so often seals its audit log again after half a minute; a new one at once.
  await scene.replaceShop();
  const bytes = Object.values(lengths).reduce((sum, { length }) => sum + length, 0);
  return {
    count: struck,
    unit: 'cuts',
    breaks: await scene.examine(),
    failures,
    note: `${bytes} offsets in ${FLOWS.length} flows`,
  };
}

function stageOf(scene: Scene): Stage {
  const [near, far] = scene.yard.branches;
  const [till, otherTill] = [near?.tills[0], far?.tills[0]];
  if (!near || !far || !till || !otherTill) throw new Error('The yard is too small');
  return { scene, desk: { branch: near, till }, other: { branch: far, till: otherTill } };
}

async function prepared(stage: Stage, flow: string): Promise<readonly [Deed]> {
  const [deed] = (await PLAYS.find(({ name }) => name === flow)?.prepare(stage)) ?? [];
  if (!deed) throw new Error(`No play "${flow}"`);
  return [deed];
}

interface Length {
  readonly flow: Cut['flow'];
  readonly line: Cut['line'];
  readonly direction: Direction;
  readonly length: number;
}

/** How many bytes each flow has each way on each line, when nothing disturbs it. */
async function measure(scene: Scene, stage: Stage, lines: Lines, origin: string): Promise<Length[]> {
  const lengths: Length[] = [];
  // Statements are prepared once on each connection, and then cost fewer bytes.
  for (let round = 0; round < WARM_ROUNDS; round++)
    for (const flow of FLOWS) await scene.make((await prepared(stage, flow))[0]);
  for (const flow of FLOWS) {
    const [deed] = await prepared(stage, flow);
    for (const proxy of Object.values(lines)) proxy.count();
    await scene.journal.tryOnce(origin, deed);
    for (const line of ['counter', 'database'] as const) {
      const { up, down } = lines[line].passed;
      lengths.push(
        { flow, line, direction: 'up', length: up },
        { flow, line, direction: 'down', length: down },
      );
    }
  }
  return lengths;
}

/** Every offset while there is room for all; of more, an even choice, each flow and way in proportion. */
function cutsOf(lengths: readonly Length[], count: number, random: () => number): Cut[] {
  const total = lengths.reduce((sum, { length }) => sum + length, 0);
  const cuts = lengths.flatMap(({ length, ...way }) => {
    const share = Math.max(4, Math.round((count * length) / total));
    const step = Math.max(1, length / share);
    const from = random() * Math.min(step, length);
    const offsets = Array.from({ length: Math.min(share, length) }, (_, index) =>
      Math.min(length - 1, Math.floor(from + index * step)),
    );
    return offsets.map((offset, index) => ({
      ...way,
      offset,
      // A driver that hears only silence waits for its own deadline: that is F5.
      style: way.line === 'counter' && index % 4 === 3 ? ('half-close' as const) : ('reset' as const),
    }));
  });
  return shuffled(cuts, random).slice(0, count);
}
