import { creased } from './crease.ts';
import { Mesh } from './mesh.ts';
import { item, type Vec3 } from './vec.ts';

interface GridOptions {
  /** The last point of every row is joined to its first. */
  readonly closed?: boolean;
  readonly creaseDegrees?: number;
  /** Seen with rows upward and points rightward the front faces you; true: it faces away. */
  readonly reversed?: boolean;
}

/** A surface through rows of points, all rows equally long. */
export function grid(rows: readonly (readonly Vec3[])[], options: GridOptions = {}): Mesh {
  const { closed = false, creaseDegrees = 40, reversed = false } = options;
  const mesh = new Mesh();
  const width = item(rows, 0).length;
  for (const row of rows) for (const point of row) mesh.vertex(point, [0, 0, 1]);
  for (let row = 0; row + 1 < rows.length; row++) {
    for (let column = 0; column < (closed ? width : width - 1); column++) {
      const a = row * width + column;
      const b = row * width + ((column + 1) % width);
      if (reversed) mesh.quad(a, a + width, b + width, b);
      else mesh.quad(a, b, b + width, a + width);
    }
  }
  return creased(mesh, creaseDegrees);
}

/** Rings joined one to the next and closed at both ends with fans: a solid, right side out. */
export function loft(rings: readonly (readonly Vec3[])[], creaseDegrees = 42): Mesh {
  const first = item(rings, 0);
  const last = item(rings, rings.length - 1);
  return grid([capOf(first), ...rings, capOf(last)], { closed: true, creaseDegrees }).outward();
}

function capOf(ring: readonly Vec3[]): Vec3[] {
  const sum = ring.reduce<Vec3>((total, p) => [total[0] + p[0], total[1] + p[1], total[2] + p[2]], [0, 0, 0]);
  const centre: Vec3 = [sum[0] / ring.length, sum[1] / ring.length, sum[2] / ring.length];
  return ring.map(() => centre);
}
