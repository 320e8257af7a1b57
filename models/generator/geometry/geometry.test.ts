import { describe, expect, test } from 'vitest';
import { belt } from './belt.ts';
import { roundedBox, sharpBox } from './box.ts';
import { extrude, extrudeX, extrudeY } from './extrude.ts';
import { loft } from './grid.ts';
import { lathe, latheX, latheZ, rod } from './lathe.ts';
import type { Mesh } from './mesh.ts';
import { circle, roundedRectangle } from './path.ts';
import { spring, tube } from './tube.ts';
import { dot, sub, cross, type Vec3 } from './vec.ts';

const square = roundedRectangle(0.2, 0.1, 0.02);
const solids: Record<string, Mesh> = {
  'rounded box': roundedBox([0.3, 0.2, 0.1], { radius: 0.02 }),
  'sharp box': sharpBox([0.3, 0.2, 0.1]),
  'lathe downwards': lathe(rod(0.1, 0.3)),
  'lathe upwards': lathe(rod(0.1, 0.3).reverse()),
  'lathe about x': latheX(rod(0.1, 0.3)),
  'lathe about z': latheZ(rod(0.1, 0.3)),
  'ring by lathe': lathe([
    [0.1, 0],
    [0.12, 0],
    [0.12, 0.05],
    [0.1, 0.05],
    [0.1, 0],
  ]),
  tube: tube(
    [
      [0, 0, 0],
      [0.2, 0.1, 0],
      [0.3, 0.1, 0.3],
    ],
    0.02,
    { smooth: 4 },
  ),
  spring: spring({ radius: 0.07, wire: 0.007, height: 0.3, turns: 5 }),
  extrusion: extrude(square, { height: 0.05 }),
  'extrusion with a hole': extrude(square, { height: 0.05, holes: [circle(0.03)] }),
  'extrusion along y': extrudeY(square, { height: 0.05, holes: [circle(0.03)] }),
  'extrusion along x': extrudeX([...square].reverse(), { height: 0.05 }),
  loft: loft([0, 0.1, 0.2].map((z) => square.map(([x, y]): Vec3 => [x, y, z]))),
  'loft downwards': loft([0, -0.1].map((z) => square.map(([x, y]): Vec3 => [x, y, z]))),
  belt: belt(
    [
      { centre: [0, 0], radius: 0.07 },
      { centre: [0.2, 0.1], radius: 0.03 },
    ],
    { width: 0.02, thickness: 0.004 },
  ),
};

describe('primitives', () => {
  test.each(Object.entries(solids))('%s is right side out', (_, mesh) => {
    expect(mesh.signedVolume()).toBeGreaterThan(1e-7);
    expect(facesAgainstNormals(mesh)).toBe(0);
  });

  test.each(Object.entries(solids))('%s mirrored is right side out too', (_, mesh) => {
    expect(mesh.mirroredY().signedVolume()).toBeCloseTo(mesh.signedVolume(), 9);
  });

  test('a box has its volume, a turned rod its own', () => {
    expect(roundedBox([0.3, 0.2, 0.1], { radius: 0.0001 }).signedVolume()).toBeCloseTo(0.006, 5);
    expect(lathe(rod(0.1, 0.3, 0.0001), { segments: 128 }).signedVolume()).toBeCloseTo(
      Math.PI * 0.01 * 0.3,
      4,
    );
  });

  test('a mesh is laid along an axis', () => {
    const { low, high } = lathe(rod(0.01, 1))
      .alongAxis({ origin: [5, 7, 11], direction: [0, 0, 2] })
      .box();
    expect(high[2] - low[2]).toBeCloseTo(1, 6);
    expect((high[2] + low[2]) / 2).toBeCloseTo(11, 6);
    expect(high[0] - low[0]).toBeCloseTo(0.02, 3);
  });
});

/** Triangles that turn against the normals of their own corners. */
function facesAgainstNormals(mesh: Mesh): number {
  let count = 0;
  for (let index = 0; index < mesh.indices.length; index += 3) {
    const [a, b, c] = [mesh.indices[index]!, mesh.indices[index + 1]!, mesh.indices[index + 2]!];
    const face = cross(sub(mesh.point(b), mesh.point(a)), sub(mesh.point(c), mesh.point(a)));
    if ([a, b, c].every((corner) => dot(face, mesh.normal(corner)) < 0)) count++;
  }
  return count;
}
