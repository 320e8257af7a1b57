import { describe, expect, test } from 'vitest';
import { ReturnDraft, type ReturnableNote } from '#contract/sales';
import { uuidv7 } from '#shared/ids.ts';
import {
  chosenOf,
  firstChoice,
  planOf,
  returnOf,
  sumsOf,
  withReason,
  type NoteLine,
} from './return-draft.ts';

const line = (over: Partial<NoteLine> = {}): NoteLine => ({
  lineNo: 1,
  stockItemId: uuidv7(Date.now()),
  code: 'QRO-P-048817',
  description: 'Puerta',
  kind: 'unit',
  bin: 'A-03',
  quantity: 1,
  returned: 0,
  totalCents: 951_00,
  taxCents: 131_17,
  taxRateBp: 1_600,
  coreUnitCents: 0,
  coreOpen: 0,
  terms: { returnDays: 30, warrantyDays: 30, restockingBp: 1_000 },
  termsNote: null,
  isConflict: false,
  ...over,
});

const note = (lines: readonly NoteLine[]): ReturnableNote => ({
  saleId: uuidv7(Date.now()),
  folio: 'QRO-20261122-1-000137',
  soldAt: '2026-11-22T18:00:00Z',
  soldOn: '2026-11-22',
  today: '2026-11-29',
  cashier: 'Lupita',
  customerName: null,
  totalCents: 0,
  coreCents: 0,
  ways: [{ method: 'cash', paidCents: 951_00, refundedCents: 0 }],
  lines: [...lines],
  returns: [],
});

describe('what comes back of a note', () => {
  test('is the piece, when the note is one piece', () => {
    expect(firstChoice(note([line()]))).toMatchObject({ 1: { quantity: 1, bin: 'A-03' } });
    expect(firstChoice(note([line({ returned: 1 })]))).toEqual({});
    expect(firstChoice(note([line({ isConflict: true })]))).toEqual({});
    expect(firstChoice(note([line(), line({ lineNo: 2 })]))).toEqual({});
  });

  test('a faulty one does not go back on the shelf, and one that is not faulty does', () => {
    const faulty = withReason(chosenOf(line(), 1), 'defective');
    expect(faulty.outcome).toBe('scrap');
    expect(withReason(faulty, 'changed-mind').outcome).toBe('shelf');
    expect(withReason({ ...faulty, outcome: 'supplier', reason: 'other' }, 'changed-mind').outcome).toBe(
      'supplier',
    );
  });

  test('adds up as the server does, and says when a supervisor is needed', () => {
    const of = note([
      line({ quantity: 3, totalCents: 1_000_00 }),
      line({ lineNo: 2, terms: { returnDays: 0, warrantyDays: 15, restockingBp: 0 } }),
    ]);
    const [first, second] = of.lines as [NoteLine, NoteLine];
    const mind = { ...chosenOf(first, 2), reason: 'changed-mind' as const };
    expect(sumsOf(of, { 1: mind })).toMatchObject({
      pieces: 2,
      goodsCents: 666_67,
      feeCents: 66_67,
      refundCents: 600_00,
      isOutside: false,
      needsWords: false,
    });
    const unfit = withReason(chosenOf(second, 1), 'does-not-fit');
    expect(sumsOf(of, { 2: unfit }).isOutside).toBe(true);
    expect(sumsOf(of, { 2: withReason(chosenOf(second, 1), 'defective') }).isOutside).toBe(false);
  });

  test('says first for which piece nobody said why, and keeps nothing of it meanwhile', () => {
    const of = note([line(), line({ lineNo: 2 })]);
    const [first, second] = of.lines as [NoteLine, NoteLine];
    const mind = withReason(chosenOf(first, 1), 'changed-mind');
    expect(sumsOf(of, { 1: mind, 2: chosenOf(second, 1) })).toMatchObject({
      unexplained: 2,
      feeCents: 95_10,
    });
    expect(sumsOf(of, { 1: mind, 2: chosenOf(second, 0) }).unexplained).toBeNull();
  });

  test('is given back as it was paid unless somebody says otherwise, and says when that is not so', () => {
    const of = {
      ways: [
        { method: 'card', paidCents: 2_000_00, refundedCents: 0 },
        { method: 'cash', paidCents: 1_391_00, refundedCents: 0 },
      ] as const,
    };
    const ways = { ways: [...of.ways] };
    expect(planOf(null, ways, 1_700_00)).toMatchObject({ choice: 'card', isSplit: false, isAsPaid: true });
    expect(planOf('cash', ways, 1_700_00)).toMatchObject({ choice: 'cash', isAsPaid: false });
    expect(planOf('cash', ways, 1_391_00).isAsPaid).toBe(true);
    expect(planOf('store_credit', ways, 3_391_00).isAsPaid).toBe(true);
    expect(planOf(null, ways, 3_391_00)).toEqual({
      choice: 'as-paid',
      isSplit: true,
      isAsPaid: true,
      refunds: [
        { method: 'card', amountCents: 2_000_00 },
        { method: 'cash', amountCents: 1_391_00 },
      ],
    });
    // Fewer pieces after all: what was split no longer is.
    expect(planOf('as-paid', ways, 500_00)).toMatchObject({ choice: 'card', isSplit: false });
  });

  test('has the number of the bank where the bank has one', () => {
    const of = note([line()]);
    const [first] = of.lines as [NoteLine];
    const stamp = {
      id: uuidv7(Date.now()),
      branch: 'QRO',
      terminalId: 1,
      shiftId: uuidv7(Date.now()),
      folioSequence: 7,
      madeAt: '2026-11-29T18:00:00.000Z',
    };
    const refunds = [
      { method: 'card', amountCents: 500_00 },
      { method: 'cash', amountCents: 451_00 },
    ] as const;
    const why = withReason(chosenOf(first, 1), 'wrong-piece');
    const draft = returnOf(of, { 1: why }, { refunds, reference: '004417', note: '' }, stamp);
    expect(ReturnDraft.parse(draft).refunds).toEqual([
      { method: 'card', amountCents: 500_00, reference: '004417' },
      { method: 'cash', amountCents: 451_00 },
    ]);
  });

  test('goes to the server as it takes it, without lines that stay sold', () => {
    const of = note([line(), line({ lineNo: 2, totalCents: 0 })]);
    const [first, second] = of.lines as [NoteLine, NoteLine];
    const stamp = {
      id: uuidv7(Date.now()),
      branch: 'QRO',
      terminalId: 1,
      shiftId: uuidv7(Date.now()),
      folioSequence: 7,
      madeAt: '2026-11-29T18:00:00.000Z',
    };
    const { refunds } = planOf(null, of, 951_00);
    const paid = { refunds, reference: ' ', note: '' };
    const why = withReason(chosenOf(first, 1), 'does-not-fit');
    const draft = returnOf(of, { 1: why, 2: chosenOf(second, 0) }, paid, stamp);
    expect(ReturnDraft.parse(draft)).toEqual(draft);
    expect(draft.lines).toEqual([
      { lineNo: 1, quantity: 1, reason: 'does-not-fit', outcome: 'shelf', bin: 'A-03' },
    ]);
    expect(draft.refunds).toEqual([{ method: 'cash', amountCents: 951_00 }]);
    // What was given away for nothing comes back for nothing.
    const nothing = { ...paid, refunds: planOf(null, of, 0).refunds };
    expect(returnOf(of, { 2: { ...why, bin: '' } }, nothing, stamp).refunds).toEqual([]);
  });
});
