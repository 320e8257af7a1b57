import { describe, expect, it } from 'vitest';
import { linesOver } from '#contract/sales';
import { emptyNote, type DraftLine, type NoteDraft } from '../note-draft.ts';
import { needsApproval } from './note-approval.ts';

const NOW = new Date('2026-11-22T18:00:00Z');
const line = (stockItemId: string, discountCents: number): DraftLine => ({
  stockItemId,
  code: stockItemId,
  kind: 'bulk',
  name: 'Balatas',
  detail: '',
  quantity: 2,
  unitPriceCents: 500_00,
  discountCents,
  available: 9,
});
const note = (discounts: readonly number[], over: Partial<NoteDraft> = {}): NoteDraft => ({
  ...emptyNote('sale-1', NOW.toISOString()),
  lines: discounts.map((discountCents, index) => line(`item-${index}`, discountCents)),
  ...over,
});
const approvalOf = (approved: NoteDraft, over: object = {}) => ({
  id: 'approval-1',
  saleId: 'sale-1',
  limitBp: 1_300,
  lines: linesOver(approved.lines, 500),
  approver: 'Ana',
  expiresAt: '2026-11-22T18:10:00Z',
  ...over,
});
const asks = (asked: NoteDraft) => needsApproval(asked, 500, NOW);

describe('a note with discounts', () => {
  it('needs nobody within the limit', () => {
    expect(asks(note([0, 50_00]))).toBe(false);
  });

  it('needs somebody above it, who is shown the lines', () => {
    const asked = note([50_00, 110_00, 130_00]);
    expect(asks(asked)).toBe(true);
    expect(linesOver(asked.lines, 500).map(({ stockItemId }) => stockItemId)).toEqual(['item-1', 'item-2']);
  });

  it('is content with an approval of its own that is fresh enough', () => {
    const asked = (over: object) => asks(note([130_00], { approval: approvalOf(note([130_00]), over) }));
    expect(asked({})).toBe(false);
    expect(asked({ saleId: 'sale-2' })).toBe(true);
    expect(asked({ expiresAt: '2026-11-22T17:59:00Z' })).toBe(true);
    expect(asked({ lines: undefined })).toBe(true);
  });

  it('asks again for other goods, more of them, another price or another discount, and not for what is within', () => {
    const approval = approvalOf(note([130_00]));
    const [first] = note([130_00]).lines;
    const asked = (lines: readonly DraftLine[]) => asks({ ...note([]), lines, approval });
    if (!first) throw new Error('a note has a line');
    expect(asked([first, line('item-8', 20_00)])).toBe(false);
    expect(asked([{ ...first, stockItemId: 'item-9' }])).toBe(true);
    expect(asked([{ ...first, quantity: 3, discountCents: 195_00 }])).toBe(true);
    expect(asked([{ ...first, unitPriceCents: 499_00 }])).toBe(true);
    expect(asked([{ ...first, discountCents: 129_00 }])).toBe(true);
    expect(asked([first, line('item-8', 60_00)])).toBe(true);
    expect(asked([])).toBe(false);
  });
});
