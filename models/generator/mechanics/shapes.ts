import { roundedBox, sharpBox } from '../geometry/box.ts';
import { lathe, latheX, latheZ, rod } from '../geometry/lathe.ts';
import { Mesh, type Axis } from '../geometry/mesh.ts';
import { tube } from '../geometry/tube.ts';
import { distance, mix, range, sub, TAU, type Vec2, type Vec3 } from '../geometry/vec.ts';

/** The shapes that mechanical parts repeat: boxes, turned pieces, bolts, ribs, hoses. */

/** Thinner than this, rounded edges cannot be seen. */
const SHARP_BELOW = 0.0205;
/** Smaller radii look as round in one strip. */
const ONE_STRIP_BELOW = 0.02;

export const boxAt = (size: Vec3, centre: Vec3, radius = 0.006, steps = 1): Mesh =>
  (Math.min(...size) < SHARP_BELOW
    ? sharpBox(size)
    : roundedBox(size, { radius, steps: radius < ONE_STRIP_BELOW ? 1 : Math.min(steps, 2) })
  ).at(...centre);

interface RodOptions {
  readonly radius: number;
  readonly height: number;
  readonly bevel?: number;
  readonly segments?: number;
}

export function rodAt(axis: Axis, centre: Vec3, options: RodOptions): Mesh {
  const { radius, height, bevel = radius < 0.021 ? 0 : Math.min(0.004, radius * 0.3) } = options;
  const turned = { x: latheX, y: lathe, z: latheZ }[axis];
  return turned(rod(radius, height, bevel), { segments: options.segments ?? segmentsFor(radius) }).at(
    ...centre,
  );
}

/** Turned about an axis; the profile's heights run along it. */
export function turnedAt(axis: Axis, centre: Vec3, profile: readonly Vec2[]): Mesh {
  const turned = { x: latheX, y: lathe, z: latheZ }[axis];
  const widest = Math.max(...profile.map(([radius]) => radius));
  return turned(profile, { segments: segmentsFor(widest) }).at(...centre);
}

const segmentsFor = (radius: number): number => Math.round(Math.max(7, Math.min(26, 7 + radius * 138)));

/** A turned piece from one point to another: profile of [radius, 0..1 along]. */
export function turnedBetween(from: Vec3, to: Vec3, profile: readonly Vec2[], creaseDegrees = 40): Mesh {
  const reach = distance(from, to);
  const widest = Math.max(...profile.map(([radius]) => radius));
  return lathe(
    profile.map(([radius, along]): Vec2 => [radius, along * reach]),
    { segments: segmentsFor(widest), creaseDegrees },
  ).alongAxis({ origin: from, direction: sub(to, from), towards: [1, 0.013, 0.017] });
}

export const barBetween = (from: Vec3, to: Vec3, radius: number): Mesh =>
  tube([from, to], radius, { segments: segmentsFor(radius) });

/** A hexagonal head that stands on the point and looks along the axis. */
export function boltAt(axis: Axis, point: Vec3, { radius = 0.0065, height = 0.007, sign = 1 } = {}): Mesh {
  const profile: Vec2[] = [
    [0, sign * height],
    [radius, sign * height],
    [radius, 0],
  ];
  const turned = { x: latheX, y: lathe, z: latheZ }[axis];
  return turned(profile, { segments: 6, creaseDegrees: 20 }).at(...point);
}

export const boltsAt = (axis: Axis, points: readonly Vec3[], options = {}): Mesh =>
  Mesh.merge(...points.map((point) => boltAt(axis, point, options)));

/** Points on a circle about the axis, the first at `phase` turns. */
export function ringPoints(
  axis: Axis,
  centre: Vec3,
  { radius, count, phase = 0 }: { radius: number; count: number; phase?: number },
): Vec3[] {
  return range(count).map((index): Vec3 => {
    const angle = (index / count + phase) * TAU;
    const [a, b] = [Math.cos(angle) * radius, Math.sin(angle) * radius];
    if (axis === 'x') return [centre[0], centre[1] + a, centre[2] + b];
    if (axis === 'y') return [centre[0] + a, centre[1], centre[2] + b];
    return [centre[0] + a, centre[1] + b, centre[2]];
  });
}

/** A rubber hose with a worm clamp near each end. */
export function hose(path: readonly Vec3[], radius: number): { rubber: Mesh; steel: Mesh } {
  const rubber = tube(path, radius, { smooth: 3, segments: 8 });
  const clamps = [path.slice(0, 2), path.slice(-2).reverse()].flatMap(([end, next]) =>
    end && next ? [barBetween(mix(end, next, 0.02), mix(end, next, 0.16), radius + 0.0018)] : [],
  );
  return { rubber, steel: Mesh.merge(...clamps) };
}

/** A thin bent lead, pipe or wire. */
export const cable = (path: readonly Vec3[], radius = 0.0035): Mesh =>
  tube(path, radius, { smooth: 3, segments: 5 });
