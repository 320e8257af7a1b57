import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Crop, CropQuery, croppedPixels, cropText } from './crop.ts';

const size = fc.record({
  width: fc.integer({ min: 1, max: 20_000 }),
  height: fc.integer({ min: 1, max: 20_000 }),
});
const span = fc
  .tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0.000_001, max: 1, noNaN: true }))
  .map(([from, length]) => [from * (1 - length), length] as const);
const crop = fc
  .tuple(span, span)
  .map(([[x, width], [y, height]]) => ({ x, y, width, height }))
  .filter((rectangle) => Crop.safeParse(rectangle).success);

test('a crop is never empty and never leaves the picture', () => {
  fc.assert(
    fc.property(size, crop, (picture, part) => {
      const box = croppedPixels(picture, part);
      expect(Math.min(box.left, box.top)).toBeGreaterThanOrEqual(0);
      expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(1);
      expect(box.left + box.width).toBeLessThanOrEqual(picture.width);
      expect(box.top + box.height).toBeLessThanOrEqual(picture.height);
      // Within a pixel of what was asked for.
      expect(Math.abs(box.left - part.x * picture.width)).toBeLessThanOrEqual(1);
      expect(Math.abs(box.width - part.width * picture.width)).toBeLessThanOrEqual(2);
    }),
  );
});

test('an address carries it, and the same part is the same text', () => {
  fc.assert(
    fc.property(crop, (part) => {
      const read = CropQuery.safeParse({ crop: cropText(part) });
      // A sliver rounds to nothing, which is no part.
      if (part.width < 0.000_01 || part.height < 0.000_01) return;
      expect(read.success).toBe(true);
      if (read.data?.crop) expect(cropText(read.data.crop)).toBe(cropText(part));
    }),
  );
  expect(croppedPixels({ width: 1_009, height: 503 }, { x: 0, y: 0, width: 1, height: 1 })).toEqual({
    left: 0,
    top: 0,
    width: 1_009,
    height: 503,
  });
});

test.each([
  '0.6,0,0.5,1',
  '0,0.51,1,0.5',
  '0,0,0,1',
  '0,0,1,0',
  '-0.1,0,1,1',
  '0,0,1.5,1',
  '0,0,1',
  '0,0,1,1,1',
  'NaN,0,1,1',
  '1e-3,0,1,1',
  '0, 0,1,1',
  '',
])('%s is no part of a picture', (text) => {
  expect(CropQuery.safeParse({ crop: text }).success).toBe(false);
});

test('without one the whole picture is kept', () => {
  expect(CropQuery.parse({})).toEqual({});
});
