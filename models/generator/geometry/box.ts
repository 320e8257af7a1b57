import { Mesh } from './mesh.ts';
import { add, clamp, item, normalize, range, scale, sub, type Vec3 } from './vec.ts';

interface RoundedBoxOptions {
  readonly radius?: number;
  /** Strips across each rounded edge. */
  readonly steps?: number;
}

/** A box centred on the origin with rounded edges and exact normals. */
export function roundedBox(size: Vec3, { radius = 0.01, steps = 2 }: RoundedBoxOptions = {}): Mesh {
  const r = Math.min(radius, size[0] / 2, size[1] / 2, size[2] / 2);
  const half: Vec3 = [size[0] / 2, size[1] / 2, size[2] / 2];
  const cuts = half.map((h) => cutsAlong(h, r, steps));
  const mesh = new Mesh();
  for (const axis of [0, 1, 2] as const) {
    for (const sign of [-1, 1]) addFace(mesh, { half, r, cuts, axis, sign });
  }
  return mesh;
}

interface FaceOptions {
  readonly half: Vec3;
  readonly r: number;
  readonly cuts: readonly (readonly number[])[];
  readonly axis: 0 | 1 | 2;
  readonly sign: number;
}

function addFace(mesh: Mesh, { half, r, cuts, axis, sign }: FaceOptions): void {
  const uAxis = (axis + 1) % 3;
  const vAxis = (axis + 2) % 3;
  const us = item(cuts, uAxis);
  const vs = item(cuts, vAxis);
  const start = mesh.vertexCount;
  for (const u of us) {
    for (const v of vs) {
      const point = [0, 0, 0];
      point[axis] = sign * half[axis];
      point[uAxis] = u;
      point[vAxis] = v;
      const [x, y, z] = [item(point, 0), item(point, 1), item(point, 2)];
      const core: Vec3 = [
        clamp(x, r - half[0], half[0] - r),
        clamp(y, r - half[1], half[1] - r),
        clamp(z, r - half[2], half[2] - r),
      ];
      const normal = normalize(sub([x, y, z], core));
      mesh.vertex(add(core, scale(normal, r)), normal);
    }
  }
  joinRows(mesh, { start, rows: us.length, columns: vs.length, sign });
}

function joinRows(
  mesh: Mesh,
  { start, rows, columns, sign }: { start: number; rows: number; columns: number; sign: number },
): void {
  for (let row = 0; row + 1 < rows; row++) {
    for (let column = 0; column + 1 < columns; column++) {
      const a = start + row * columns + column;
      if (sign > 0) mesh.quad(a, a + columns, a + columns + 1, a + 1);
      else mesh.quad(a, a + 1, a + columns + 1, a + columns);
    }
  }
}

/** Positions of the strips: dense in the rounded edges, one piece over the flat middle. */
function cutsAlong(half: number, r: number, steps: number): number[] {
  const edge = range(steps + 1).map((step) => r - half - r * Math.cos(((step / steps) * Math.PI) / 2));
  return [...edge, ...edge.map((cut) => -cut).reverse()];
}

/** A box with sharp edges, for details too small for a visible radius: 12 triangles. */
export function sharpBox(size: Vec3): Mesh {
  const mesh = new Mesh();
  for (const axis of [0, 1, 2] as const) {
    for (const sign of [-1, 1]) addFlatFace(mesh, { half: scale(size, 0.5), axis, sign });
  }
  return mesh;
}

function addFlatFace(mesh: Mesh, { half, axis, sign }: { half: Vec3; axis: 0 | 1 | 2; sign: number }): void {
  const place = (u: number, v: number): Vec3 => {
    const point = [0, 0, 0];
    point[axis] = sign;
    point[(axis + 1) % 3] = u * sign;
    point[(axis + 2) % 3] = v;
    return [item(point, 0) * half[0], item(point, 1) * half[1], item(point, 2) * half[2]];
  };
  const normal: Vec3 = [axis === 0 ? sign : 0, axis === 1 ? sign : 0, axis === 2 ? sign : 0];
  const corners = [place(-1, -1), place(1, -1), place(1, 1), place(-1, 1)].map((p) => mesh.vertex(p, normal));
  mesh.quad(item(corners, 0), item(corners, 1), item(corners, 2), item(corners, 3));
}
