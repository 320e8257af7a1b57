import type { Mesh } from '../geometry/mesh.ts';
import { add, cross, dot, item, normalize, scale, sub, type Vec3 } from '../geometry/vec.ts';
import type { SurfacePoint } from './patch.ts';

export interface RimOptions {
  readonly lifted: readonly SurfacePoint[];
  /** 1 when the outline runs counter-clockwise seen from outside. */
  readonly sense: 1 | -1;
  readonly edgeRadius: number;
  readonly thickness: number;
}

/** Angle rolled and extra depth of each row behind the outline. */
const ROLL: readonly (readonly [angle: number, depth: number])[] = [
  [Math.PI / 4, 0],
  [Math.PI / 2, 0],
  [Math.PI / 2, 1],
];
const SHARPEST_MITRE = 0.6;

/** Rolls the outlines of a patch over into a return flange; its rings are the first vertices, in order. */
export function addRim(mesh: Mesh, ringSizes: readonly number[], options: RimOptions): void {
  let first = 0;
  for (const size of ringSizes) {
    rollRing(mesh, { ...options, first, size });
    first += size;
  }
}

interface Ring extends RimOptions {
  readonly first: number;
  readonly size: number;
}

function rollRing(mesh: Mesh, ring: Ring): void {
  const { first, size, sense, lifted } = ring;
  const rows: number[][] = [Array.from({ length: size }, (_, index) => first + index)];
  const outwards = rows.flatMap((row) => row.map((_, index) => outwardAt(ring, index)));
  for (const [angle, depth] of ROLL) {
    rows.push(
      outwards.map((outward, index) => {
        const { point, normal } = item(lifted, first + index);
        return rolledVertex(mesh, { point, normal, outward }, { angle, depth: depth * ring.thickness, ring });
      }),
    );
  }
  for (let row = 0; row < ROLL.length; row++) {
    for (let index = 0; index < size; index++) {
      const next = (index + 1) % size;
      const [above, below] = [item(rows, row), item(rows, row + 1)];
      const [a, b, c, d] = [item(above, index), item(above, next), item(below, next), item(below, index)];
      if (sense > 0) mesh.quad(a, d, c, b);
      else mesh.quad(a, b, c, d);
    }
  }
}

/** Direction away from the patch in its tangent plane, longer at corners so the roll keeps its width. */
function outwardAt({ lifted, first, size, sense }: Ring, index: number): Vec3 {
  const here = item(lifted, first + index);
  const before = item(lifted, first + ((index + size - 1) % size)).point;
  const after = item(lifted, first + ((index + 1) % size)).point;
  const arriving = sideways(before, here.point, here.normal);
  const leaving = sideways(here.point, after, here.normal);
  const both = normalize(add(arriving, leaving));
  const flat = normalize(sub(both, scale(here.normal, dot(both, here.normal))));
  return scale(flat, sense / Math.max(SHARPEST_MITRE, dot(both, arriving)));
}

const sideways = (from: Vec3, to: Vec3, normal: Vec3) => normalize(cross(normalize(sub(to, from)), normal));

interface Edge extends SurfacePoint {
  readonly outward: Vec3;
}

function rolledVertex(
  mesh: Mesh,
  { point, normal, outward }: Edge,
  { angle, depth, ring }: { readonly angle: number; readonly depth: number; readonly ring: Ring },
): number {
  const out = scale(outward, ring.edgeRadius * Math.sin(angle));
  const down = scale(normal, -ring.edgeRadius * (1 - Math.cos(angle)) - depth);
  const turned = normalize(add(scale(normal, Math.cos(angle)), scale(outward, Math.sin(angle))));
  return mesh.vertex(add(add(point, out), down), turned);
}
