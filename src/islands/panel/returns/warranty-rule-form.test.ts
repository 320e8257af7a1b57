import { describe, expect, test } from 'vitest';
import { NO_TEXTS, readRule, textsOf } from './warranty-rule-form.ts';

describe('a warranty rule as it is typed', () => {
  test('is read and written again as it was', () => {
    const figures = {
      returnable: false,
      returnDays: 0,
      warrantyDays: 15,
      restockingBp: 1_250,
      coreCents: 350_00,
      note: 'Sin devolución',
    };
    expect(readRule(textsOf(figures))).toEqual(figures);
  });

  test('leaves what is empty to the wider rule', () => {
    expect(readRule({ ...NO_TEXTS, warrantyDays: ' 30 ' })).toEqual({
      returnable: null,
      returnDays: null,
      warrantyDays: 30,
      restockingBp: null,
      coreCents: null,
      note: null,
    });
  });

  test.each([
    ['nothing', {}],
    ['half a day', { returnDays: '1.5' }],
    ['a negative warranty', { warrantyDays: '-1' }],
    ['more than all', { feePercent: '101' }],
    ['words', { core: 'mucho' }],
  ])('refuses %s', (_, texts) => {
    expect(readRule({ ...NO_TEXTS, ...texts })).toBeNull();
  });
});
