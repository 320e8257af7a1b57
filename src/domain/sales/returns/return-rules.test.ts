import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { refundOf, verdictOf, type ReturnableLine } from './return-rules.ts';

const LINE: ReturnableLine = {
  quantity: 3,
  returned: 0,
  totalCents: 1_000_00,
  taxCents: 137_93,
  taxRateBp: 1_600,
  coreUnitCents: 0,
  coreOpen: 0,
  terms: { returnDays: 13, warrantyDays: 31, restockingBp: 1_000 },
};

describe('what comes back of a line', () => {
  test('a third of what cannot be divided by three', () => {
    expect(refundOf(LINE, 1, 'does-not-fit')).toMatchObject({ goodsCents: 333_33, feeCents: 0 });
    expect(refundOf({ ...LINE, returned: 1 }, 1, 'does-not-fit')).toMatchObject({ goodsCents: 333_34 });
    expect(refundOf({ ...LINE, returned: 2 }, 1, 'does-not-fit')).toMatchObject({ goodsCents: 333_33 });
  });

  test('the fee is for who changed their mind, and keeps its own tax', () => {
    const refund = refundOf(LINE, 3, 'changed-mind');
    expect(refund).toEqual({
      goodsCents: 1_000_00,
      feeCents: 100_00,
      taxCents: 137_93 - 13_79,
      cores: 0,
      coreCents: 0,
      refundCents: 900_00,
    });
    expect(refundOf(LINE, 3, 'defective').feeCents).toBe(0);
    expect(refundOf(LINE, 3, 'wrong-piece').feeCents).toBe(0);
  });

  test('the deposit of an old part that nobody owes any more', () => {
    const line = { ...LINE, coreUnitCents: 350_00, coreOpen: 2 };
    // One old part was handed in: it stands for the first piece that comes back.
    expect(refundOf(line, 1, 'does-not-fit')).toMatchObject({ cores: 0, coreCents: 0 });
    expect(refundOf(line, 2, 'does-not-fit')).toMatchObject({ cores: 1, coreCents: 350_00 });
    expect(refundOf(line, 3, 'does-not-fit')).toMatchObject({ cores: 2, coreCents: 700_00 });
  });

  test('however a line comes back, its parts are the whole and never more', () => {
    const parts = fc.record({
      totalCents: fc.integer({ min: 0, max: 10_000_000_00 }),
      cuts: fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 9 }),
      coreUnitCents: fc.integer({ min: 0, max: 500_00 }),
      handedIn: fc.nat(20),
    });
    fc.assert(
      fc.property(parts, ({ totalCents, cuts, coreUnitCents, handedIn }) => {
        const quantity = cuts.reduce((sum, cut) => sum + cut, 0);
        const taxCents = Math.floor((totalCents * 16) / 116);
        let [returned, goods, tax, coreOpen] = [0, 0, 0, Math.max(0, quantity - handedIn)];
        const charged = coreOpen;
        let cores = 0;
        for (const cut of cuts) {
          const refund = refundOf(
            { ...LINE, quantity, returned, totalCents, taxCents, coreUnitCents, coreOpen },
            cut,
            'does-not-fit',
          );
          expect(refund.goodsCents).toBeGreaterThanOrEqual(0);
          returned += cut;
          goods += refund.goodsCents;
          tax += refund.taxCents;
          cores += refund.cores;
          coreOpen -= refund.cores;
        }
        expect([goods, tax, cores, coreOpen]).toEqual([totalCents, taxCents, charged, 0]);
      }),
    );
  });
});

describe('what the terms say', () => {
  const on = (today: string) => ({ soldOn: '2026-11-22', today });
  const { terms } = LINE;

  test.each([
    ['2026-11-22', { kind: 'within', until: '2026-12-05', daysLeft: 13 }],
    ['2026-12-05', { kind: 'within', until: '2026-12-05', daysLeft: 0 }],
    ['2026-12-06', { kind: 'expired', on: '2026-12-05' }],
  ] as const)('of a change of mind on %s', (today, verdict) => {
    expect(verdictOf(terms, 'changed-mind', on(today))).toEqual(verdict);
  });

  test('a fault is covered as long as the warranty', () => {
    expect(verdictOf(terms, 'defective', on('2026-12-06'))).toMatchObject({ kind: 'within', daysLeft: 17 });
    expect(verdictOf(terms, 'defective', on('2026-12-24'))).toEqual({ kind: 'expired', on: '2026-12-23' });
  });

  test('what is not taken back still has its warranty, and our own mistake is covered', () => {
    const electrical = { returnDays: 0, warrantyDays: 15, restockingBp: 0 };
    expect(verdictOf(electrical, 'does-not-fit', on('2026-11-23'))).toEqual({ kind: 'never' });
    expect(verdictOf(electrical, 'defective', on('2026-11-23')).kind).toBe('within');
    expect(verdictOf(electrical, 'wrong-piece', on('2026-11-23')).kind).toBe('within');
  });
});
