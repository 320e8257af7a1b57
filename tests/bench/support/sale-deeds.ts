import { idempotencyKey } from '../../fixtures/idempotency-key.ts';
import type { Database } from '../../../db/client.ts';
import { createPlacement, type Placement } from '../../../db/placement/index.ts';
import { recordSale } from '../../../src/domain/sales/index.ts';
import type { SaleDraft } from '../../../src/domain/sales/contract.ts';
import { uuidv7, type BranchId, type UserId } from '../../../src/domain/shared/ids.ts';
import { mintBranchScope } from '../../../src/domain/shared/scope.ts';
import type { Ctx } from '../../../src/server/context.ts';
import { createMemo } from '../../../src/server/memo.ts';
import type { createClient } from './load.ts';
import { rawSale } from './raw-sale.ts';
import type { StockedItem, Till } from './sale-world.ts';

/** Which tills sell what: each call takes so many different items of the till's branch. */
export interface Market {
  readonly tills: readonly Till[];
  readonly items: ReadonlyMap<number, readonly StockedItem[]>;
  readonly lines: number;
}

type Deed = (caller: number) => Promise<void>;

export interface SaleDeeds {
  /** Raw mysql2 statements of one sale. */
  readonly R: Deed;
  /** `recordSale` in this process. */
  readonly G: Deed;
  /** An empty authenticated POST. */
  readonly H: Deed;
  /** A sale over HTTP. */
  readonly S: Deed;
}

export function saleDeeds(
  db: Database,
  client: ReturnType<typeof createClient>,
  market: Market,
): SaleDeeds & { readonly placement: Placement } {
  const placement = createPlacement({ shared: db });
  const contextOf = contexts(placement);
  const tillOf = (caller: number) => market.tills[caller % market.tills.length] as Till;
  const linesOf = (till: Till) => someOf(market.items.get(till.branchId) ?? [], market.lines);
  return {
    placement,
    async R(caller) {
      const till = tillOf(caller);
      await rawSale(db.pool, till, linesOf(till));
    },
    async G(caller) {
      const till = tillOf(caller);
      const draft = draftOf(till, linesOf(till));
      const answer = await recordSale(
        contextOf(till, draft),
        mintBranchScope(till.branchId as BranchId),
        draft,
      );
      if (answer.replayed) throw new Error('A new sale was answered as a repeat');
    },
    async H(caller) {
      const headers = { cookie: tillOf(caller).cookie, 'content-type': 'application/json' };
      const { status, body } = await client.send('POST', '/api/v1/session/heartbeat', headers, '{}');
      if (status !== 200) throw new Error(`Heartbeat answered ${status}: ${body}`);
    },
    async S(caller) {
      const till = tillOf(caller);
      const draft = draftOf(till, linesOf(till));
      const headers = {
        cookie: till.cookie,
        'content-type': 'application/json',
        'idempotency-key': draft.id,
      };
      const { status, body } = await client.send('POST', '/api/v1/sales', headers, JSON.stringify(draft));
      if (status !== 201) throw new Error(`Sale answered ${status}: ${body}`);
    },
  };
}

/** What a request carries, without the request. */
function contexts(placement: Placement): (till: Till, draft: SaleDraft) => Ctx {
  const memo = createMemo();
  const never = () => Promise.reject(new Error('The bench has no limits'));
  const limits = { hit: never, refund: never, forgive: never };
  return (till, draft) => ({
    requestId: draft.id,
    actor: {
      type: 'staff',
      userId: till.userId as UserId,
      name: till.clerk,
      role: 'clerk',
      branchIds: [till.branchId as BranchId],
      sessionId: till.cookie,
    },
    locale: 'es-MX',
    clientAddress: '127.0.0.1',
    placement,
    now: () => new Date(),
    memo: memo.get,
    limits,
    idempotency: idempotencyKey(draft.id, draft),
  });
}

/** So many different ones. */
export function someOf(items: readonly StockedItem[], count: number): StockedItem[] {
  const chosen = new Set<StockedItem>();
  while (chosen.size < count) chosen.add(items[Math.floor(Math.random() * items.length)] as StockedItem);
  return [...chosen];
}

/** A sale of one of each, paid in cash, with the till's next number. */
export function draftOf(till: Till, lines: readonly StockedItem[]): SaleDraft {
  till.sequence += 1;
  const amountCents = lines.reduce((sum, line) => sum + line.priceCents, 0);
  return {
    id: uuidv7(Date.now()),
    branch: till.branchCode,
    terminalId: till.terminalId,
    shiftId: till.shiftId,
    folioSequence: till.sequence,
    soldAt: new Date().toISOString(),
    lines: lines.map((line) => ({
      stockItemId: line.id,
      quantity: 1,
      unitPriceCents: line.priceCents,
      discountCents: 0,
    })),
    payments: [{ method: 'cash', amountCents }],
  };
}
