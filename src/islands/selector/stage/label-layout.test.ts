import { describe, expect, it } from 'vitest';
import { hullOf, placeLabels, type Pointer } from './label-layout.ts';

const inset = { top: 20, right: 60, bottom: 60, left: 20 };
const sheet = { width: 760, height: 560, inset, outline: [] };
const balls = (count: number): Pointer[] =>
  Array.from({ length: count }, (_, index) => ({
    key: String(index),
    at: { x: 300 + 120 * Math.cos(index), y: 260 + 80 * Math.sin(index * 1.7) },
    width: 26,
    height: 26,
  }));

describe('labels around the car', () => {
  it('all find a place, none on another, none outside', () => {
    const placed = placeLabels(balls(15), sheet);
    expect(placed).toHaveLength(15);
    for (const [index, a] of placed.entries()) {
      expect(a.corner.x).toBeGreaterThanOrEqual(inset.left);
      expect(a.corner.y + 26).toBeLessThanOrEqual(sheet.height - inset.bottom);
      for (const b of placed.slice(index + 1)) {
        expect(Math.hypot(a.ball.x - b.ball.x, a.ball.y - b.ball.y)).toBeGreaterThanOrEqual(26);
      }
    }
  });

  it('keep names off the figure where there is room', () => {
    const outline = [
      { x: 200, y: 150 },
      { x: 520, y: 150 },
      { x: 520, y: 380 },
      { x: 200, y: 380 },
    ];
    const named = balls(4).map((each) => ({ ...each, width: 130 }));
    for (const { corner } of placeLabels(named, { ...sheet, outline })) {
      const isOff = corner.x >= 520 || corner.x + 130 <= 200 || corner.y >= 380 || corner.y + 26 <= 150;
      expect(isOff).toBe(true);
    }
  });

  it('leave out what is not in the picture', () => {
    const [first] = balls(1);
    expect(placeLabels([{ ...(first as Pointer), at: { x: -40, y: 10 } }], sheet)).toEqual([]);
  });
});

it('the hull is the tight outline', () => {
  const square = [
    { x: 0, y: 0 },
    { x: 10, y: 0 },
    { x: 10, y: 10 },
    { x: 0, y: 10 },
  ];
  expect(hullOf([...square, { x: 5, y: 5 }])).toHaveLength(4);
});
