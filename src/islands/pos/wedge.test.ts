import { describe, expect, it } from 'vitest';
import { makeWedge } from './wedge.ts';

function typed(length: number, msPerKey: number): boolean {
  const wedge = makeWedge();
  for (let key = 0; key < length; key++) wedge.key(1_000 + key * msPerKey);
  return wedge.ended(1_000 + length * msPerKey, length);
}

describe('the scanner', () => {
  it('is recognised by its pace', () => {
    expect(typed(12, 7)).toBe(true);
    expect(typed(12, 31)).toBe(true);
  });

  it('is not a person, however fast', () => {
    expect(typed(12, 83)).toBe(false);
  });

  it('is not a short word typed in a hurry', () => {
    expect(typed(3, 11)).toBe(false);
  });

  it('is told apart from what was typed before it', () => {
    const wedge = makeWedge();
    wedge.key(0);
    wedge.key(400);
    for (let key = 0; key < 12; key++) wedge.key(2_000 + key * 5);
    expect(wedge.ended(2_060, 12)).toBe(true);
  });
});
