import { lathe } from '../geometry/lathe.ts';
import type { Mesh } from '../geometry/mesh.ts';
import { lerp, type Vec2 } from '../geometry/vec.ts';

export interface WheelSize {
  readonly diameter: number;
  readonly width: number;
  readonly rimDiameter: number;
}

/** Tyre about the y axis, centred on the origin, grooves around the tread. */
export function tyre({ diameter, width, rimDiameter }: WheelSize, segments = 40): Mesh {
  const outer = diameter / 2;
  const bead = rimDiameter / 2 + 0.006;
  const half = width / 2;
  const side: Vec2[] = [
    [bead - 0.01, half - 0.034],
    [bead, half - 0.014],
    [bead + 0.01, half - 0.004],
    [lerp(bead, outer, 0.42), half + 0.004],
    [lerp(bead, outer, 0.62), half + 0.002],
    [lerp(bead, outer, 0.8), half - 0.007],
    [outer - 0.008, half - 0.022],
    [outer - 0.0015, half - 0.036],
  ];
  const groove = (at: number): Vec2[] => [
    [outer, at + 0.006],
    [outer - 0.007, at + 0.004],
    [outer - 0.007, at - 0.004],
    [outer, at - 0.006],
  ];
  const tread = [0.42, 0, -0.42].flatMap((t) => groove(t * half));
  const inside: Vec2[] = side.map(([r, y]): Vec2 => [r, -y]).reverse();
  return lathe([...side, ...tread, ...inside], { segments, creaseDegrees: 30 });
}
