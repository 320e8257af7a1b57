import cdt2d from 'cdt2d';
import { Mesh } from '../geometry/mesh.ts';
import {
  add,
  cross,
  dot,
  item,
  length,
  normalize,
  scale,
  sub,
  type Vec2,
  type Vec3,
} from '../geometry/vec.ts';
import { lift, type Chart } from './charts.ts';
import { normalAt, type Field } from './field.ts';
import { isInside, isNearEdge, simplified } from './outline.ts';
import type { Region } from './region.ts';
import { addRim } from './rim.ts';

export interface PatchOptions {
  /** Depth of the return flange behind the rolled edge. */
  readonly thickness?: number;
  /** Radius of the rolled edge. */
  readonly edgeRadius?: number;
  /** Distance from the master surface along its normal. */
  readonly offset?: number;
  readonly rim?: boolean;
  /** Greatest distance of a triangle from the surface. */
  readonly tolerance?: number;
  /** Distance of the first points inside. */
  readonly spacing?: number;
}

export interface Sheet {
  readonly field: Field;
  readonly chart: Chart;
  /** 1 = as shipped; more = fewer triangles. */
  readonly coarseness: number;
}

export interface SurfacePoint {
  readonly point: Vec3;
  readonly normal: Vec3;
}

type Rings = Vec2[][];
type Sample = (uv: Vec2) => SurfacePoint;

interface Limits {
  readonly tolerance: number;
  readonly spacing: number;
  readonly shortestEdge: number;
  /** Least cosine between a middle normal and the one shading would show there. */
  readonly normalCosine: number;
}

const SHORTEST_EDGE = 0.016;
const NORMAL_COSINE = 0.999;
const FLAT_EDGE = 0.035;
const EDGE_MARGIN = 0.006;

/** A trimmed piece of the master surface with rolled edges: normals are the surface's own, not the triangles'. */
export function patch(sheet: Sheet, region: Region, options: PatchOptions = {}): Mesh {
  const { thickness = 0.02, edgeRadius = 0.003, offset = 0, rim = true } = options;
  const limits = limitsOf(options, sheet.coarseness);
  const sample = sampler(sheet, offset);
  const rings = region
    .grow(rim ? -edgeRadius : 0)
    .contours()
    .map((ring) => simplified(ring, Math.min(0.002, 0.0014 * sheet.coarseness)))
    .filter((ring) => ring.length > 2)
    .map((ring) => refinedRing(ring, sample, limits));
  const mesh = new Mesh();
  if (rings.length === 0) return mesh;
  const { points, triangles } = triangulated(rings, sample, limits);
  const lifted = points.map(sample);
  for (const { point, normal } of lifted) mesh.vertex(point, normal);
  const sense = orientation(triangles, lifted);
  for (const [a, b, c] of triangles) {
    if (sense > 0) mesh.triangle(a, b, c);
    else mesh.triangle(a, c, b);
  }
  if (rim)
    addRim(
      mesh,
      rings.map((ring) => ring.length),
      { lifted, sense, edgeRadius, thickness },
    );
  return mesh;
}

function limitsOf({ tolerance = 0.0015, spacing = 0.13 }: PatchOptions, coarseness: number): Limits {
  return {
    tolerance: tolerance * coarseness,
    spacing: spacing * Math.sqrt(coarseness),
    shortestEdge: SHORTEST_EDGE * coarseness,
    normalCosine: 1 - (1 - NORMAL_COSINE) * coarseness * coarseness,
  };
}

function sampler({ field, chart }: Sheet, offset: number): Sample {
  const seen = new Map<number, SurfacePoint>();
  return (uv) => {
    const key = (Math.round(uv[0] * 1e5) + 2e6) * 1e7 + Math.round(uv[1] * 1e5) + 2e6;
    const known = seen.get(key);
    if (known) return known;
    const on = lift(field, chart, uv[0], uv[1]);
    const normal = normalAt(field, on);
    const fresh = { point: offset === 0 ? on : add(on, scale(normal, offset)), normal };
    seen.set(key, fresh);
    return fresh;
  };
}

const middle = (a: Vec2, b: Vec2): Vec2 => [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];

/** How far the surface bulges from the chord between two points. */
function chordError(a: SurfacePoint, b: SurfacePoint, between: SurfacePoint): number {
  return length(sub(scale(add(a.point, b.point), 0.5), between.point));
}

function refinedRing(ring: Vec2[], sample: Sample, limits: Limits): Vec2[] {
  let current = ring;
  for (let round = 0; round < 4; round++) {
    const next: Vec2[] = [];
    current.forEach((a, index) => {
      const b = item(current, (index + 1) % current.length);
      const m = middle(a, b);
      const [pa, pb] = [sample(a), sample(b)];
      next.push(a);
      const long = length(sub(pa.point, pb.point)) > limits.shortestEdge;
      if (long && chordError(pa, pb, sample(m)) > limits.tolerance * 0.5) next.push(m);
    });
    if (next.length === current.length) break;
    current = next;
  }
  return current;
}

interface Triangulation {
  readonly points: Vec2[];
  readonly triangles: [number, number, number][];
}

const REFINING_ROUNDS = 5;

function triangulated(rings: Rings, sample: Sample, limits: Limits): Triangulation {
  const edges: [number, number][] = [];
  const points: Vec2[] = [];
  for (const ring of rings) {
    const first = points.length;
    ring.forEach((point, index) => {
      points.push(point);
      edges.push([first + index, first + ((index + 1) % ring.length)]);
    });
  }
  const outline = new Set(edges.map(([a, b]) => edgeKey(a, b)));
  points.push(...hexagonalFill(rings, limits.spacing));
  const triangulate = () =>
    cdt2d(points, edges).filter((triangle) => isInside(rings, centroid(points, triangle)));
  let triangles = triangulate();
  for (let round = 0; round < REFINING_ROUNDS; round++) {
    const added = pointsToAdd({ points, triangles }, outline, { sample, limits }).filter(
      (point) => isInside(rings, point) && !isNearEdge(rings, point, EDGE_MARGIN),
    );
    if (added.length === 0) break;
    points.push(...added);
    triangles = triangulate();
  }
  return { points, triangles };
}

/** cdt2d can tell outside from inside by itself, but takes some holes for the outside. */
function centroid(points: readonly Vec2[], triangle: readonly [number, number, number]): Vec2 {
  const [a, b, c] = triangle.map((corner) => item(points, corner)) as [Vec2, Vec2, Vec2];
  return [(a[0] + b[0] + c[0]) / 3, (a[1] + b[1] + c[1]) / 3];
}

const edgeKey = (a: number, b: number) => (a < b ? a * 1e6 + b : b * 1e6 + a);

function hexagonalFill(rings: Rings, spacing: number): Vec2[] {
  const all = rings.flat();
  const us = all.map(([u]) => u);
  const vs = all.map(([, v]) => v);
  const [u0, u1, v0, v1] = [Math.min(...us), Math.max(...us), Math.min(...vs), Math.max(...vs)];
  const fill: Vec2[] = [];
  let odd = false;
  for (let v = v0 + spacing / 2; v < v1; v += spacing * 0.866) {
    for (let u = u0 + (odd ? spacing / 2 : spacing); u < u1; u += spacing) {
      const point: Vec2 = [u, v];
      if (isInside(rings, point) && !isNearEdge(rings, point, spacing * 0.42)) fill.push(point);
    }
    odd = !odd;
  }
  return fill;
}

interface Judge {
  readonly sample: Sample;
  readonly limits: Limits;
}

/** Middles of the inner edges that leave the surface or shade wrongly. */
function pointsToAdd({ points, triangles }: Triangulation, outline: Set<number>, judge: Judge): Vec2[] {
  const seen = new Set(outline);
  const added: Vec2[] = [];
  for (const triangle of triangles) {
    for (let corner = 0; corner < 3; corner++) {
      const a = item(triangle, corner);
      const b = item(triangle, (corner + 1) % 3);
      const key = edgeKey(a, b);
      if (seen.has(key)) continue;
      seen.add(key);
      const m = middle(item(points, a), item(points, b));
      if (isRough([item(points, a), item(points, b), m], judge)) added.push(m);
    }
  }
  return added;
}

function isRough([a, b, m]: readonly [Vec2, Vec2, Vec2], { sample, limits }: Judge): boolean {
  const [from, to] = [sample(a), sample(b)];
  const span = length(sub(from.point, to.point));
  if (span < limits.shortestEdge) return false;
  const between = sample(m);
  if (chordError(from, to, between) > limits.tolerance) return true;
  const shaded = normalize(add(from.normal, to.normal));
  return span > FLAT_EDGE && dot(shaded, between.normal) < limits.normalCosine;
}

/** 1 when triangles counter-clockwise in the chart face outwards. */
function orientation(
  triangles: readonly [number, number, number][],
  lifted: readonly SurfacePoint[],
): 1 | -1 {
  let sum = 0;
  for (const [a, b, c] of triangles) {
    const [pa, pb, pc] = [item(lifted, a), item(lifted, b), item(lifted, c)];
    sum += dot(cross(sub(pb.point, pa.point), sub(pc.point, pa.point)), pa.normal);
  }
  return sum < 0 ? -1 : 1;
}
