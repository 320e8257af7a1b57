import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPositionWindow } from './position-window.ts';

describe('the positions of an outbox', () => {
  it('keeps a missing position open until it comes', () => {
    const positions = createPositionWindow(10);
    positions.saw([11, 14, 15], 100);
    expect(positions.gaps).toEqual([{ from: 12, to: 13, openedAtMs: 100 }]);
    expect(positions.lowWater).toBe(11);
    expect(positions.highest).toBe(15);

    positions.saw([13], 200);
    expect(positions.gaps).toEqual([{ from: 12, to: 12, openedAtMs: 100 }]);
    positions.saw([12], 300);
    expect(positions.gaps).toEqual([]);
    expect(positions.lowWater).toBe(15);
  });

  it('splits a gap whose middle comes first', () => {
    const positions = createPositionWindow(0);
    positions.saw([1, 9], 100);
    positions.saw([5], 150);
    expect(positions.gaps).toEqual([
      { from: 2, to: 4, openedAtMs: 100 },
      { from: 6, to: 8, openedAtMs: 100 },
    ]);
  });

  it('gives up on what was rolled back', () => {
    const positions = createPositionWindow(0);
    positions.saw([3], 100);
    positions.saw([7], 500);
    positions.closeGapsBefore(400);
    expect(positions.gaps).toEqual([{ from: 4, to: 6, openedAtMs: 500 }]);
    expect(positions.lowWater).toBe(3);
  });

  it('takes nothing for copied that has not been seen, in whatever order commits come', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 1, max: 60 }), { minLength: 1 }),
        fc.integer({ min: 1, max: 9 }),
        (order, size) => {
          const positions = createPositionWindow(0);
          const seen = new Set<number>();
          for (let at = 0; at < order.length; at += size) {
            const batch = order.slice(at, at + size);
            for (const position of batch) seen.add(position);
            positions.saw(batch, at);
            const isOpen = (position: number) =>
              positions.gaps.some(({ from, to }) => from <= position && position <= to);
            for (let position = 1; position <= positions.highest; position++) {
              expect(isOpen(position)).toBe(!seen.has(position));
            }
            for (let position = 1; position <= positions.lowWater; position++)
              expect(seen.has(position)).toBe(true);
          }
        },
      ),
    );
  });
});
