import earcut from 'earcut';
import { grid } from './grid.ts';
import { Mesh } from './mesh.ts';
import { signedArea } from './path.ts';
import { item, type Vec2, type Vec3 } from './vec.ts';

interface ExtrudeOptions {
  readonly height: number;
  /** Width of the chamfer around both faces; 0: sharp. */
  readonly bevel?: number;
  readonly holes?: readonly (readonly Vec2[])[];
  readonly creaseDegrees?: number;
}

/** An outline in x, y grown from z = 0 to `height`. */
export function extrude(outline: readonly Vec2[], options: ExtrudeOptions): Mesh {
  const { height, bevel = 0.003, holes = [], creaseDegrees = 35 } = options;
  const rings = [wound(outline, 1), ...holes.map((hole) => wound(hole, -1))];
  const insets = rings.map((ring) => (bevel > 0 ? inset(ring, bevel) : ring));
  const mesh = new Mesh();
  rings.forEach((ring, index) => {
    const inner = item(insets, index);
    const levels: [readonly Vec2[], number][] =
      bevel > 0
        ? [
            [inner, 0],
            [ring, bevel],
            [ring, height - bevel],
            [inner, height],
          ]
        : [
            [ring, 0],
            [ring, height],
          ];
    const rows = levels.map(([points, z]) => points.map(([u, v]): Vec3 => [u, v, z]));
    mesh.merge(grid(rows, { closed: true, creaseDegrees }));
  });
  return mesh.merge(face(insets, 0, -1), face(insets, height, 1));
}

/** Extruded along +y instead: outline u → x, v → z. */
export const extrudeY = (outline: readonly Vec2[], options: ExtrudeOptions): Mesh =>
  extrude(outline, options)
    .map(
      (p) => [p[0], p[2], p[1]],
      (n) => [n[0], n[2], n[1]],
    )
    .flippedWinding();

/** Extruded along +x: outline u → y, v → z. */
export const extrudeX = (outline: readonly Vec2[], options: ExtrudeOptions): Mesh =>
  extrude(outline, options).map(
    (p) => [p[2], p[0], p[1]],
    (n) => [n[2], n[0], n[1]],
  );

const wound = (ring: readonly Vec2[], sense: 1 | -1): readonly Vec2[] =>
  signedArea(ring) * sense > 0 ? ring : [...ring].reverse();

/** A flat face with holes at height z, looking up or down. */
function face(rings: readonly (readonly Vec2[])[], z: number, up: 1 | -1): Mesh {
  const flat: number[] = [];
  const holeStarts: number[] = [];
  rings.forEach((ring, index) => {
    if (index > 0) holeStarts.push(flat.length / 2);
    for (const [u, v] of ring) flat.push(u, v);
  });
  const mesh = new Mesh();
  for (const ring of rings) for (const [u, v] of ring) mesh.vertex([u, v, z], [0, 0, up]);
  const triangles = earcut(flat, holeStarts);
  for (let index = 0; index < triangles.length; index += 3) {
    const corners = [0, 1, 2].map((k) => item(triangles, index + k));
    const [a, b, c] = [item(corners, 0), item(corners, 1), item(corners, 2)];
    const isUp = turnsLeft(mesh, [a, b, c]);
    if (isUp === up > 0) mesh.triangle(a, b, c);
    else mesh.triangle(a, c, b);
  }
  return mesh;
}

function turnsLeft(mesh: Mesh, [a, b, c]: readonly [number, number, number]): boolean {
  const [p, q, r] = [mesh.point(a), mesh.point(b), mesh.point(c)];
  return (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0]) > 0;
}

/** The ring moved to its left by `width` (inwards for an outline, into the material for a hole). */
function inset(ring: readonly Vec2[], width: number): Vec2[] {
  const count = ring.length;
  return ring.map((point, index): Vec2 => {
    const before = leftNormal(item(ring, (index + count - 1) % count), point);
    const after = leftNormal(point, item(ring, (index + 1) % count));
    const sum: Vec2 = [before[0] + after[0], before[1] + after[1]];
    const reach = width / Math.max(0.4, sum[0] * before[0] + sum[1] * before[1]);
    return [point[0] + sum[0] * reach, point[1] + sum[1] * reach];
  });
}

function leftNormal(from: Vec2, to: Vec2): Vec2 {
  const [u, v] = [to[0] - from[0], to[1] - from[1]];
  const size = Math.hypot(u, v) || 1;
  return [-v / size, u / size];
}
