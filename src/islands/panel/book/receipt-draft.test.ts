import { describe, expect, test } from 'vitest';
import { readLine, withPart, type DraftLine } from './receipt-draft.ts';

const line = (change: Partial<DraftLine> = {}): DraftLine => ({
  part: {
    partId: 17,
    partType: 'balatas',
    position: 'f',
    maker: 'Prueba',
    partNumber: 'X-1',
    onHand: 3,
    priceCents: 419_00,
    bin: 'C-03',
    minimum: null,
    lastCostCents: null,
  },
  quantity: '5',
  cost: '211.03',
  price: '419.00',
  bin: 'c-03',
  ...change,
});

describe('a line of a receipt', () => {
  test('says only what it changes', () => {
    expect(readLine(line())).toEqual({ line: { partId: 17, quantity: 5, unitCostCents: 211_03 } });
    expect(readLine(line({ price: '430', bin: 'a-1', cost: '' }))).toEqual({
      line: { partId: 17, quantity: 5, unitCostCents: null, priceCents: 430_00, bin: 'A-1' },
    });
  });

  test.each([
    [{ quantity: '0' }, 'quantity'],
    [{ quantity: '2.5' }, 'quantity'],
    [{ quantity: '-3' }, 'quantity'],
    [{ quantity: '100001' }, 'quantity'],
    [{ cost: 'doce' }, 'cost'],
    [{ price: '0' }, 'price'],
  ] as const)('with %o cannot be read', (change, bad) => {
    expect(readLine(line(change))).toEqual({ bad });
  });

  test('scanned again is one more', () => {
    expect(withPart([line()], line({ quantity: '1' })).map(({ quantity }) => quantity)).toEqual(['6']);
    const other = line();
    expect(withPart([line()], { ...other, part: { ...other.part, partId: 19 } })).toHaveLength(2);
  });
});
