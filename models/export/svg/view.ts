import { cross, dot, normalize, sub, type Vec3 } from '../../generator/geometry/vec.ts';

/** A point of the picture: right, down, and its distance from the eye in metres. */
export type ScreenPoint = readonly [x: number, y: number, depth: number];

export interface View {
  /** Generator frame → picture units around the middle of the picture. */
  project(point: Vec3): ScreenPoint;
  /** Direction from the car to the eye. */
  readonly towardsEye: Vec3;
}

export interface ViewOptions {
  /** Degrees around the car: 0 from the front, 90 from its left. */
  readonly azimuth: number;
  /** Degrees above the ground. */
  readonly elevation: number;
  readonly target: Vec3;
  /** Metres from the target to the eye. */
  readonly distance: number;
  /** Picture units of one metre at the target. */
  readonly scale: number;
}

const UP: Vec3 = [0, 0, 1];

/** A perspective view with upright verticals at its middle. */
export function viewFrom({ azimuth, elevation, target, distance, scale }: ViewOptions): View {
  const [a, e] = [(azimuth * Math.PI) / 180, (elevation * Math.PI) / 180];
  const towardsEye = normalize([Math.cos(a) * Math.cos(e), Math.sin(a) * Math.cos(e), Math.sin(e)]);
  const right = normalize(cross(UP, towardsEye));
  const up = cross(towardsEye, right);
  return {
    towardsEye,
    project: (point) => {
      const from = sub(point, target);
      const depth = distance - dot(from, towardsEye);
      const zoom = (scale * distance) / depth;
      return [dot(from, right) * zoom, -dot(from, up) * zoom, depth];
    },
  };
}
