import type { z } from 'zod';
import { CoreReceipt, ReturnDraft } from '../../../../src/domain/sales/contract.ts';
import { receiveCore, recordReturn } from '../../../../src/domain/sales/index.ts';
import type { Means, NoteState } from '../book.ts';
import { chance, chosen, upTo } from '../dice.ts';
import { freshId, type Day } from '../setting.ts';
import { branchOf, cashOutOf, keyedOperation, shiftReasons, type Maker } from './operation.ts';

/** Of a note: which line, how many pieces now, what became of them. */
interface Coming {
  readonly line: NoteState['lines'][number];
  readonly lineNo: number;
  readonly quantity: number;
  readonly outcome: 'shelf' | 'scrap' | 'supplier';
  readonly reason: 'does-not-fit' | 'defective' | 'wrong-piece' | 'changed-mind';
}

/** Pieces of a note come back: to the shelf or not, for money as it was paid or otherwise, or for a vale. */
export const giveBack: Maker = (day) => {
  const { random, book, coreOf } = day;
  const note = someNote(day);
  if (!note) return Promise.resolve(undefined);
  const branch = branchOf(day, note.branch);
  const till = chosen(random, branch.tills);
  const coming = comingOf(day, note);
  const isTooMany = coming.some(({ line, quantity }) => line.returned + quantity > line.quantity);
  const backCents = coming.reduce(
    (sum, each) => sum + shareOf(each) + settledOf(each) * coreOf(each.line.code),
    0,
  );
  const isWrong = chance(random, 0.08);
  const amountCents = backCents + (isWrong ? 1 : 0);
  const refunds = refundsOf(day, note, amountCents);
  const cashCents = refunds.find(({ method }) => method === 'cash')?.amountCents ?? 0;
  const out = cashOutOf(day, till, cashCents);
  // A supervisor at the till may give back by any means; what a drawer tells one is another matter.
  const actor = cashCents === 0 && chance(random, 0.2) ? day.administrator : branch.clerk;
  const isElsewise = actor === branch.clerk && refunds.some((refund) => !isOpen(note, refund));
  const key = freshId();
  const body: z.input<typeof ReturnDraft> = {
    id: key,
    branch: branch.at.code,
    terminalId: till.terminalId,
    shiftId: till.shiftId ?? freshId(),
    folioSequence: till.next.return,
    madeAt: new Date().toISOString(),
    saleId: note.id,
    lines: coming.map(({ lineNo, quantity, reason, outcome }) => ({ lineNo, quantity, reason, outcome })),
    refunds,
  };
  const call = (given: typeof body) =>
    recordReturn(day.keyed(actor, key, given), branch.at.scope, ReturnDraft.parse(given));
  return Promise.resolve(
    keyedOperation({
      ...out,
      what: `return of ${coming.map(({ line, quantity }) => `${quantity} × ${line.code}`).join(', ')} at ${branch.at.code}`,
      reasons: [
        ...shiftReasons(day, till),
        ...out.reasons,
        ...(isTooMany ? ['sales.already_returned'] : []),
        ...(isWrong ? ['sales.refund_mismatch'] : []),
        ...(isElsewise ? ['sales.refund_not_as_paid'] : []),
      ],
      body,
      forged: { ...body, note: 'Otra cosa' },
      call,
      agree(json) {
        till.next.return += 1;
        for (const each of coming) {
          const { line, quantity, outcome } = each;
          line.coreOpen -= settledOf(each);
          line.returned += quantity;
          const moved = { kind: 'stock', branch: branch.at.id, code: line.code } as const;
          book.note({ ...moved, quantity, because: 'return' });
          if (outcome !== 'shelf') book.note({ ...moved, quantity: -quantity, because: 'write_off' });
        }
        book.note({ kind: 'document', of: 'return', branch: branch.at.id, id: key, totalCents: amountCents });
        if (cashCents > 0) book.note({ kind: 'cash', shift: till.shiftId ?? '', cents: -cashCents });
        for (const refund of refunds) payBack(note, refund);
        const valeCents = refunds.find(({ method }) => method === 'store_credit')?.amountCents ?? 0;
        const { credit } = JSON.parse(json) as { credit: { code: string } | null };
        if ((credit !== null) !== valeCents > 0)
          throw new Error(`a vale ${credit ? 'was' : 'was not'} given for ${valeCents} of it`);
        if (credit) book.credits.push({ code: credit.code, branch: branch.at.id, balanceCents: valeCents });
      },
    }),
  );
};

/** Old parts that somebody brings for the money that was left for them. */
export const bringCore: Maker = (day) => {
  const { random, book, coreOf } = day;
  const lines = book.notes.flatMap((note) =>
    note.lines.map((line, index) => ({ note, line, lineNo: index + 1 })),
  );
  const owing = lines.filter(({ line }) => line.coreOpen > 0);
  const list = owing.length > 0 && chance(random, 0.9) ? owing : lines;
  if (list.length === 0) return Promise.resolve(undefined);
  const { note, line, lineNo } = chosen(random, list);
  const branch = branchOf(day, note.branch);
  const till = chosen(random, branch.tills);
  const isTooMany = chance(random, 0.1) || line.coreOpen === 0;
  const quantity = isTooMany ? line.coreOpen + 1 : 1 + upTo(random, line.coreOpen);
  const amountCents = quantity * coreOf(line.code);
  const method = chosen(random, ['cash', 'cash', 'card', 'transfer'] as const);
  const out = cashOutOf(day, till, method === 'cash' ? Math.max(1, amountCents) : 0);
  const key = freshId();
  const body: z.input<typeof CoreReceipt> = {
    id: key,
    branch: branch.at.code,
    terminalId: till.terminalId,
    shiftId: till.shiftId ?? freshId(),
    receivedAt: new Date().toISOString(),
    saleId: note.id,
    lineNo,
    quantity,
    method,
  };
  const call = (given: typeof body) =>
    receiveCore(day.keyed(branch.clerk, key, given), branch.at.scope, CoreReceipt.parse(given));
  return Promise.resolve(
    keyedOperation({
      ...out,
      what: `${quantity} old parts for ${line.code} at ${branch.at.code}`,
      reasons: [...shiftReasons(day, till), ...out.reasons, ...(isTooMany ? ['sales.core_none_open'] : [])],
      body,
      forged: { ...body, reference: 'Otra cosa' },
      call,
      agree(json) {
        line.coreOpen -= quantity;
        const { coreOpen } = JSON.parse(json) as { coreOpen: number };
        if (coreOpen !== line.coreOpen)
          throw new Error(`${coreOpen} are said to be owed, the oracle ${line.coreOpen}`);
        payBack(note, { method, amountCents });
        if (method === 'cash') book.note({ kind: 'cash', shift: till.shiftId ?? '', cents: -amountCents });
      },
    }),
  );
};

/** Most often one of which something is left. */
function someNote({ book, random }: Day): NoteState | undefined {
  const open = book.notes.filter(({ lines }) => lines.some((line) => line.returned < line.quantity));
  const list = open.length > 0 && chance(random, 0.9) ? open : book.notes;
  return list.length > 0 ? chosen(random, list) : undefined;
}

function comingOf({ random }: Day, { lines }: NoteState): Coming[] {
  const wanted = lines.map((line, index) => ({ line, lineNo: index + 1 }));
  const some = wanted.filter(({ line }) => line.returned < line.quantity && chance(random, 0.6));
  const chosenLines = some.length > 0 ? some : [chosen(random, wanted)];
  return chosenLines.map(({ line, lineNo }) => {
    const left = line.quantity - line.returned;
    const quantity = chance(random, 0.08) ? left + 1 : 1 + upTo(random, Math.max(1, left));
    return {
      line,
      lineNo,
      quantity,
      outcome: chosen(random, ['shelf', 'shelf', 'scrap', 'supplier'] as const),
      reason: chosen(random, ['does-not-fit', 'defective', 'wrong-piece', 'changed-mind'] as const),
    };
  });
}

interface Refund {
  readonly method: Means;
  readonly amountCents: number;
}

const BY_MONEY = ['cash', 'card', 'transfer'] as const;

const leftOf = ({ paid, back }: NoteState, method: Means) => (paid[method] ?? 0) - (back[method] ?? 0);

const isOpen = (note: NoteState, { method, amountCents }: Refund) =>
  method === 'store_credit' || amountCents <= leftOf(note, method);

function payBack({ back }: NoteState, { method, amountCents }: Refund): void {
  back[method] = (back[method] ?? 0) + amountCents;
}

/** Most often as it was paid, the rest as a vale; else all by one means, or by one a centavo more than is left of it. */
function refundsOf({ random }: Day, note: NoteState, amountCents: number): Refund[] {
  if (amountCents === 0) return [];
  if (chance(random, 0.4))
    return [{ method: chosen(random, [...BY_MONEY, 'store_credit'] as const), amountCents }];
  const isGreedy = chance(random, 0.1);
  let restCents = amountCents;
  const refunds: Refund[] = [];
  for (const method of BY_MONEY) {
    const more = isGreedy && method === 'cash' ? 1 : 0;
    const cents = Math.min(restCents, Math.max(0, leftOf(note, method)) + more);
    if (cents > 0) refunds.push({ method, amountCents: cents });
    restCents -= cents;
  }
  return restCents > 0 ? [...refunds, { method: 'store_credit', amountCents: restCents }] : refunds;
}

/** Nobody owes an old part for a piece that they do not keep. */
function settledOf({ line, quantity }: Coming): number {
  const kept = line.quantity - line.returned - quantity;
  return Math.max(0, line.coreOpen - kept);
}

/** The pieces of a line have the line's centavos between them, whenever they come: the n-th has what the n before leave. */
function shareOf({ line, quantity }: Coming): number {
  const upToPiece = (pieces: number) =>
    Math.floor((2 * line.totalCents * pieces + line.quantity) / (2 * line.quantity));
  return upToPiece(line.returned + quantity) - upToPiece(line.returned);
}
