import fc from 'fast-check';
import { expect, test } from 'vitest';
import { moveBy, WHOLE, zoomAt } from './zoom.ts';

const stage = { width: 300, height: 200 };

test('what lies under the finger stays under it', () => {
  const zoom = zoomAt(WHOLE, 3, { x: 50, y: -20 }, stage);
  expect(zoom).toEqual({ scale: 3, x: -100, y: 40 });
  // The point of the picture at (50, -20) before: 50 = x + 50 · 3.
  expect(zoom.x + 50 * 3).toBe(50);
  expect(zoom.y - 20 * 3).toBe(-20);
});

test('it is never smaller than whole, and then lies in the middle', () => {
  const enlarged = zoomAt(WHOLE, 4, { x: 100, y: 90 }, stage);
  expect(zoomAt(enlarged, 0.01, { x: -20, y: 5 }, stage)).toEqual(WHOLE);
  expect(moveBy(WHOLE, { x: 40, y: 40 }, stage)).toEqual(WHOLE);
});

test('however it is moved, it covers the stage', () => {
  const step = fc.record({
    factor: fc.double({ min: 0.2, max: 5, noNaN: true }),
    x: fc.integer({ min: -400, max: 400 }),
    y: fc.integer({ min: -400, max: 400 }),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
      let zoom = WHOLE;
      for (const { factor, x, y } of steps) {
        zoom = moveBy(zoomAt(zoom, factor, { x: x / 3, y: y / 3 }, stage), { x, y }, stage);
        expect(zoom.scale).toBeGreaterThanOrEqual(1);
        expect(zoom.scale).toBeLessThanOrEqual(6);
        expect(Math.abs(zoom.x)).toBeLessThanOrEqual(((zoom.scale - 1) * stage.width) / 2);
        expect(Math.abs(zoom.y)).toBeLessThanOrEqual(((zoom.scale - 1) * stage.height) / 2);
      }
    }),
  );
});
