import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Crop, CropQuery, croppedPixels, cropText } from '#contract/media';
import { CORNERS, largestCrop, moveCrop, pullCrop, scaleCrop, WHOLE, type CropTerms } from './crop-rect.ts';

const sizes = fc.record({
  width: fc.integer({ min: 40, max: 9_001 }),
  height: fc.integer({ min: 40, max: 9_001 }),
});
const terms = fc.record({ size: sizes, ratio: fc.constantFrom(null, 1, 4 / 3, 16 / 9, 3 / 4) });
const step = fc.double({ min: -1.5, max: 1.5, noNaN: true });
const deed = fc.oneof(
  fc.record({ kind: fc.constant('move' as const), dx: step, dy: step }),
  fc.record({ kind: fc.constant('pull' as const), corner: fc.constantFrom(...CORNERS), dx: step, dy: step }),
  fc.record({ kind: fc.constant('scale' as const), factor: fc.double({ min: 0.2, max: 5, noNaN: true }) }),
);

function after(rect: Crop, one: typeof deed extends fc.Arbitrary<infer Deed> ? Deed : never, of: CropTerms) {
  if (one.kind === 'move') return moveCrop(rect, one.dx, one.dy);
  if (one.kind === 'pull') return pullCrop(rect, one.corner, [one.dx, one.dy], of);
  return scaleCrop(rect, one.factor, of);
}

const NEAR = 1e-9;

describe('the part of a picture that is kept', () => {
  test('stays on the picture and keeps its proportion, whatever is done to it', () => {
    fc.assert(
      fc.property(terms, fc.array(deed, { maxLength: 12 }), (of, deeds) => {
        let rect = largestCrop(of);
        for (const one of deeds) {
          rect = after(rect, one, of);
          expect(rect.x).toBeGreaterThanOrEqual(-NEAR);
          expect(rect.y).toBeGreaterThanOrEqual(-NEAR);
          expect(rect.x + rect.width).toBeLessThanOrEqual(1 + NEAR);
          expect(rect.y + rect.height).toBeLessThanOrEqual(1 + NEAR);
          expect(rect.width).toBeGreaterThan(0);
          expect(rect.height).toBeGreaterThan(0);
          if (of.ratio !== null) {
            const ratio = (rect.width * of.size.width) / (rect.height * of.size.height);
            expect(ratio).toBeCloseTo(of.ratio, 6);
          }
        }
        // And what is sent is what the server reads.
        expect(Crop.safeParse(rect).success).toBe(true);
        expect(CropQuery.safeParse({ crop: cropText(rect) }).success).toBe(true);
        const pixels = croppedPixels(of.size, rect);
        expect(Object.values(pixels).every(Number.isInteger)).toBe(true);
        expect(pixels.left + pixels.width).toBeLessThanOrEqual(of.size.width);
        expect(pixels.top + pixels.height).toBeLessThanOrEqual(of.size.height);
        expect(Math.min(pixels.width, pixels.height)).toBeGreaterThan(0);
      }),
      { numRuns: 2_000 },
    );
  });

  test('the opposite corner stays where it is while one is pulled', () => {
    fc.assert(
      fc.property(terms, step, step, (of, dx, dy) => {
        const before = scaleCrop(largestCrop(of), 0.5, of);
        const { x, y } = pullCrop(before, 'se', [dx, dy], of);
        expect([x, y]).toEqual([before.x, before.y]);
        const pulled = pullCrop(before, 'nw', [dx, dy], of);
        expect(pulled.x + pulled.width).toBeCloseTo(before.x + before.width, 9);
        expect(pulled.y + pulled.height).toBeCloseTo(before.y + before.height, 9);
      }),
    );
  });

  test.each([
    [{ width: 1_300, height: 700 }, 1, { left: 300, top: 0, width: 700, height: 700 }],
    [{ width: 700, height: 1_300 }, 1, { left: 0, top: 300, width: 700, height: 700 }],
    [{ width: 1_300, height: 700 }, null, { left: 0, top: 0, width: 1_300, height: 700 }],
  ] as const)('of %o at %s it is first the largest in the middle', (size, ratio, pixels) => {
    expect(croppedPixels(size, largestCrop({ size, ratio }))).toEqual(pixels);
  });

  test('a picture that is kept whole is its own size', () => {
    expect(croppedPixels({ width: 4_001, height: 3_001 }, WHOLE)).toEqual({
      left: 0,
      top: 0,
      width: 4_001,
      height: 3_001,
    });
  });
});
