import type { z } from 'zod';
import {
  HoldDraft,
  HoldPaymentDraft,
  HoldRelease,
  HoldSaleDraft,
} from '../../../../src/domain/sales/contract.ts';
import { completeHold, createHold, payHold, releaseHold } from '../../../../src/domain/sales/index.ts';
import type { HoldState } from '../book.ts';
import { chance, chosen } from '../dice.ts';
import { freshId, type Day } from '../setting.ts';
import {
  branchOf,
  coresOf,
  cashOutOf,
  keyedOperation,
  linesOf,
  noteOf,
  shiftReasons,
  shortOf,
  totalOf,
  wireOf,
  type Maker,
} from './operation.ts';

export const hold: Maker = async (day) => {
  const { random, book } = day;
  const branch = chosen(random, day.branches);
  const till = chosen(random, branch.tills);
  const lines = await linesOf(day, branch, chance(random, 0.1));
  if (lines.length === 0) return undefined;
  const totalCents = totalOf(lines);
  const isStingy = chance(random, 0.1);
  const depositCents = isStingy ? 1 : Math.ceil(totalCents / 3);
  const key = freshId();
  const body: z.input<typeof HoldDraft> = {
    id: key,
    branch: branch.at.code,
    terminalId: till.terminalId,
    shiftId: till.shiftId ?? freshId(),
    folioSequence: till.next.hold,
    madeAt: new Date().toISOString(),
    customerName: 'Cliente de prueba',
    customerPhone: '4421234567',
    lines: wireOf(lines),
    payments: [{ method: 'cash', amountCents: depositCents }],
  };
  const call = (given: typeof body) =>
    createHold(day.keyed(branch.clerk, key, given), branch.at.scope, HoldDraft.parse(given));
  return keyedOperation({
    what: `hold of ${lines.map(({ code, quantity }) => `${quantity} × ${code}`).join(', ')} at ${branch.at.code}`,
    reasons: [
      ...shiftReasons(day, till),
      ...shortOf(day, branch, lines),
      ...(isStingy ? ['sales.deposit_too_small'] : []),
    ],
    body,
    forged: { ...body, customerName: 'Otra persona' },
    call,
    agree() {
      till.next.hold += 1;
      for (const { code, quantity } of lines)
        book.note({ kind: 'reserved', branch: branch.at.id, code, quantity, because: 'hold' });
      book.note(
        { kind: 'cash', shift: till.shiftId ?? '', cents: depositCents },
        { kind: 'document', of: 'hold', branch: branch.at.id, id: key, totalCents },
      );
      const money = { paidCents: depositCents, refundedCents: 0, keptCents: 0 };
      const kept = lines.map((line) => ({
        code: line.code,
        quantity: line.quantity,
        totalCents: totalOf([line]),
      }));
      book.holds.push({ id: key, branch: branch.at.id, lines: kept, totalCents, ...money, state: 'active' });
    },
  });
};

/** Most often one that can still be paid. */
function someHold({ book, random }: Day): HoldState | undefined {
  const active = book.holds.filter(({ state }) => state === 'active');
  const list = active.length > 0 && chance(random, 0.85) ? active : book.holds;
  return list.length > 0 ? chosen(random, list) : undefined;
}

export const pay: Maker = (day) => {
  const { random, book } = day;
  const held = someHold(day);
  if (!held) return Promise.resolve(undefined);
  const branch = chance(random, 0.6) ? branchOf(day, held.branch) : chosen(random, day.branches);
  const till = chosen(random, branch.tills);
  const dueCents = held.totalCents - held.paidCents;
  const amountCents = chance(random, 0.1) ? dueCents + 13 : Math.ceil(dueCents / 2);
  if (amountCents < 1) return Promise.resolve(undefined);
  const key = freshId();
  const body: z.input<typeof HoldPaymentDraft> = {
    id: key,
    terminalId: till.terminalId,
    shiftId: till.shiftId ?? freshId(),
    paidAt: new Date().toISOString(),
    payments: [{ method: 'cash', amountCents }],
  };
  const call = (given: typeof body) =>
    payHold(day.keyed(branch.clerk, key, given), branch.at.scope, held.id, HoldPaymentDraft.parse(given));
  return Promise.resolve({
    ...keyedOperation({
      what: `payment of ${amountCents} for a hold of ${held.branch} at ${branch.at.code}`,
      reasons: [
        ...shiftReasons(day, till),
        ...(held.state === 'active' ? [] : ['sales.hold_over']),
        ...(amountCents > dueCents ? ['sales.hold_overpaid'] : []),
      ],
      body,
      forged: { ...body, payments: [{ method: 'cash', amountCents: amountCents + 1 }] },
      call,
      agree() {
        held.paidCents += amountCents;
        book.note({ kind: 'cash', shift: till.shiftId ?? '', cents: amountCents });
      },
    }),
    travels: true as const,
  });
};

export const complete: Maker = (day) => {
  const { random, book } = day;
  const held = someHold(day);
  if (!held) return Promise.resolve(undefined);
  const branch = branchOf(day, held.branch);
  const till = chosen(random, branch.tills);
  // Deposits for old parts are paid when the pieces leave.
  const restCents = held.totalCents - held.paidCents + coresOf(day, held.lines);
  const isWrong = chance(random, 0.1);
  const payments = restCents + (isWrong ? 3 : 0);
  const key = freshId();
  const body: z.input<typeof HoldSaleDraft> = {
    id: key,
    terminalId: till.terminalId,
    shiftId: till.shiftId ?? freshId(),
    folioSequence: till.next.sale,
    soldAt: new Date().toISOString(),
    payments: payments > 0 ? [{ method: 'cash', amountCents: payments }] : [],
  };
  const call = (given: typeof body) =>
    completeHold(day.keyed(branch.clerk, key, given), branch.at.scope, held.id, HoldSaleDraft.parse(given));
  return Promise.resolve(
    keyedOperation({
      what: `completion of a hold at ${branch.at.code}`,
      reasons: [
        ...shiftReasons(day, till),
        ...(held.state === 'active' ? [] : ['sales.hold_over']),
        ...(isWrong ? ['sales.payment_mismatch'] : []),
      ],
      body,
      forged: { ...body, folioSequence: till.next.sale + 1 },
      call,
      agree() {
        till.next.sale += 1;
        for (const { code, quantity } of held.lines)
          book.note(
            { kind: 'stock', branch: branch.at.id, code, quantity: -quantity, because: 'sale' },
            { kind: 'reserved', branch: branch.at.id, code, quantity: -quantity, because: 'hold' },
          );
        book.note(
          { kind: 'cash', shift: till.shiftId ?? '', cents: restCents },
          { kind: 'document', of: 'sale', branch: branch.at.id, id: key, totalCents: held.totalCents },
        );
        const paid = { cash: held.paidCents + restCents };
        book.notes.push(noteOf(day, { id: key, branch: held.branch, paid, lines: held.lines }));
        held.keptCents = held.paidCents;
        held.state = 'sold';
      },
    }),
  );
};

export const release: Maker = (day) => {
  const { random, book } = day;
  const held = someHold(day);
  if (!held) return Promise.resolve(undefined);
  const branch = branchOf(day, held.branch);
  const till = chosen(random, branch.tills);
  // By the default terms nothing of a deposit stays.
  const backCents = held.paidCents;
  const isWrong = chance(random, 0.15);
  const out = cashOutOf(day, till, backCents + (isWrong ? 1 : 0));
  const key = freshId();
  const body: z.input<typeof HoldRelease> = {
    id: key,
    reason: 'Ya no la quiso',
    refund: {
      terminalId: till.terminalId,
      shiftId: till.shiftId ?? freshId(),
      method: 'cash',
      amountCents: backCents + (isWrong ? 1 : 0),
    },
  };
  const call = (given: typeof body) =>
    releaseHold(day.keyed(branch.clerk, key, given), branch.at.scope, held.id, HoldRelease.parse(given));
  return Promise.resolve(
    keyedOperation({
      ...out,
      what: `release of a hold at ${branch.at.code}`,
      reasons: [
        ...shiftReasons(day, till),
        ...out.reasons,
        ...(held.state === 'active' ? [] : ['sales.hold_over']),
        ...(isWrong ? ['sales.refund_mismatch'] : []),
      ],
      body,
      forged: { ...body, reason: 'Otra cosa' },
      call,
      agree() {
        for (const { code, quantity } of held.lines)
          book.note({ kind: 'reserved', branch: branch.at.id, code, quantity: -quantity, because: 'hold' });
        book.note({ kind: 'cash', shift: till.shiftId ?? '', cents: -backCents });
        held.refundedCents = backCents;
        held.state = 'released';
      },
    }),
  );
};
