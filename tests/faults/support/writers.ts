import { adjustmentOf, cashMoveOf, holdOf, saleOf, type Desk } from './deeds.ts';
import type { Attempt, Deed } from './journal.ts';
import type { Scene } from './scene.ts';
import type { YardItem } from './yard.ts';

/** People at tills who go on whatever happens: what got no answer is asked again before anything new. */
export interface Writers {
  /** Works until `stop`; resolves when everybody has heard what became of what they began. */
  readonly done: Promise<void>;
  stop(): void;
  /** Deeds that were answered so far. */
  readonly answered: number;
}

export interface Workplace {
  readonly desk: Desk;
  /** Sold by everybody at once. */
  readonly shared: readonly YardItem[];
  /** Counted again and again by this desk alone. */
  readonly own: { readonly item: YardItem; version: number; onHand: number };
}

/** Every till of the yard, with things that all tills of a branch sell. */
export async function workplacesOf(scene: Scene, onHand: number): Promise<Workplace[]> {
  const places: Workplace[] = [];
  for (const branch of scene.yard.branches) {
    const shared = [await scene.yard.bulk(branch, onHand), await scene.yard.bulk(branch, onHand)];
    for (const till of branch.tills) {
      const own = { item: await scene.yard.bulk(branch, 5), version: 1, onHand: 5 };
      places.push({ desk: { branch, till }, shared, own });
    }
  }
  return places;
}

/** `originOf` is asked at every request: the shop may be another by then. */
export function startWriters(
  scene: Scene,
  places: readonly Workplace[],
  originOf: (writer: number) => string,
  random: () => number,
): Writers {
  let isStopped = false;
  let answered = 0;

  async function work(place: Workplace, writer: number): Promise<void> {
    while (!isStopped) {
      const deed = nextDeed(place, random);
      const attempt = await scene.journal.insist(() => originOf(writer), deed);
      answered += 1;
      if (attempt.outcome === 'done') countOn(place, attempt);
    }
  }

  const done = Promise.all(places.map((place, writer) => work(place, writer))).then(() => undefined);
  return {
    done,
    stop: () => void (isStopped = true),
    get answered() {
      return answered;
    },
  };
}

function nextDeed({ desk, shared, own }: Workplace, random: () => number): Deed {
  const dice = random();
  const item = shared[Math.floor(random() * shared.length)] as YardItem;
  if (dice < 0.8) {
    const lines = random() < 0.3 ? shared : [item];
    return saleOf(
      desk,
      lines.map((each) => ({ item: each, quantity: 1 + Math.floor(random() * 2) })),
    );
  }
  if (dice < 0.9) return holdOf(desk, [{ item, quantity: 1 }], item.priceCents);
  if (dice < 0.95) return cashMoveOf(desk, 'in', 100);
  const countedOnHand = own.onHand === 5 ? 7 : 5;
  return adjustmentOf(desk.branch, own.item, { countedOnHand, version: own.version });
}

/** A number is used only by what was made. */
function countOn({ desk: { till }, own }: Workplace, { deed: { operation }, text }: Attempt): void {
  if (operation === 'recordSale') till.next.sale += 1;
  if (operation === 'createHold') till.next.hold += 1;
  if (operation === 'adjustStock')
    Object.assign(own, JSON.parse(text) as { version: number; onHand: number });
}
