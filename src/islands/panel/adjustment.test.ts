import { describe, expect, it } from 'vitest';
import { judgeCount, needsNote, signed } from './adjustment.ts';

const bulk = { kind: 'bulk', onHand: 7, reserved: 2 } as const;

describe('a count at the shelf', () => {
  it('says what remains and what is written', () => {
    expect(judgeCount('5', bulk)).toEqual({ kind: 'change', counted: 5, difference: -2, available: 3 });
    expect(judgeCount(' 11 ', bulk)).toMatchObject({ difference: 4, available: 9 });
    expect(judgeCount('1,013', bulk)).toMatchObject({ counted: 1_013 });
  });

  it.each([
    ['', 'empty'],
    ['7', 'same'],
    ['1', 'below-reserved'],
    ['-3', 'negative'],
    ['−3', 'negative'],
    ['4.5', 'fraction'],
    ['99999999', 'too-many'],
    ['cinco', 'not-a-number'],
  ])('"%s" is %s', (text, kind) => {
    expect(judgeCount(text, bulk).kind).toBe(kind);
  });

  it('keeps a unique piece at nought or one', () => {
    const unit = { kind: 'unit', onHand: 1, reserved: 0 } as const;
    expect(judgeCount('2', unit).kind).toBe('unit-limit');
    expect(judgeCount('99999999', unit).kind).toBe('unit-limit');
    expect(judgeCount('0', unit)).toMatchObject({ kind: 'change', difference: -1 });
  });

  it('asks for a note only when the reason says nothing by itself', () => {
    expect(needsNote('other')).toBe(true);
    expect(needsNote('found')).toBe(false);
  });

  it('writes differences with their sign', () => {
    expect([3, 0, -11].map(signed)).toEqual(['+3', '0', '−11']);
  });
});
