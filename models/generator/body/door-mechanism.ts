import { roundedBox } from '../geometry/box.ts';
import { lathe as latheY } from '../geometry/lathe.ts';
import { Mesh } from '../geometry/mesh.ts';
import { tube } from '../geometry/tube.ts';
import type { Vec3 } from '../geometry/vec.ts';
import type { Draft } from './draft.ts';
import type { Layer } from './parts.ts';
import type { DoorCut } from './side-cuts.ts';

const depthOf = (draft: Draft, x: number, z: number) => draft.on(draft.charts.side, [x, z])[1];

export function latch(draft: Draft, { latchX }: DoorCut): Mesh {
  const z = draft.stations.sideZ(0.62);
  const y = depthOf(draft, latchX + 0.05, z) - 0.075;
  const plate = roundedBox([0.012, 0.05, 0.12], { radius: 0.004, steps: 1 });
  const body = roundedBox([0.06, 0.04, 0.1], { radius: 0.01, steps: 1 }).at(0.034, 0, 0);
  const rod = tube(
    [
      [0.05, 0.01, 0.04],
      [0.08, 0.01, 0.12],
      [0.09, 0.01, 0.2],
    ],
    0.004,
    { segments: 6 },
  );
  return Mesh.merge(plate, body, rod).at(latchX + 0.035, y, z);
}

/** Two rails, a cable drum with its motor, and the carrier of the glass. */
export function regulator(draft: Draft, { hingeX, latchX }: DoorCut): Layer[] {
  const s = draft.stations;
  const middle = (hingeX + latchX) / 2;
  const span = Math.min(0.3, (hingeX - latchX) * 0.32);
  const low = s.sideZ(0.3);
  const high = s.sideZ(0.9);
  const y = depthOf(draft, middle, s.sideZ(0.6)) - 0.08;
  const rail = (x: number) =>
    roundedBox([0.03, 0.012, high - low], { radius: 0.005, steps: 1 }).at(x, y, (low + high) / 2);
  const carrier = roundedBox([span + 0.1, 0.014, 0.04], { radius: 0.005, steps: 1 }).at(
    middle,
    y + 0.012,
    high - 0.12,
  );
  const ends: Vec3[] = [
    [middle - span / 2, y, high],
    [middle + span / 2, y, low],
  ];
  const cable = tube([...ends], 0.004, { segments: 6 });
  const motor = Mesh.merge(
    latheY([
      [0, 0.03],
      [0.045, 0.03],
      [0.05, 0.02],
      [0.05, -0.02],
      [0, -0.02],
    ]),
    roundedBox([0.15, 0.05, 0.055], { radius: 0.02, steps: 1 }).at(0.09, 0, 0.01),
  ).at(middle - 0.03, y - 0.02, (low + high) / 2 - 0.05);
  return [
    ['steel', Mesh.merge(rail(middle - span / 2), rail(middle + span / 2), carrier, cable)],
    ['black', motor],
  ];
}

export function hinges(draft: Draft, { hingeX }: DoorCut): Mesh {
  const s = draft.stations;
  const one = (t: number): Mesh => {
    const z = s.sideZ(t);
    const y = depthOf(draft, hingeX, z) - 0.06;
    const pin = latheY(
      [
        [0, 0.045],
        [0.011, 0.045],
        [0.011, -0.045],
        [0, -0.045],
      ],
      { segments: 12 },
    ).rotated('x', 90);
    const leaf = (dx: number) =>
      roundedBox([0.06, 0.008, 0.06], { radius: 0.003, steps: 1 }).at(dx, -0.01, 0);
    return Mesh.merge(pin, leaf(0.032), leaf(-0.032)).at(hingeX, y, z);
  };
  return Mesh.merge(one(0.34), one(0.78));
}
