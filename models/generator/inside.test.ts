import { describe, expect, test } from 'vitest';
import { partTypeOf, positionsOf } from '#shared/facts/part-types.ts';
import { FAMILIES } from '../families/index.ts';
import { carFrame, type CarFrame } from './body/car-frame.ts';
import { masterSurface } from './body/master-surface.ts';
import type { FamilySpec } from './family-spec.ts';
import { buildInterior } from './interior/build-interior.ts';
import { buildMechanics } from './mechanics/build-mechanics.ts';
import { nodesOf, type CarPart } from './part.ts';
import { buildWheels } from './wheels/wheel-set.ts';

const DRAWN_INSIDE = 108_000;
const DRAWN_WHEELS = 24_000;

const cars = Object.values(FAMILIES).map((spec) => {
  const frame = carFrame(spec);
  const inside = [...buildMechanics(spec, frame), ...buildInterior(spec, frame)];
  return { name: spec.name, spec, frame, inside, wheels: buildWheels(spec, frame) };
});

describe.each(cars)('$name', ({ spec, frame, inside, wheels }) => {
  const parts = [...inside, ...wheels];

  test('sells only parts of the catalog, at places they have', () => {
    for (const { type, position } of parts) {
      if (type === null) continue;
      const fact = partTypeOf(type);
      expect(fact, type).toBeDefined();
      if (fact) expect(positionsOf(fact), type).toContain(position);
    }
  });

  test('gives every node a name of its own', () => {
    const names = parts.flatMap((part) => nodesOf(part).map((node) => node.name));
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });

  test('has as many pickable nodes as a car is worth', () => {
    const nodes = parts.filter((part) => part.type !== null).flatMap(nodesOf);
    expect(nodes.length).toBeGreaterThan(spec.engine.cooling === 'air' ? 95 : 125);
  });

  test('keeps to its triangles', () => {
    expect(drawn(inside)).toBeLessThan(DRAWN_INSIDE);
    expect(drawn(wheels)).toBeLessThan(DRAWN_WHEELS);
  });

  test('has sound meshes', () => {
    for (const part of parts) {
      for (const { mesh } of part.meshes) {
        expect(mesh.positions.every(Number.isFinite), part.name).toBe(true);
        expect(mesh.normals.every(Number.isFinite), part.name).toBe(true);
      }
      expect(part.meshes.length, part.name).toBeGreaterThan(0);
    }
  });

  test('stays under its skin', () => {
    expect(inside.flatMap((part) => pokesOut(part, spec, frame))).toEqual([]);
  });

  test('moves every sold part when its system is taken apart, or holds it as the middle', () => {
    const still = inside.filter((part) => part.type !== null && Math.hypot(...part.explode) < 0.05);
    expect(still.map((part) => part.type)).toEqual(['monoblock']);
  });
});

const drawn = (parts: readonly CarPart[]): number =>
  parts.reduce(
    (sum, part) =>
      sum + part.meshes.reduce((all, { mesh }) => all + mesh.triangleCount, 0) * (part.mirrored ? 2 : 1),
    0,
  );

/** Tail pipes end in the open, fillers reach for their flap. */
const REACHING = ['mofle', 'tubo-escape', 'cuello-llenado'];

/** Parts with a vertex outside the body; what hangs below the sills or in a wheel arch is out by nature. */
function pokesOut(part: CarPart, spec: FamilySpec, frame: CarFrame): string[] {
  if (part.type !== null && REACHING.includes(part.type)) return [];
  const { field } = surfaceOf(spec);
  for (const { mesh } of part.meshes) {
    for (let vertex = 0; vertex < mesh.vertexCount; vertex++) {
      const [x, y, z] = mesh.point(vertex);
      const isInArch = [0, frame.rearAxle.x].some(
        (axle) => Math.hypot(x - axle, z - frame.tyreRadius) < frame.archRadius,
      );
      if (z < frame.sillZ + 0.06 || isInArch) continue;
      if (field(x, y, z) > 0.002)
        return [`${part.name} ${part.position} at ${[x, y, z].map((v) => v.toFixed(2)).join()}`];
    }
  }
  return [];
}

const surfaces = new Map<string, ReturnType<typeof masterSurface>>();
function surfaceOf(spec: FamilySpec): ReturnType<typeof masterSurface> {
  const known = surfaces.get(spec.name) ?? masterSurface(spec);
  surfaces.set(spec.name, known);
  return known;
}
