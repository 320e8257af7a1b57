import { describe, expect, it } from 'vitest';
import { emptyNote, type DraftLine, type NoteDraft } from '../note-draft.ts';
import { linesOver, neededApproval } from './note-approval.ts';

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
const approval = (over: object = {}) => ({
  id: 'approval-1',
  saleId: 'sale-1',
  limitBp: 1_300,
  approver: 'Ana',
  expiresAt: '2026-11-22T18:10:00Z',
  ...over,
});

describe('a note with discounts', () => {
  it('needs nobody within the limit', () => {
    expect(neededApproval(note([0, 50_00]), 500, NOW)).toBeNull();
  });

  it('needs as much as its furthest line, and names the lines', () => {
    const asked = note([50_00, 110_00, 130_00]);
    expect(neededApproval(asked, 500, NOW)).toBe(1_300);
    expect(linesOver(asked, 500).map(({ stockItemId }) => stockItemId)).toEqual(['item-1', 'item-2']);
  });

  it('is content with an approval of its own that is large and fresh enough', () => {
    const asked = (over: object) => neededApproval(note([130_00], { approval: approval(over) }), 500, NOW);
    expect(asked({})).toBeNull();
    expect(asked({ limitBp: 1_299 })).toBe(1_300);
    expect(asked({ saleId: 'sale-2' })).toBe(1_300);
    expect(asked({ expiresAt: '2026-11-22T17:59:00Z' })).toBe(1_300);
  });
});
