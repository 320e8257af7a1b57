import type { z } from 'zod';
import { SaleDraft } from '../../../../src/domain/sales/contract.ts';
import { recordSale } from '../../../../src/domain/sales/index.ts';
import { chance, chosen } from '../dice.ts';
import { freshId, type Day, type DayBranch } from '../setting.ts';
import {
  coresOf,
  keyedOperation,
  linesOf,
  noteOf,
  shiftReasons,
  shortOf,
  totalOf,
  wireOf,
  type Maker,
} from './operation.ts';

export const sale: Maker = async (day) => {
  const { random, book } = day;
  const branch = chosen(random, day.branches);
  const till = chosen(random, branch.tills);
  const lines = await linesOf(day, branch, chance(random, 0.1));
  if (lines.length === 0) return undefined;
  const fault = chance(random, 0.12)
    ? chosen(random, ['price', 'discount', 'payment', 'core'] as const)
    : null;
  const asked = lines.map((line, index) => {
    if (index > 0 || fault === null) return line;
    if (fault === 'price') return { ...line, unitPriceCents: line.unitPriceCents + 101, discountCents: 0 };
    const tooMuch = Math.ceil((line.quantity * line.unitPriceCents * 6) / 100);
    return fault === 'discount' ? { ...line, discountCents: tooMuch } : line;
  });
  const totalCents = totalOf(asked);
  const key = freshId();
  const isCard = chance(random, 0.3);
  const vale = valeFor(day, branch, totalCents);
  const coreCents = coresOf(day, asked);
  const restCents = totalCents + coreCents - (vale?.amountCents ?? 0);
  const body: z.input<typeof SaleDraft> = {
    id: key,
    branch: branch.at.code,
    terminalId: till.terminalId,
    shiftId: till.shiftId ?? freshId(),
    folioSequence: till.next.sale,
    soldAt: new Date().toISOString(),
    lines: wireOf(asked).map((line, index) => {
      const isWrong = index === 0 && fault === 'core';
      const cents = coresOf(day, asked.slice(index, index + 1)) + (isWrong ? 1 : 0);
      return { ...line, ...(cents > 0 && { coreCents: cents }) };
    }),
    payments: [
      ...(restCents > 0 || fault === 'payment'
        ? [
            {
              method: isCard ? ('card' as const) : ('cash' as const),
              amountCents: restCents + (fault === 'payment' ? 7 : 0),
            },
          ]
        : []),
      ...(vale
        ? [{ method: 'store_credit' as const, amountCents: vale.amountCents, creditCode: vale.credit.code }]
        : []),
    ],
  };
  const call = (given: typeof body) =>
    recordSale(day.keyed(branch.clerk, key, given), branch.at.scope, SaleDraft.parse(given));
  return keyedOperation({
    what: `sale of ${asked.map(({ code, quantity }) => `${quantity} × ${code}`).join(', ')} at ${branch.at.code}`,
    reasons: [
      ...shiftReasons(day, till),
      ...shortOf(day, branch, asked),
      ...(fault === 'price' ? ['sales.price_changed'] : []),
      ...(fault === 'discount' ? ['sales.discount_over_limit'] : []),
      ...(fault === 'payment' ? ['sales.payment_mismatch'] : []),
      ...(fault === 'core' ? ['sales.core_changed'] : []),
      ...(vale && vale.amountCents > vale.credit.balanceCents ? ['sales.credit_short'] : []),
    ],
    body,
    forged: { ...body, customerName: 'Otra persona' },
    call,
    agree() {
      till.next.sale += 1;
      for (const { code, quantity } of asked)
        book.note({ kind: 'stock', branch: branch.at.id, code, quantity: -quantity, because: 'sale' });
      book.note({ kind: 'document', of: 'sale', branch: branch.at.id, id: key, totalCents });
      if (!isCard) book.note({ kind: 'cash', shift: till.shiftId ?? '', cents: restCents });
      if (vale) vale.credit.balanceCents -= vale.amountCents;
      const sold = asked.map((line) => ({
        code: line.code,
        quantity: line.quantity,
        totalCents: totalOf([line]),
      }));
      const paid = { [isCard ? 'card' : 'cash']: restCents, store_credit: vale?.amountCents ?? 0 };
      book.notes.push(noteOf(day, { id: key, branch: branch.at.id, paid, lines: sold }));
    },
  });
};

/** Sometimes a vale of the branch pays, as far as it goes, or is asked for more than it has. */
function valeFor({ random, book }: Day, branch: DayBranch, totalCents: number) {
  const credits = book.credits.filter((each) => each.branch === branch.at.id && each.balanceCents > 0);
  if (credits.length === 0 || totalCents < 1 || chance(random, 0.5)) return undefined;
  const credit = chosen(random, credits);
  const isGreedy = chance(random, 0.1) && credit.balanceCents < totalCents;
  return { credit, amountCents: Math.min(credit.balanceCents + (isGreedy ? 1 : 0), totalCents) };
}

/** What nobody may do: in another branch, or with another's pieces. */
export const trespass: Maker = async (day) => {
  const { random } = day;
  const own = chosen(random, day.branches);
  const other = chosen(
    random,
    day.branches.filter((branch) => branch !== own),
  );
  const lines = await linesOf(day, other, false);
  const till = own.tills[0];
  if (lines.length === 0 || !till) return undefined;
  const isForeignDesk = chance(random, 0.5);
  const place = isForeignDesk ? other : own;
  const key = freshId();
  const body = SaleDraft.parse({
    id: key,
    branch: place.at.code,
    terminalId: till.terminalId,
    shiftId: till.shiftId ?? freshId(),
    folioSequence: till.next.sale,
    soldAt: new Date().toISOString(),
    lines: wireOf(lines),
    payments: [{ method: 'cash', amountCents: Math.max(1, totalOf(lines)) }],
  });
  return {
    what: `a clerk of ${own.at.code} sells ${isForeignDesk ? 'at' : 'what lies in'} ${other.at.code}`,
    reasons: isForeignDesk
      ? ['branches.not_found', 'identity.forbidden']
      : ['inventory.item_not_found', ...shiftReasons(day, till)],
    run: () => recordSale(day.keyed(own.clerk, key, body), place.at.scope, body),
    agree: () => undefined,
  };
};
