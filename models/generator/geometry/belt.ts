import { grid } from './grid.ts';
import type { Mesh } from './mesh.ts';
import { circle, convexHull } from './path.ts';
import { item, type Vec2, type Vec3 } from './vec.ts';

export interface Pulley {
  readonly centre: Vec2;
  readonly radius: number;
}

interface BeltOptions {
  readonly width: number;
  readonly thickness: number;
}

/** A band around pulleys in the x, z plane, centred on y = 0. */
export function belt(pulleys: readonly Pulley[], { width, thickness }: BeltOptions): Mesh {
  const inner = convexHull(pulleys.flatMap(({ centre, radius }) => circle(radius, { segments: 36, centre })));
  const outer = outset(inner, thickness);
  const ring = (outline: readonly Vec2[], y: number): Vec3[] => outline.map(([x, z]) => [x, y, z]);
  const loop = [
    ring(inner, width / 2),
    ring(outer, width / 2),
    ring(outer, -width / 2),
    ring(inner, -width / 2),
  ];
  return grid([...loop, item(loop, 0)], { closed: true }).outward();
}

/** Pushed out along the mean normal of the two edges at each corner. */
function outset(outline: readonly Vec2[], width: number): Vec2[] {
  return outline.map((point, index): Vec2 => {
    const before = item(outline, (index + outline.length - 1) % outline.length);
    const after = item(outline, (index + 1) % outline.length);
    const [u, v] = [after[1] - before[1], before[0] - after[0]];
    const size = Math.hypot(u, v) || 1;
    return [point[0] + (u / size) * width, point[1] + (v / size) * width];
  });
}
