import { uuidv7 } from '../../../src/domain/shared/ids.ts';
import { DENOMINATIONS } from '../../../src/domain/shared/cash.ts';
import type { Deed } from './journal.ts';
import type { YardBranch, YardItem, YardTill } from './yard.ts';

// Requests as the counter's screens make them.

export interface Desk {
  readonly branch: YardBranch;
  readonly till: YardTill;
}

interface Wanted {
  readonly item: YardItem;
  readonly quantity: number;
}

const totalOf = (wanted: readonly Wanted[]) =>
  wanted.reduce((sum, { item, quantity }) => sum + item.priceCents * quantity, 0);

const linesOf = (wanted: readonly Wanted[]) =>
  wanted.map(({ item, quantity }) => ({ stockItemId: item.id, quantity, unitPriceCents: item.priceCents }));

const drawerOf = ({ till }: Desk) => ({ terminalId: till.terminalId, shiftId: till.shiftId });

/** How a sale is paid; what the rest is in. */
interface Vale {
  readonly code: string;
  readonly amountCents: number;
}

/**
 * A sale with the till's next number, in cash as far as no vale pays it; who sends it moves the number on when it was
 * made.
 */
export function saleOf(
  desk: Desk,
  wanted: readonly Wanted[],
  sequence = desk.till.next.sale,
  vale?: Vale,
): Deed {
  const cashCents = totalOf(wanted) - (vale?.amountCents ?? 0);
  const key = uuidv7(Date.now());
  return {
    operation: 'recordSale',
    branchId: desk.branch.id,
    key,
    cookie: desk.till.clerk.cookie,
    path: '/sales',
    body: {
      id: key,
      branch: desk.branch.code,
      ...drawerOf(desk),
      folioSequence: sequence,
      soldAt: new Date().toISOString(),
      lines: linesOf(wanted),
      payments: [
        ...(cashCents > 0 ? [{ method: 'cash', amountCents: cashCents }] : []),
        ...(vale ? [{ method: 'store_credit', amountCents: vale.amountCents, creditCode: vale.code }] : []),
      ],
    },
  };
}

/** What comes back of a note, and what is given for it. */
export interface Back {
  readonly saleId: string;
  readonly lines: readonly {
    readonly lineNo: number;
    readonly quantity: number;
    readonly reason: 'does-not-fit' | 'defective';
    readonly outcome: 'shelf' | 'scrap' | 'supplier';
  }[];
  readonly cashCents: number;
  readonly creditCents: number;
}

export function returnOf(desk: Desk, { saleId, lines, cashCents, creditCents }: Back): Deed {
  const key = uuidv7(Date.now());
  return {
    operation: 'recordReturn',
    branchId: desk.branch.id,
    key,
    cookie: desk.till.clerk.cookie,
    path: '/returns',
    body: {
      id: key,
      branch: desk.branch.code,
      ...drawerOf(desk),
      folioSequence: desk.till.next.return,
      madeAt: new Date().toISOString(),
      saleId,
      lines,
      refunds: [
        ...(cashCents > 0 ? [{ method: 'cash', amountCents: cashCents }] : []),
        ...(creditCents > 0 ? [{ method: 'store_credit', amountCents: creditCents }] : []),
      ],
    },
  };
}

export function holdOf(desk: Desk, wanted: readonly Wanted[], depositCents: number): Deed {
  const key = uuidv7(Date.now());
  return {
    operation: 'createHold',
    branchId: desk.branch.id,
    key,
    cookie: desk.till.clerk.cookie,
    path: '/holds',
    body: {
      id: key,
      branch: desk.branch.code,
      ...drawerOf(desk),
      folioSequence: desk.till.next.hold,
      madeAt: new Date().toISOString(),
      customerName: 'Cliente de prueba',
      customerPhone: '4421234567',
      lines: linesOf(wanted),
      payments: [{ method: 'cash', amountCents: depositCents }],
    },
  };
}

/** A payment at the desk's branch, for a hold of whichever. */
export function holdPaymentOf(desk: Desk, hold: { readonly id: string }, amountCents: number): Deed {
  const key = uuidv7(Date.now());
  return {
    operation: 'payHold',
    branchId: desk.branch.id,
    key,
    cookie: desk.till.clerk.cookie,
    path: `/branches/${desk.branch.code}/holds/${hold.id}/payments`,
    body: {
      id: key,
      ...drawerOf(desk),
      paidAt: new Date().toISOString(),
      payments: [{ method: 'cash', amountCents }],
    },
  };
}

export function holdSaleOf(desk: Desk, hold: { readonly id: string }, restCents: number): Deed {
  const key = uuidv7(Date.now());
  return {
    operation: 'completeHold',
    branchId: desk.branch.id,
    key,
    cookie: desk.till.clerk.cookie,
    path: `/branches/${desk.branch.code}/holds/${hold.id}/sale`,
    body: {
      id: key,
      ...drawerOf(desk),
      folioSequence: desk.till.next.sale,
      soldAt: new Date().toISOString(),
      payments: restCents > 0 ? [{ method: 'cash', amountCents: restCents }] : [],
    },
  };
}

export function holdReleaseOf(desk: Desk, hold: { readonly id: string }, refundCents: number): Deed {
  const key = uuidv7(Date.now());
  return {
    operation: 'releaseHold',
    branchId: desk.branch.id,
    key,
    cookie: desk.till.clerk.cookie,
    path: `/branches/${desk.branch.code}/holds/${hold.id}/release`,
    body: {
      id: key,
      reason: 'El cliente ya no la quiso',
      ...(refundCents > 0 ? { refund: { ...drawerOf(desk), method: 'cash', amountCents: refundCents } } : {}),
    },
  };
}

export function adjustmentOf(
  branch: YardBranch,
  item: YardItem,
  to: { readonly countedOnHand: number; readonly version: number },
): Deed {
  return {
    operation: 'adjustStock',
    branchId: branch.id,
    key: uuidv7(Date.now()),
    cookie: branch.manager.cookie,
    path: `/branches/${branch.code}/stock/${item.id}/adjustments`,
    body: { ...to, reason: 'count-difference' },
  };
}

export function transferOf(from: YardBranch, to: YardBranch, wanted: readonly Wanted[]): Deed {
  const key = uuidv7(Date.now());
  return {
    operation: 'requestTransfer',
    branchId: from.id,
    key,
    cookie: from.manager.cookie,
    path: `/branches/${from.code}/transfers`,
    body: {
      id: key,
      from: from.code,
      to: to.code,
      lines: wanted.map(({ item, quantity }) => ({ code: item.code, quantity })),
    },
  };
}

/** Not keyed: picking twice is picking once. */
export function picksOf(from: YardBranch, transferId: string, quantities: readonly number[]): Deed {
  return {
    operation: 'pickTransfer',
    branchId: from.id,
    key: uuidv7(Date.now()),
    cookie: from.manager.cookie,
    path: `/branches/${from.code}/transfers/${transferId}/picks`,
    body: { lines: quantities.map((picked, index) => ({ line: index + 1, picked })) },
  };
}

export function sendingOf(from: YardBranch, transferId: string): Deed {
  return {
    operation: 'sendTransfer',
    branchId: from.id,
    key: uuidv7(Date.now()),
    cookie: from.manager.cookie,
    path: `/branches/${from.code}/transfers/${transferId}/send`,
    body: {},
  };
}

export function arrivalOf(to: YardBranch, transferId: string, quantities: readonly number[]): Deed {
  return {
    operation: 'receiveTransfer',
    branchId: to.id,
    key: uuidv7(Date.now()),
    cookie: to.manager.cookie,
    path: `/branches/${to.code}/transfers/${transferId}/receive`,
    body: { lines: quantities.map((received, index) => ({ line: index + 1, received })) },
  };
}

export function settlementOf(
  from: YardBranch,
  transferId: string,
  lines: readonly { readonly line: number; readonly returned: number; readonly writtenOff: number }[],
): Deed {
  return {
    operation: 'settleTransfer',
    branchId: from.id,
    key: uuidv7(Date.now()),
    cookie: from.manager.cookie,
    path: `/branches/${from.code}/transfers/${transferId}/settle`,
    body: {
      lines: lines.map((line) => (line.writtenOff > 0 ? { ...line, reason: 'lost-on-the-way' } : line)),
    },
  };
}

/** Notes and coins that are worth so much. */
export function countOf(amountCents: number): { form: string; faceCents: number; pieces: number }[] {
  let left = amountCents;
  const counts = DENOMINATIONS.flatMap(({ form, faceCents }) => {
    // Twenty pesos come as a note and as a coin: the note takes it.
    const pieces = Math.min(9_999, Math.floor(left / faceCents));
    left -= pieces * faceCents;
    return pieces > 0 ? [{ form, faceCents, pieces }] : [];
  });
  if (left !== 0) throw new Error(`No notes and coins are worth ${amountCents}`);
  return counts;
}

export function shiftCountOf(desk: Desk, amountCents: number): Deed {
  return {
    operation: 'countShift',
    branchId: desk.branch.id,
    key: uuidv7(Date.now()),
    cookie: desk.till.clerk.cookie,
    path: `/branches/${desk.branch.code}/shifts/${desk.till.shiftId}/count`,
    body: { counts: countOf(amountCents) },
  };
}

export function shiftClosingOf(desk: Desk): Deed {
  return {
    operation: 'closeShift',
    branchId: desk.branch.id,
    key: uuidv7(Date.now()),
    cookie: desk.till.clerk.cookie,
    path: `/branches/${desk.branch.code}/shifts/${desk.till.shiftId}/close`,
    body: { reason: 'unknown' },
  };
}

export function shiftOpeningOf(desk: Desk, floatCents: number): Deed {
  const key = uuidv7(Date.now());
  return {
    operation: 'openShift',
    branchId: desk.branch.id,
    key,
    cookie: desk.till.clerk.cookie,
    path: `/branches/${desk.branch.code}/shifts`,
    body: { id: key, terminalId: desk.till.terminalId, float: countOf(floatCents) },
  };
}

export function cashMoveOf(desk: Desk, kind: 'in' | 'out', amountCents: number): Deed {
  const key = uuidv7(Date.now());
  return {
    operation: 'moveCash',
    branchId: desk.branch.id,
    key,
    cookie: desk.till.clerk.cookie,
    path: `/branches/${desk.branch.code}/shifts/${desk.till.shiftId}/cash`,
    body: { id: key, terminalId: desk.till.terminalId, kind, amountCents, reason: 'change' },
  };
}
