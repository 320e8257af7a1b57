import type { z } from 'zod';
import { ReturnDraft } from '../../../../src/domain/sales/contract.ts';
import { recordReturn } from '../../../../src/domain/sales/index.ts';
import type { NoteState } from '../book.ts';
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

/** Pieces of a note come back: to the shelf or not, for cash, to a card or for a vale. */
export const giveBack: Maker = (day) => {
  const { random, book } = day;
  const note = someNote(day);
  if (!note) return Promise.resolve(undefined);
  const branch = branchOf(day, note.branch);
  const till = chosen(random, branch.tills);
  const coming = comingOf(day, note);
  const isTooMany = coming.some(({ line, quantity }) => line.returned + quantity > line.quantity);
  const backCents = coming.reduce((sum, each) => sum + shareOf(each), 0);
  const isWrong = chance(random, 0.08);
  const amountCents = backCents + (isWrong ? 1 : 0);
  const method = chosen(random, ['cash', 'cash', 'card', 'store_credit'] as const);
  const out = cashOutOf(day, till, method === 'cash' ? amountCents : 0);
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
    refunds: amountCents > 0 ? [{ method, amountCents }] : [],
  };
  const call = (given: typeof body) =>
    recordReturn(day.keyed(branch.clerk, key, given), branch.at.scope, ReturnDraft.parse(given));
  return Promise.resolve(
    keyedOperation({
      ...out,
      what: `return of ${coming.map(({ line, quantity }) => `${quantity} × ${line.code}`).join(', ')} at ${branch.at.code}`,
      reasons: [
        ...shiftReasons(day, till),
        ...out.reasons,
        ...(isTooMany ? ['sales.already_returned'] : []),
        ...(isWrong ? ['sales.refund_mismatch'] : []),
      ],
      body,
      forged: { ...body, note: 'Otra cosa' },
      call,
      agree(json) {
        till.next.return += 1;
        for (const { line, quantity, outcome } of coming) {
          line.returned += quantity;
          const moved = { kind: 'stock', branch: branch.at.id, code: line.code } as const;
          book.note({ ...moved, quantity, because: 'return' });
          if (outcome !== 'shelf') book.note({ ...moved, quantity: -quantity, because: 'write_off' });
        }
        book.note({ kind: 'document', of: 'return', branch: branch.at.id, id: key, totalCents: amountCents });
        if (method === 'cash') book.note({ kind: 'cash', shift: till.shiftId ?? '', cents: -amountCents });
        const { credit } = JSON.parse(json) as { credit: { code: string } | null };
        if ((credit !== null) !== (method === 'store_credit' && amountCents > 0))
          throw new Error(`a vale ${credit ? 'was' : 'was not'} given for what was paid back by ${method}`);
        if (credit) book.credits.push({ code: credit.code, branch: branch.at.id, balanceCents: amountCents });
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

/** The pieces of a line have the line's centavos between them, whenever they come: the n-th has what the n before leave. */
function shareOf({ line, quantity }: Coming): number {
  const upToPiece = (pieces: number) =>
    Math.floor((2 * line.totalCents * pieces + line.quantity) / (2 * line.quantity));
  return upToPiece(line.returned + quantity) - upToPiece(line.returned);
}
