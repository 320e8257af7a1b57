import { uuidv7 } from '../../../src/domain/shared/ids.ts';
import type { createClient } from './load.ts';
import { draftOf, someOf } from './sale-deeds.ts';
import type { SaleWorld, StockedItem, Till } from './sale-world.ts';

/** What a counter does all day, in parts of a hundred. */
export const MIX = { sale: 70, quote: 10, hold: 8, adjustment: 5, transfer: 2 } as const;

type Kind = keyof typeof MIX;

export interface CounterDay {
  /** One deed of the mix by a clerk. */
  deed(clerk: number): Promise<void>;
  /** One sale of one line. */
  sale(clerk: number): Promise<void>;
  /** Milliseconds of each kind since the last `forget`. */
  readonly latenciesMs: ReadonlyMap<Kind, number[]>;
  forget(): void;
}

interface Clerk {
  readonly till: Till;
  readonly goods: readonly StockedItem[];
  /** Counted by this clerk alone. */
  readonly own: StockedItem & { version: number; onHand: number };
  papers: { quote: number; hold: number };
}

const OWN_ITEMS = 64;

/** `clerks` people, each at a till; those of one branch sell the same things. */
export function counterDay(
  world: SaleWorld,
  client: ReturnType<typeof createClient>,
  clerks: number,
): CounterDay {
  const branches = [...new Map(world.tills.map((till) => [till.branchId, till.branchCode]))];
  const people = Array.from({ length: clerks }, (_, index): Clerk => {
    const till = world.tills[index] as Till;
    const items = world.items.get(till.branchId) ?? [];
    const own = items.at(-1 - Math.floor(index / branches.length)) as StockedItem;
    const goods = items.slice(0, Math.max(1, items.length - OWN_ITEMS));
    return { till, goods, own: { ...own, version: 1, onHand: 1_000_000 }, papers: { quote: 1, hold: 1 } };
  });
  const latenciesMs = new Map<Kind, number[]>();
  const kinds = (Object.entries(MIX) as [Kind, number][]).filter(
    ([kind]) => kind !== 'transfer' || branches.length > 1,
  );
  const whole = kinds.reduce((sum, [, parts]) => sum + parts, 0);

  async function send({ till }: Clerk, path: string, key: string, body: unknown): Promise<string> {
    const headers = { cookie: till.cookie, 'content-type': 'application/json', 'idempotency-key': key };
    const answer = await client.send('POST', `/api/v1${path}`, headers, JSON.stringify(body));
    if (answer.status !== 201 && answer.status !== 200)
      throw new Error(`${path} answered ${answer.status}: ${answer.body.slice(0, 300)}`);
    return answer.body;
  }

  const paperOf = (clerk: Clerk, document: 'quote' | 'hold') => {
    const { till, goods, papers } = clerk;
    const { lines, terminalId, branch } = draftOf(till, someOf(goods, 1 + Math.floor(Math.random() * 2)));
    // A paper is no note and takes no number of one.
    till.sequence -= 1;
    const madeAt = new Date().toISOString();
    return { id: uuidv7(Date.now()), branch, terminalId, folioSequence: papers[document]++, madeAt, lines };
  };

  const acts: Record<Kind, (clerk: Clerk) => Promise<unknown>> = {
    sale(clerk) {
      const draft = draftOf(clerk.till, someOf(clerk.goods, 1 + Math.floor(Math.random() * 3)));
      return send(clerk, '/sales', draft.id, draft);
    },
    quote(clerk) {
      const draft = paperOf(clerk, 'quote');
      return send(clerk, '/quotes', draft.id, draft);
    },
    hold(clerk) {
      const draft = paperOf(clerk, 'hold');
      const { shiftId } = clerk.till;
      const amountCents = draft.lines.reduce((sum, line) => sum + line.quantity * line.unitPriceCents, 0);
      const payments = [{ method: 'cash', amountCents: Math.ceil(amountCents / 2) }];
      return send(clerk, '/holds', draft.id, {
        ...draft,
        shiftId,
        customerName: 'Cliente del banco',
        payments,
      });
    },
    async adjustment(clerk) {
      const { own, till } = clerk;
      const countedOnHand = own.onHand === 1_000_000 ? 999_999 : 1_000_000;
      const body = { countedOnHand, version: own.version, reason: 'count-difference' };
      const path = `/branches/${till.branchCode}/stock/${own.id}/adjustments`;
      Object.assign(
        own,
        JSON.parse(await send(clerk, path, uuidv7(Date.now()), body)) as { version: number },
      );
    },
    transfer(clerk) {
      const { till, goods } = clerk;
      const [, from] =
        branches[(branches.findIndex(([id]) => id === till.branchId) + 1) % branches.length] ?? [];
      const [item] = someOf(goods, 1);
      const id = uuidv7(Date.now());
      const lines = [{ code: item?.code, quantity: 1 }];
      return send(clerk, `/branches/${till.branchCode}/transfers`, id, {
        id,
        from,
        to: till.branchCode,
        lines,
      });
    },
  };

  async function timed(kind: Kind, index: number): Promise<void> {
    const clerk = people[index] as Clerk;
    const beganMs = performance.now();
    await acts[kind](clerk);
    let list = latenciesMs.get(kind);
    if (!list) latenciesMs.set(kind, (list = []));
    list.push(performance.now() - beganMs);
  }

  return {
    deed(index) {
      let dice = Math.random() * whole;
      const [kind] = kinds.find(([, parts]) => (dice -= parts) < 0) ?? ['sale' as const];
      return timed(kind, index);
    },
    async sale(index) {
      const clerk = people[index] as Clerk;
      const draft = draftOf(clerk.till, someOf(clerk.goods, 1));
      await send(clerk, '/sales', draft.id, draft);
    },
    latenciesMs,
    forget: () => latenciesMs.clear(),
  };
}
