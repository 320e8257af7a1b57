import { item, type Vec2 } from '../geometry/vec.ts';

/** Points at most `spacing` apart along the lines. */
export function densified(points: readonly Vec2[], spacing: number, closed: boolean): Vec2[] {
  const count = points.length;
  const dense: Vec2[] = [];
  for (let index = 0; index < (closed ? count : count - 1); index++) {
    const a = item(points, index);
    const b = item(points, (index + 1) % count);
    const steps = Math.max(1, Math.ceil(Math.hypot(b[0] - a[0], b[1] - a[1]) / spacing));
    for (let step = 0; step < steps; step++) {
      dense.push([a[0] + ((b[0] - a[0]) * step) / steps, a[1] + ((b[1] - a[1]) * step) / steps]);
    }
  }
  if (!closed && count > 0) dense.push(item(points, count - 1));
  return dense;
}

const LONGEST_EDGE = 0.09;

/** Drops points that lie nearly on the line between their neighbours. */
export function simplified(ring: readonly Vec2[], tolerance: number): Vec2[] {
  if (ring.length < 8) return [...ring];
  const kept: Vec2[] = [item(ring, 0)];
  for (let index = 1; index < ring.length; index++) {
    const last = item(kept, kept.length - 1);
    const point = item(ring, index);
    const next = item(ring, (index + 1) % ring.length);
    const span = Math.hypot(next[0] - last[0], next[1] - last[1]) || 1;
    const off =
      Math.abs((point[0] - last[0]) * (next[1] - last[1]) - (point[1] - last[1]) * (next[0] - last[0])) /
      span;
    const far = Math.hypot(point[0] - last[0], point[1] - last[1]) > LONGEST_EDGE;
    if (off > tolerance || far) kept.push(point);
  }
  return kept;
}

/** Even-odd test against all outlines. */
export function isInside(rings: readonly (readonly Vec2[])[], [u, v]: Vec2): boolean {
  let inside = false;
  for (const ring of rings) {
    let [pu, pv] = item(ring, ring.length - 1);
    for (const [cu, cv] of ring) {
      if (cv > v !== pv > v && u < ((pu - cu) * (v - cv)) / (pv - cv) + cu) inside = !inside;
      [pu, pv] = [cu, cv];
    }
  }
  return inside;
}

/** Is any outline nearer than `reach`? */
export function isNearEdge(rings: readonly (readonly Vec2[])[], [u, v]: Vec2, reach: number): boolean {
  const limit = reach * reach;
  for (const ring of rings) {
    let [pu, pv] = item(ring, ring.length - 1);
    for (const [cu, cv] of ring) {
      const du = cu - pu;
      const dv = cv - pv;
      const along = ((u - pu) * du + (v - pv) * dv) / (du * du + dv * dv || 1);
      const t = along < 0 ? 0 : along > 1 ? 1 : along;
      const ou = pu + t * du - u;
      const ov = pv + t * dv - v;
      if (ou * ou + ov * ov < limit) return true;
      [pu, pv] = [cu, cv];
    }
  }
  return false;
}
