import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NOTHING_TENDERED, methodOf, payAllBy, settle } from './payment.ts';

describe('paying a note', () => {
  it('takes exact cash unless told otherwise', () => {
    expect(settle(59_900, NOTHING_TENDERED)).toMatchObject({
      changeCents: 0,
      payments: [{ method: 'cash', amountCents: 59_900, tenderedCents: 59_900 }],
    });
  });

  it('gives change from cash only', () => {
    const settled = settle(59_900, { ...NOTHING_TENDERED, cashCents: 100_000 });
    expect(settled.changeCents).toBe(40_100);
    expect(settled.payments).toEqual([{ method: 'cash', amountCents: 59_900, tenderedCents: 100_000 }]);
  });

  it('asks for what is missing and sends nothing meanwhile', () => {
    expect(settle(59_900, { ...NOTHING_TENDERED, cashCents: 50_000 })).toMatchObject({
      missingCents: 9_900,
      payments: [],
    });
  });

  it('gives the largest note back at most, and sends nothing when a digit is too many', () => {
    expect(settle(59_900, { ...NOTHING_TENDERED, cashCents: 159_900 }).payments).toHaveLength(1);
    expect(settle(59_900, { ...NOTHING_TENDERED, cashCents: 159_901 })).toMatchObject({
      isChangeTooLarge: true,
      changeCents: 100_001,
      payments: [],
    });
  });

  it('splits between card, transfer and cash', () => {
    const settled = settle(97_000, {
      ...NOTHING_TENDERED,
      cardCents: 41_000,
      transferCents: 13_000,
      cashCents: 50_000,
      cardReference: ' 8821 ',
    });
    expect(settled.payments).toEqual([
      { method: 'cash', amountCents: 43_000, tenderedCents: 50_000 },
      { method: 'card', amountCents: 41_000, reference: '8821' },
      { method: 'transfer', amountCents: 13_000 },
    ]);
    expect(settled.changeCents).toBe(7_000);
  });

  it('refuses a card for more than the total', () => {
    expect(settle(10_100, { ...NOTHING_TENDERED, cardCents: 20_200 })).toMatchObject({
      overCents: 10_100,
      payments: [],
    });
  });

  it('cannot charge nothing', () => {
    expect(settle(0, NOTHING_TENDERED).payments).toEqual([]);
  });

  it('knows the one method in use', () => {
    expect(methodOf(700, payAllBy('card', 700, NOTHING_TENDERED))).toBe('card');
    expect(methodOf(700, { ...NOTHING_TENDERED, cardCents: 300 })).toBeNull();
  });

  it('always sends payments that add up to the total, or none', () => {
    const amount = fc.integer({ min: 0, max: 500_000 });
    fc.assert(
      fc.property(amount, amount, amount, fc.option(amount), (total, cardCents, transferCents, cashCents) => {
        const { payments } = settle(total, { ...NOTHING_TENDERED, cardCents, transferCents, cashCents });
        const paid = payments.reduce((sum, payment) => sum + payment.amountCents, 0);
        expect(payments.length === 0 || paid === total).toBe(true);
        expect(
          payments.every((payment) => (payment.tenderedCents ?? payment.amountCents) >= payment.amountCents),
        ).toBe(true);
      }),
    );
  });
});
