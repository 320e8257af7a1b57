import { grid } from '../geometry/grid.ts';
import { Mesh } from '../geometry/mesh.ts';
import { clamp, dot, range as indices, sub, type Vec3 } from '../geometry/vec.ts';
import type { CarPart } from '../part.ts';
import { range } from '../surface/curves.ts';
import type { Draft } from './draft.ts';
import { bodyPart } from './parts.ts';

/** Plastic tubs over the wheels. */
export function linerParts(draft: Draft): CarPart[] {
  const { stations: s } = draft;
  return (
    [
      ['fl', 0],
      ['rl', s.rearAxle.x],
    ] as const
  ).map(([position, axleX]) =>
    bodyPart('tolva', [['black', liner(draft, axleX)]], {
      position,
      mirrored: true,
      explode: [0, 0.35, 0.15],
      sequence: 9,
      warp: 'rigid',
    }),
  );
}

function liner(draft: Draft, axleX: number): Mesh {
  const { stations: s } = draft;
  const radius = s.archRadius - 0.004;
  // Down to the lower edge of the body, no further.
  const drop = Math.asin(clamp((s.tyreRadius - s.bumperBottomZ - 0.01) / radius, -0.3, 0.5));
  const angles = range(-drop, Math.PI + drop, 28);
  const inner = Math.max(0.36, s.trackHalf - s.tyreWidth / 2 - 0.07);
  const outerAt = (x: number, z: number) =>
    draft.on(draft.charts.side, [x, Math.max(z, s.bumperBottomZ)])[1] - 0.012;
  const arc = angles.map((angle) => {
    const x = axleX + Math.cos(angle) * radius;
    const z = s.tyreRadius + Math.sin(angle) * radius;
    const outer = outerAt(x, z);
    return [0, 0.5, 1].map((t): Vec3 => [x, outer + (inner - outer) * t, z]);
  });
  const wall = angles.map((angle): Vec3[] => {
    return [0, 0.35, 0.72].map((t): Vec3 => [
      axleX + Math.cos(angle) * radius * (1 - t),
      inner - 0.05 * t,
      s.tyreRadius + Math.sin(angle) * radius * (1 - t),
    ]);
  });
  const wheel: Vec3 = [axleX, inner + 0.1, s.tyreRadius];
  return Mesh.merge(facing(grid(arc), wheel), facing(grid(wall), wheel));
}

/** Turned so that it is seen from a point. */
function facing(mesh: Mesh, from: Vec3): Mesh {
  const towards = indices(mesh.vertexCount).reduce(
    (sum, vertex) => sum + dot(mesh.normal(vertex), sub(from, mesh.point(vertex))),
    0,
  );
  return towards < 0 ? mesh.reversed() : mesh;
}
