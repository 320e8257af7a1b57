import { describe, expect, test } from 'vitest';
import { GENERATIONS } from '../facts/generations.ts';
import { carWarp, dimsFor, rigidScale, warpPoint, warpVertices, type CarDims } from './warp.ts';

const SEDAN: CarDims = {
  wheelbase: 2.6,
  frontOverhang: 0.86,
  length: 4.492,
  width: 1.695,
  height: 1.506,
  sill: 0.2,
  belt: 0.93,
  tyreDiameter: 0.61,
};
const SHARE = 0.005;

const near9 = (values: Iterable<number>): unknown[] =>
  Array.from(values, (each): unknown => expect.closeTo(each, 9));
const near6 = (values: Iterable<number>): unknown[] =>
  Array.from(values, (each): unknown => expect.closeTo(each, 6));
const near = (value: number, wanted: number) => Math.abs(value - wanted) <= wanted * SHARE;

describe('the warp from a family to a generation', () => {
  test('meets wheelbase, length, width and height of every generation', () => {
    const missed = GENERATIONS.filter((facts) => {
      const warp = carWarp(SEDAN, dimsFor(SEDAN, facts));
      const front = warp.along(SEDAN.frontOverhang);
      const rear = warp.along(SEDAN.frontOverhang - SEDAN.length);
      return !(
        near(warp.along(0) - warp.along(-SEDAN.wheelbase), facts.wheelbaseMm / 1000) &&
        near(front - rear, facts.lengthMm / 1000) &&
        near(warp.across(SEDAN.width / 2) - warp.across(-SEDAN.width / 2), facts.widthMm / 1000) &&
        near(warp.up(SEDAN.height), facts.heightMm / 1000)
      );
    });
    expect(missed.map((each) => each.slug)).toEqual([]);
  });

  test('never folds: along and up always grow', () => {
    for (const facts of GENERATIONS) {
      const warp = carWarp(SEDAN, dimsFor(SEDAN, facts));
      for (let z = -4; z < 1.2; z += 0.02) expect(warp.along(z + 0.02)).toBeGreaterThan(warp.along(z));
      for (let y = -0.1; y < 1.7; y += 0.02) expect(warp.up(y + 0.02)).toBeGreaterThan(warp.up(y));
    }
  });

  test('keeps wheels and their arches round', () => {
    const warp = carWarp(
      SEDAN,
      dimsFor(SEDAN, { wheelbaseMm: 2375, lengthMm: 3995, widthMm: 1597, heightMm: 1517 }),
    );
    const radius = SEDAN.tyreDiameter / 2;
    for (const axle of [0, -SEDAN.wheelbase]) {
      const centre = warpPoint(warp, [0, radius, axle]);
      for (let degrees = 0; degrees <= 180; degrees += 15) {
        const angle = (degrees * Math.PI) / 180;
        const reach = radius + 0.06;
        const [, y, z] = warpPoint(warp, [
          0,
          radius + reach * Math.sin(angle),
          axle + reach * Math.cos(angle),
        ]);
        expect(Math.hypot(y - centre[1], z - centre[2])).toBeCloseTo(reach * warp.wheelScale, 6);
      }
    }
    expect(rigidScale(warp, { system: 'ruedas', type: 'rin', pos: 'c' })).toBe(warp.wheelScale);
    expect(rigidScale(warp, { system: 'frenos', type: 'disco', pos: 'fl' })).toBe(warp.wheelScale);
    expect(rigidScale(warp, { system: 'ruedas', type: 'refaccion', pos: 'c' })).toBe(1);
    expect(rigidScale(warp, { system: 'motor', type: 'cabeza', pos: 'c' })).toBe(1);
  });

  test('is nothing for the family’s own dimensions', () => {
    const warp = carWarp(SEDAN, SEDAN);
    expect(warp.isIdentity).toBe(true);
    expect(warpPoint(warp, [0.4, 1.2, -3])).toEqual(near9([0.4, 1.2, -3]));
  });

  test('gives both sides the same shared mesh', () => {
    const warp = carWarp(
      SEDAN,
      dimsFor(SEDAN, { wheelbaseMm: 2700, lengthMm: 4625, widthMm: 1760, heightMm: 1495 }),
    );
    const left = Float32Array.from([0.1, 0.2, -0.6, 0, 0.9, 0.4]);
    const right = Float32Array.from(left);
    warpVertices(warp, left, { origin: [0.7, 0.3, -1.1], isMirrored: false });
    warpVertices(warp, right, { origin: [-0.7, 0.3, -1.1], isMirrored: true });
    expect([...right]).toEqual(near6(left));
  });
});
