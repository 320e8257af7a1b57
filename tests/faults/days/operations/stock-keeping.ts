import {
  adjustStock,
  pickTransfer,
  receiveTransfer,
  requestTransfer,
  sendTransfer,
  settleTransfer,
} from '../../../../src/domain/inventory/index.ts';
import type { TransferState } from '../book.ts';
import { chance, chosen, upTo } from '../dice.ts';
import { freshId, type Day, type DayBranch } from '../setting.ts';
import { branchOf, keyedOperation, type Maker, type Operation } from './operation.ts';

export const adjust: Maker = async (day) => {
  const { random, book } = day;
  const branch = chosen(random, day.branches);
  const code = chosen(random, [...book.codes(branch.at.id)]);
  const found = await day.find(branch, code);
  // Used pieces are adjusted by writing them off; their numbers say so.
  if (!found || /-P-/.test(code)) return undefined;
  const { id: branchId } = branch.at;
  const onHand = book.onHand(branchId, code);
  const counted = Math.max(0, onHand - 3 + upTo(random, 9));
  const isStale = chance(random, 0.1);
  const isWriteOff = counted < onHand && chance(random, 0.5);
  const key = freshId();
  const body = {
    stockItemId: found.id,
    countedOnHand: counted,
    version: found.version - (isStale ? 1 : 0),
    reason: isWriteOff ? ('broken-on-shelf' as const) : ('count-difference' as const),
  };
  const call = (given: typeof body) =>
    adjustStock(day.keyed(branch.manager, key, given), branch.at.scope, given);
  return keyedOperation({
    what: `count of ${counted} × ${code} at ${branch.at.code}`,
    reasons: [
      ...(isStale ? ['inventory.changed_elsewhere'] : []),
      ...(counted < book.reserved(branchId, code) ? ['inventory.below_reserved'] : []),
      ...(counted === onHand ? ['inventory.nothing_changed'] : []),
    ],
    body,
    forged: { ...body, countedOnHand: counted + 1 },
    call,
    agree() {
      const because = isWriteOff ? ('write_off' as const) : ('adjustment' as const);
      book.note({ kind: 'stock', branch: branchId, code, quantity: counted - onHand, because });
    },
  });
};

export const transfer: Maker = (day) => {
  const { random, book } = day;
  const from = chosen(random, day.branches);
  const to = chosen(
    random,
    day.branches.filter((branch) => branch !== from),
  );
  const codes = [...book.codes(from.at.id)].filter((code) => book.free(from.at.id, code) > 0);
  if (codes.length === 0) return Promise.resolve(undefined);
  const wanted = [...new Set(Array.from({ length: 1 + upTo(random, 3) }, () => chosen(random, codes)))];
  const lines = wanted.map((code) => ({
    code,
    quantity: 1 + upTo(random, Math.min(3, book.free(from.at.id, code))),
  }));
  const key = freshId();
  const body = { id: key, from: from.at.code, to: to.at.code, lines };
  const call = (given: typeof body) =>
    requestTransfer(day.keyed(from.manager, key, given), from.at.scope, given);
  return Promise.resolve(
    keyedOperation({
      what: `transfer of ${lines.map(({ code, quantity }) => `${quantity} × ${code}`).join(', ')} ${from.at.code}→${to.at.code}`,
      reasons: [],
      body,
      forged: { ...body, lines: lines.map((line) => ({ ...line, quantity: line.quantity + 1 })) },
      call,
      agree() {
        const planned = lines.map((line) => ({ ...line, missing: 0 }));
        book.transfers.push({ id: key, from: from.at.id, to: to.at.id, lines: planned, state: 'requested' });
        book.note({ kind: 'document', of: 'transfer', branch: from.at.id, id: key, totalCents: 0 });
      },
    }),
  );
};

/** A transfer under way, and the next step that somebody takes. */
interface Going {
  readonly day: Day;
  readonly going: TransferState;
  readonly from: DayBranch;
  readonly to: DayBranch;
}

type Because = 'transfer_out' | 'transfer_in' | 'write_off';

const moverOf =
  ({ book }: Day) =>
  (branch: number, code: string, quantity: number, because: Because) =>
    book.note({ kind: 'stock', branch, code, quantity, because });

/** Takes a transfer one step further, whichever it is at. */
export const advance: Maker = (day) => {
  const open = day.book.transfers.filter(({ state }) => state !== 'received');
  if (open.length === 0) return Promise.resolve(undefined);
  const going = chosen(day.random, open);
  const step = { requested: sending, sent: receiving, differing: settling, received: settling }[going.state];
  return Promise.resolve(step({ day, going, from: branchOf(day, going.from), to: branchOf(day, going.to) }));
};

function sending({ day, going, from, to }: Going): Operation {
  const move = moverOf(day);
  const key = freshId();
  const picks = {
    id: going.id,
    lines: going.lines.map(({ quantity }, index) => ({ line: index + 1, picked: quantity })),
  };
  const isThere = going.lines.every(({ code, quantity }) => day.book.free(going.from, code) >= quantity);
  const reasons = isThere ? [] : ['inventory.transfer_not_free', 'inventory.insufficient_stock'];
  return {
    what: `sending of a transfer ${from.at.code}→${to.at.code}`,
    reasons,
    async run() {
      await pickTransfer(day.world.ctx(from.manager), from.at.scope, picks);
      return sendTransfer(day.keyed(from.manager, key, ''), from.at.scope, going.id);
    },
    again: (isForged) =>
      sendTransfer(day.keyed(from.manager, key, isForged ? 'x' : ''), from.at.scope, going.id),
    agree() {
      going.state = 'sent';
      for (const { code, quantity } of going.lines) move(going.from, code, -quantity, 'transfer_out');
    },
    travels: true,
  };
}

function receiving({ day, going, from, to }: Going): Operation {
  const { random } = day;
  const move = moverOf(day);
  const key = freshId();
  const lost = going.lines.map(({ quantity }) => (chance(random, 0.2) ? 1 + upTo(random, quantity) : 0));
  const body = {
    id: going.id,
    lines: going.lines.map(({ quantity }, index) => ({
      line: index + 1,
      received: quantity - (lost[index] ?? 0),
      damaged: 0,
    })),
    extras: [],
  };
  const call = (given: typeof body) => receiveTransfer(day.keyed(to.manager, key, given), to.at.scope, given);
  return {
    ...keyedOperation({
      what: `receiving of a transfer ${from.at.code}→${to.at.code}`,
      reasons: [],
      body,
      forged: { ...body, lines: [] },
      call,
      agree() {
        for (const [index, line] of going.lines.entries()) {
          line.missing = lost[index] ?? 0;
          if (line.quantity > line.missing)
            move(going.to, line.code, line.quantity - line.missing, 'transfer_in');
        }
        going.state = lost.some((count) => count > 0) ? 'differing' : 'received';
      },
    }),
    travels: true as const,
  };
}

function settling({ day, going, from, to }: Going): Operation {
  const { random } = day;
  const move = moverOf(day);
  const key = freshId();
  const settled = going.lines.flatMap(({ missing }, index) => {
    if (missing === 0) return [];
    const returned = upTo(random, missing + 1);
    const writtenOff = missing - returned;
    return [
      {
        line: index + 1,
        returned,
        writtenOff,
        ...(writtenOff > 0 ? { reason: 'lost-on-the-way' as const } : {}),
      },
    ];
  });
  const body = { id: going.id, lines: settled };
  const call = (given: typeof body) =>
    settleTransfer(day.keyed(from.manager, key, given), from.at.scope, given);
  return {
    ...keyedOperation({
      what: `settling of a transfer ${from.at.code}→${to.at.code}`,
      reasons: [],
      body,
      forged: { ...body, lines: [] },
      call,
      agree() {
        for (const { line, returned, writtenOff } of settled) {
          const { code } = going.lines[line - 1] as { code: string };
          move(going.from, code, returned + writtenOff, 'transfer_in');
          if (writtenOff > 0) move(going.from, code, -writtenOff, 'write_off');
        }
        going.state = 'received';
      },
    }),
    travels: true as const,
  };
}
