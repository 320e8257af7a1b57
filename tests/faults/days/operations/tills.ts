import { closeShift, countShift, moveCash, openShift } from '../../../../src/domain/sales/index.ts';
import { countOf } from '../../support/deeds.ts';
import { chance, chosen, upTo } from '../dice.ts';
import { freshId, type Day, type DayBranch, type DayTill } from '../setting.ts';
import { cashOutOf, keyedOperation, shiftReasons, type Maker, type Operation } from './operation.ts';

export const cash: Maker = (day) => {
  const { random, book } = day;
  const branch = chosen(random, day.branches);
  const till = chosen(random, branch.tills);
  const shiftId = till.shiftId ?? freshId();
  const kind = chance(random, 0.5) ? ('in' as const) : ('out' as const);
  const isGreedy = kind === 'out' && chance(random, 0.15);
  const amountCents = (isGreedy ? book.cash(shiftId) : 0) + 100 * (1 + upTo(random, 50));
  const out = cashOutOf(day, till, kind === 'out' ? amountCents : 0);
  const key = freshId();
  const body = { id: key, terminalId: till.terminalId, kind, amountCents, reason: 'change' as const };
  const call = (given: typeof body) =>
    moveCash(day.keyed(branch.clerk, key, given), branch.at.scope, shiftId, given);
  return Promise.resolve(
    keyedOperation({
      ...out,
      what: `cash ${kind} of ${amountCents} at ${branch.at.code}`,
      reasons: [...shiftReasons(day, till), ...out.reasons],
      body,
      forged: { ...body, amountCents: amountCents + 100 },
      call,
      agree: () =>
        book.note({ kind: 'cash', shift: shiftId, cents: kind === 'in' ? amountCents : -amountCents }),
    }),
  );
};

/** Opens a till with five hundred pesos in it. */
export function openingOf(day: Day, branch: DayBranch, till: DayTill): Operation {
  const { book } = day;
  const state = book.shifts.find(({ id }) => id === till.shiftId)?.state ?? 'closed';
  const key = freshId();
  const floatCents = 50_000;
  const body = { id: key, terminalId: till.terminalId, float: piecesOf(floatCents) };
  return keyedOperation({
    what: `opening of till ${till.terminalId} at ${branch.at.code}`,
    reasons: state === 'closed' ? [] : ['sales.shift_already_open'],
    body,
    forged: { ...body, float: [] },
    call: (given) => openShift(day.keyed(branch.clerk, key, given), branch.at.scope, given),
    agree() {
      till.shiftId = key;
      book.shifts.push({
        id: key,
        branch: branch.at.id,
        terminal: till.terminalId,
        shortOuts: 0,
        state: 'open',
      });
      book.note(
        { kind: 'cash', shift: key, cents: floatCents },
        { kind: 'document', of: 'shift', branch: branch.at.id, id: key, totalCents: 0 },
      );
    },
  });
}

const piecesOf = (amountCents: number) =>
  countOf(amountCents) as { form: 'note' | 'coin'; faceCents: number; pieces: number }[];

/** Opens a till that is not open, ends one that is, or one and not the other against the rules. */
export const shift: Maker = (day) => {
  const { random, book } = day;
  const branch = chosen(random, day.branches);
  const till = chosen(random, branch.tills);
  const state = book.shifts.find(({ id }) => id === till.shiftId)?.state ?? 'closed';
  const key = freshId();
  if (state === 'closed' || chance(random, 0.1)) return Promise.resolve(openingOf(day, branch, till));
  const known = book.shifts.find(({ id }) => id === till.shiftId);
  const shiftId = till.shiftId ?? '';
  if (state === 'open') {
    const must = book.cash(shiftId);
    const isEven = must >= 0 && must % 50 === 0 && chance(random, 0.7);
    const counted = isEven ? must : Math.max(0, Math.floor(must / 50) * 50) + 50;
    const body = { counts: piecesOf(counted) };
    const call = (given: typeof body) =>
      countShift(day.keyed(branch.clerk, key, given), branch.at.scope, shiftId, given);
    return Promise.resolve(
      keyedOperation({
        what: `count of till ${till.terminalId} at ${branch.at.code}`,
        reasons: [],
        body,
        forged: { counts: [] },
        call,
        agree(json) {
          const report = JSON.parse(json) as { cash: { expectedCents: number }; closedAt: string | null };
          if (report.cash.expectedCents !== must)
            throw new Error(`the Z report expects ${report.cash.expectedCents}, the oracle ${must}`);
          if (known) known.state = counted === must ? 'closed' : 'counted';
        },
      }),
    );
  }
  const hasReason = chance(random, 0.9);
  const body = { reason: hasReason ? ('unknown' as const) : null };
  const call = (given: typeof body) =>
    closeShift(day.keyed(branch.clerk, key, given), branch.at.scope, shiftId, given);
  return Promise.resolve(
    keyedOperation({
      what: `closing of till ${till.terminalId} at ${branch.at.code}`,
      reasons: hasReason ? [] : ['sales.difference_reason_required'],
      body,
      forged: { reason: hasReason ? null : ('unknown' as const) },
      call,
      agree() {
        if (known) known.state = 'closed';
      },
    }),
  );
};
