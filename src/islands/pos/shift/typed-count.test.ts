import { describe, expect, it } from 'vitest';
import { readCount, typedCents, typePieces } from './typed-count.ts';

const note = (faceCents: number) => ({ form: 'note' as const, faceCents });
const coin = (faceCents: number) => ({ form: 'coin' as const, faceCents });

describe('a count as typed', () => {
  it('tells the note of twenty from the coin, and leaves out what there is none of', () => {
    let typed = typePieces({}, note(2_000), '3');
    typed = typePieces(typed, coin(2_000), '7');
    typed = typePieces(typed, coin(50), '1');
    typed = typePieces(typed, note(50_000), '0');
    expect(readCount(typed)).toEqual([
      { ...note(2_000), pieces: 3 },
      { ...coin(2_000), pieces: 7 },
      { ...coin(50), pieces: 1 },
    ]);
    expect(typedCents(typed)).toBe(200_50);
  });

  it('takes digits only, four at most', () => {
    const typed = typePieces({}, note(100_000), '-12x34567');
    expect(readCount(typed)).toEqual([{ ...note(100_000), pieces: 1_234 }]);
    expect(readCount(typePieces(typed, note(100_000), ''))).toEqual([]);
  });
});
