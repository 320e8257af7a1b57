import { creased } from '../geometry/crease.ts';
import { grid } from '../geometry/grid.ts';
import type { Mesh } from '../geometry/mesh.ts';
import { lerp, range, smoothstep, spread, TAU, type Vec3 } from '../geometry/vec.ts';

/** An upholstered block: length along x, width along y, its soft face up. */
export interface PadShape {
  readonly length: number;
  readonly width: number;
  readonly thickness: number;
  /** Height of the side bolsters over the middle. */
  readonly bolster: number;
  /** Width at the +x end as a part of the width at the −x end. */
  readonly taper?: number;
  /** Roundness of both ends, metres. */
  readonly round?: number;
  /** Number of hollows across a bench, one per place. */
  readonly places?: number;
}

const STATIONS = [0, 0.02, 0.07, 0.16, 0.3, 0.5, 0.7, 0.84, 0.93, 0.98, 1];

/** Centred on the origin. */
export function pad(shape: PadShape): Mesh {
  const around = shape.width > 0.8 ? 34 : 22;
  const rows = STATIONS.map((t) => {
    const end = endFactor(shape, t);
    return range(around).map((step): Vec3 => {
      const angle = (step / around) * TAU;
      const across = softSign(Math.cos(angle), 0.42) * lerp(0.9, 1, end);
      const upDown = softSign(Math.sin(angle), 0.55);
      const x = (t - 0.5) * shape.length;
      const z = upDown * (shape.thickness / 2) * end;
      return [x, across * halfWidth(shape, t), z + (upDown > 0 ? relief(shape, across) * end * upDown : 0)];
    });
  });
  const centre = (index: number): Vec3[] => {
    const x = index === 0 ? -shape.length / 2 : shape.length / 2;
    return range(around).map((): Vec3 => [x, 0, 0]);
  };
  return creased(grid([centre(0), ...rows, centre(1)], { closed: true, creaseDegrees: 80 }).outward(), 80);
}

/** The stitched middle of the soft face, laid a little over it. */
export function padInsert(shape: PadShape, { reach = 0.56, lift = 0.003 } = {}): Mesh {
  const rows = spread(0.07, 0.93, 15).map((t, row) =>
    spread(-reach, reach, 7).map((across, column): Vec3 => {
      const edge = column === 0 || column === 6 || row === 0 || row === 14;
      const pleat = row % 2 === 0 ? -0.0035 : 0.002;
      const top =
        (shape.thickness / 2) * endFactor(shape, t) * faceRise(across) +
        relief(shape, across) * endFactor(shape, t);
      return [(t - 0.5) * shape.length, across * halfWidth(shape, t), top + (edge ? -0.004 : lift + pleat)];
    }),
  );
  return grid(rows, { creaseDegrees: 70, reversed: true });
}

const faceRise = (across: number): number => (1 - Math.abs(across) ** (2 / 0.42)) ** (0.55 / 2);

const halfWidth = ({ width, taper = 1 }: PadShape, t: number): number => (width / 2) * lerp(1, taper, t * t);

function endFactor({ length, thickness, round = thickness * 0.5 }: PadShape, t: number): number {
  const distance = Math.min(t, 1 - t) * length;
  if (distance >= round) return 1;
  const u = 1 - distance / round;
  return Math.sqrt(Math.max(0, 1 - u * u)) * 0.75 + 0.25;
}

function relief({ bolster, places = 1 }: PadShape, across: number): number {
  if (places === 1) return bolster * smoothstep(0.5, 0.88, Math.abs(across)) - 0.006 * (1 - across * across);
  return (
    -bolster * Math.abs(Math.cos((across * places * Math.PI) / 2)) ** 0.7 +
    bolster * smoothstep(0.85, 1, Math.abs(across))
  );
}

/** |v|^power with the sign of v: squares a circle. */
const softSign = (value: number, power: number): number => Math.sign(value) * Math.abs(value) ** power;
