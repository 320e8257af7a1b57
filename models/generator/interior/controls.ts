import { part } from '../assembly.ts';
import type { CarFrame } from '../body/car-frame.ts';
import type { FamilySpec } from '../family-spec.ts';
import { grid } from '../geometry/grid.ts';
import { Mesh } from '../geometry/mesh.ts';
import { tube } from '../geometry/tube.ts';
import { add, range, scale, TAU, type Vec3 } from '../geometry/vec.ts';
import type { SteeringPlace } from '../mechanics/chassis/steering.ts';
import { barBetween, boxAt, rodAt, turnedAt } from '../mechanics/shapes.ts';
import type { CarPart } from '../part.ts';
import type { DashPlace } from './dashboard.ts';

const RIM = 0.183;

/** Steering wheel, airbags, ignition switch, console and shift lever. */
export function controls(
  spec: FamilySpec,
  frame: CarFrame,
  { place, dash }: { place: SteeringPlace; dash: DashPlace },
): CarPart[] {
  const isClassic = spec.era === 'classic';
  const hasConsole = spec.engine.cooling === 'water' && spec.kind !== 'van';
  return [
    part('volante', steeringWheel(place, isClassic), {
      pivot: place.wheel,
      explode: [-0.34, 0.04, 0.3],
      sequence: 2,
    }),
    ...(isClassic
      ? []
      : [part('bolsa-aire', airbags(place, dash), { explode: [-0.5, 0, 0.36], sequence: 1 })]),
    part('switch-encendido', ignition(place), { explode: [-0.2, -0.12, 0.2], sequence: 3 }),
    ...(hasConsole
      ? [part('consola', centreConsole(frame, dash), { explode: [0, 0, 0.34], sequence: 4 })]
      : []),
    part('palanca', shiftLever(spec, frame), { explode: [0, 0, 0.42], sequence: 1 }),
  ];
}

/** Local: wheel plane across x, +x towards the driver; then leaned against the shaft. */
const onShaft = (mesh: Mesh, { wheel, shaft }: SteeringPlace): Mesh => {
  const lean = (Math.atan2(-shaft[2], shaft[0]) * 180) / Math.PI;
  return mesh.rotated('y', 180 + lean).at(...wheel);
};

function steeringWheel(place: SteeringPlace, isClassic: boolean) {
  const rows = range(33).map((step): Vec3[] => {
    const angle = (step / 32) * TAU;
    return range(8).map((k): Vec3 => {
      const around = (k / 8) * TAU;
      const r = RIM + Math.cos(around) * (isClassic ? 0.011 : 0.0155);
      return [Math.sin(around) * (isClassic ? 0.011 : 0.0175), Math.cos(angle) * r, Math.sin(angle) * r];
    });
  });
  const rim = grid(rows, { closed: true, creaseDegrees: 60 }).outward();
  const spokes = (isClassic ? [0, 180] : [0, 180, 270]).map((degrees) =>
    tube(
      [
        [-0.02, 0.03, 0],
        [-0.016, 0.1, 0],
        [-0.002, RIM - 0.004, 0],
      ],
      (t) => 0.024 - 0.011 * t,
      { smooth: 2, segments: 8 },
    )
      .scaled(0.5, 1, 1)
      .rotated('x', -degrees),
  );
  const hub = isClassic
    ? rodAt('x', [0, 0, 0], { radius: 0.06, height: 0.05, bevel: 0.014 })
    : boxAt([0.05, 0.15, 0.12], [-0.014, 0, -0.004], 0.024, 2);
  return {
    black: onShaft(Mesh.merge(rim, hub, ...spokes), place),
    castalu: isClassic
      ? new Mesh()
      : onShaft(
          Mesh.merge(...[-1, 1].map((side) => boxAt([0.012, 0.03, 0.04], [0.006, side * 0.095, 0], 0.004))),
          place,
        ),
  };
}

function airbags(place: SteeringPlace, dash: DashPlace) {
  const cushion = boxAt([0.036, 0.135, 0.105], [0.014, 0, -0.004], 0.017, 3);
  const inflator = rodAt('x', [-0.012, 0, -0.004], { radius: 0.036, height: 0.03 });
  const x = dash.face + 0.14;
  return {
    trim: Mesh.merge(
      onShaft(cushion, place),
      boxAt([0.14, 0.32, 0.012], [x, -dash.driverY, dash.top + 0.001], 0.003),
    ),
    steel: Mesh.merge(
      onShaft(inflator, place),
      rodAt('y', [x, -dash.driverY, dash.top - 0.05], { radius: 0.034, height: 0.26 }),
    ),
  };
}

function ignition({ wheel, shaft }: SteeringPlace) {
  const at = add(wheel, scale(shaft, 0.12));
  const barrel: Vec3 = [at[0], at[1] - 0.075, at[2] - 0.012];
  return {
    castalu: rodAt('y', [barrel[0], barrel[1] + 0.02, barrel[2]], { radius: 0.02, height: 0.05 }),
    black: turnedAt('y', barrel, [
      [0, 0.006],
      [0.021, 0.006],
      [0.023, 0],
      [0.021, -0.012],
      [0, -0.012],
    ]).merge(boxAt([0.03, 0.04, 0.03], [barrel[0] + 0.03, barrel[1] + 0.02, barrel[2]], 0.006)),
    steel: Mesh.merge(
      boxAt([0.004, 0.03, 0.012], [barrel[0], barrel[1] - 0.026, barrel[2]]),
      rodAt('x', [barrel[0], barrel[1] - 0.05, barrel[2]], { radius: 0.016, height: 0.005, bevel: 0.001 }),
    ),
  };
}

function centreConsole(frame: CarFrame, dash: DashPlace) {
  const front = dash.face + 0.03;
  const rear = frame.frontSeatX - 0.26;
  const floor = frame.floorZ + 0.05;
  const z = floor + 0.14;
  const slope = tube(
    [
      [front + 0.02, 0, dash.bottom + 0.06],
      [front - 0.08, 0, z + 0.02],
      [front - 0.22, 0, z],
    ],
    0.062,
    { smooth: 3, segments: 12 },
  ).scaled(1, 1.5, 1);
  const middle = (front - 0.12 + rear) / 2;
  const reach = front - 0.12 - rear;
  return {
    trim: Mesh.merge(
      slope,
      boxAt([reach, 0.19, 0.17], [middle, 0, z - 0.035], 0.035, 2),
      boxAt([0.3, 0.18, 0.13], [rear + 0.15, 0, z + 0.1], 0.034, 2),
    ),
    leather: boxAt([0.29, 0.17, 0.04], [rear + 0.15, 0, z + 0.17], 0.018, 2),
    black: Mesh.merge(
      ...[0, 0.09].map((dx) =>
        turnedAt(
          'z',
          [rear + 0.38 + dx, 0.045 - dx, z + 0.051],
          [
            [0.03, 0.004],
            [0.036, 0.004],
            [0.037, 0],
            [0.03, 0],
            [0.03, 0.004],
          ],
        ),
      ),
      boxAt([0.14, 0.12, 0.012], [front - 0.26, 0, z + 0.052], 0.004),
    ),
  };
}

/** Lever with gaiter on the console, on a long rod from the floor, or on the dashboard of a van. */
function shiftLever(spec: FamilySpec, frame: CarFrame) {
  const isTall = spec.engine.cooling === 'air' || spec.kind === 'van';
  const base: Vec3 = [frame.frontSeatX + 0.36, 0, frame.floorZ + (isTall ? 0.06 : 0.2)];
  const height = isTall ? 0.36 : 0.15;
  const top: Vec3 = [base[0] - 0.02, 0, base[2] + height];
  const isManual = spec.chassis.gearbox === 'manual';
  return {
    black: Mesh.merge(
      turnedAt('z', base, [
        [0, 0.07],
        [0.014, 0.066],
        [0.022, 0.05],
        [0.03, 0.04],
        [0.034, 0.024],
        [0.046, 0.014],
        [0.05, 0],
        [0, 0],
      ]),
      isManual
        ? turnedAt('z', top, [
            [0, 0.03],
            [0.016, 0.028],
            [0.025, 0.014],
            [0.024, -0.004],
            [0.013, -0.02],
            [0, -0.022],
          ])
        : Mesh.merge(
            boxAt([0.05, 0.04, 0.07], top, 0.018, 2),
            boxAt([0.13, 0.09, 0.01], [base[0], 0, base[2] + 0.002], 0.003),
          ),
    ),
    chrome: barBetween([base[0], 0, base[2] + 0.04], [top[0], 0, top[2] - 0.012], 0.0075),
    castalu: isManual ? new Mesh() : boxAt([0.008, 0.03, 0.02], [top[0] + 0.022, 0, top[2] + 0.02], 0.003),
  };
}
