import { part } from '../assembly.ts';
import { extrudeX } from '../geometry/extrude.ts';
import { grid } from '../geometry/grid.ts';
import { Mesh } from '../geometry/mesh.ts';
import { circle, roundedRectangle } from '../geometry/path.ts';
import { lerp, range, spread, type Vec3 } from '../geometry/vec.ts';
import type { CarPart } from '../part.ts';
import type { BaySpots } from './bay-spots.ts';
import { isTransverse } from './bay-spots.ts';
import type { MechanicsLayout } from './mechanics-layout.ts';
import { barBetween, boxAt, hose, rodAt, turnedAt } from './shapes.ts';

/** Radiator, fans, shroud, condenser, hoses and expansion tank. */
export function cooling(layout: MechanicsLayout, spots: BaySpots): CarPart[] {
  const { radiator } = spots;
  const size = {
    ...radiator,
    height: radiator.top - radiator.bottom,
    z: (radiator.top + radiator.bottom) / 2,
  };
  return [
    part('radiador', radiatorMeshes(size), { explode: [0.2, 0, 0], sequence: 4 }),
    part('condensador', condenserMeshes(size), { explode: [0.4, 0, 0], sequence: 5 }),
    part('tolva-radiador', { plastic: shroud(size) }, { explode: [0.056, 0, 0.02], sequence: 3 }),
    part('motoventilador', fans(size), { explode: [-0.12, 0, 0.06], sequence: 2 }),
    part('mangueras', hoses(layout, size), { explode: [0.05, 0, 0.3], sequence: 1 }),
    part('deposito-anticong', tank(spots.expansionTank), {
      explode: [0.02, Math.sign(spots.expansionTank[1]) * 0.2, 0.22],
      sequence: 1,
    }),
  ];
}

interface RadiatorSize {
  readonly x: number;
  readonly width: number;
  readonly height: number;
  readonly z: number;
}

function radiatorMeshes({ x, width, height, z }: RadiatorSize) {
  const rows = spread(z - height / 2 + 0.018, z + height / 2 - 0.018, 16);
  const side = width / 2 - 0.02;
  return {
    dark: boxAt([0.018, width - 0.07, height - 0.014], [x, 0, z], 0.002),
    castalu: Mesh.merge(...rows.map((at) => boxAt([0.026, width - 0.075, 0.0045], [x, 0, at]))),
    plastic: Mesh.merge(
      ...[side, -side].map((y) => boxAt([0.046, 0.042, height], [x, y, z], 0.014, 2)),
      rodAt('x', [x - 0.05, side, z + height * 0.36], { radius: 0.018, height: 0.07 }),
      rodAt('x', [x - 0.05, -side, z - height * 0.36], { radius: 0.018, height: 0.07 }),
      turnedAt(
        'z',
        [x, -side, z + height / 2],
        [
          [0, 0.03],
          [0.022, 0.03],
          [0.024, 0.02],
          [0.018, 0.012],
          [0.018, 0],
          [0, 0],
        ],
      ),
      ...[0.3, -0.3].map((t) =>
        rodAt('z', [x, width * t, z - height / 2 - 0.012], { radius: 0.011, height: 0.03 }),
      ),
    ),
  };
}

function condenserMeshes({ x, width, height, z }: RadiatorSize) {
  const at = x + 0.045;
  const rows = spread(z - height / 2 + 0.024, z + height / 2 - 0.024, 13);
  const side = width / 2 - 0.024;
  return {
    castalu: Mesh.merge(
      ...rows.map((row) => boxAt([0.015, width - 0.06, 0.007], [at, 0, row])),
      ...[side, -side].map((y) => rodAt('z', [at, y, z], { radius: 0.012, height: height - 0.01 })),
      rodAt('z', [at, side + 0.028, z - 0.03], { radius: 0.018, height: height * 0.62 }),
      barBetween([at, -side, z + height * 0.4], [at - 0.05, -side - 0.05, z + height * 0.44], 0.007),
    ),
    dark: boxAt([0.008, width - 0.06, height - 0.04], [at, 0, z]),
  };
}

interface FanPlace {
  readonly y: number;
  readonly radius: number;
}

/** Two fans where the radiator is wide enough, else one. */
function fanPlaces({ width, height }: RadiatorSize): FanPlace[] {
  const radius = Math.min(height / 2 - 0.03, 0.19);
  if (width > 4 * radius + 0.02) return [-1, 1].map((side) => ({ y: side * (width / 4), radius }));
  return [{ y: width * 0.12, radius }];
}

function shroud(size: RadiatorSize): Mesh {
  const { x, width, height, z } = size;
  const places = fanPlaces(size);
  const holes = places.map(({ y, radius }) => circle(radius + 0.008, { segments: 28, centre: [y, 0] }));
  const plate = extrudeX(roundedRectangle(width - 0.07, height - 0.01, 0.03), {
    height: 0.026,
    bevel: 0.005,
    holes,
  });
  const arms = places.flatMap(({ y, radius }) =>
    range(3).map((index) => {
      const angle = (index / 3) * Math.PI * 2 + 0.5;
      const rim: Vec3 = [
        x - 0.05,
        y + Math.cos(angle) * (radius + 0.012),
        z + Math.sin(angle) * (radius + 0.012),
      ];
      return barBetween([x - 0.066, y + Math.cos(angle) * 0.03, z + Math.sin(angle) * 0.03], rim, 0.006);
    }),
  );
  return Mesh.merge(plate.at(x - 0.052, 0, z), ...arms);
}

function fans(size: RadiatorSize) {
  const places = fanPlaces(size);
  const each = places.map(({ y, radius }) => fan(radius).at(size.x - 0.04, y, size.z));
  const motors = places.map(({ y }) =>
    rodAt('x', [size.x - 0.082, y, size.z], { radius: 0.036, height: 0.04 }),
  );
  return { black: Mesh.merge(...each), dark: Mesh.merge(...motors) };
}

/** Seven bent blades, hub and outer ring, axis +x. */
function fan(radius: number): Mesh {
  const blades = range(7).map((index) => {
    const start = (index / 7) * Math.PI * 2;
    const rows = spread(0, 1, 5).map((t): Vec3[] => {
      const r = lerp(0.042, radius - 0.004, t);
      const reach = lerp(0.03, 0.058, t) / r;
      const pitch = lerp(0.02, 0.012, t);
      return [-0.5, 0, 0.5].map((across): Vec3 => {
        const angle = start + 0.28 * t + across * reach;
        return [across * pitch * 2, Math.cos(angle) * r, Math.sin(angle) * r];
      });
    });
    const sheet = grid(rows, { creaseDegrees: 60 });
    return Mesh.merge(sheet, sheet.reversed().at(-0.0015, 0, 0));
  });
  const ring = turnedAt(
    'x',
    [0, 0, 0],
    [
      [radius - 0.002, 0.01],
      [radius + 0.003, 0.01],
      [radius + 0.003, -0.01],
      [radius - 0.002, -0.01],
      [radius - 0.002, 0.01],
    ],
  );
  const hub = turnedAt(
    'x',
    [0, 0, 0],
    [
      [0, 0.022],
      [0.034, 0.022],
      [0.046, 0.012],
      [0.046, -0.016],
      [0, -0.016],
    ],
  );
  return Mesh.merge(ring, hub, ...blades);
}

function hoses(layout: MechanicsLayout, { x, width, height, z }: RadiatorSize) {
  const side = width / 2 - 0.02;
  const upperStart: Vec3 = [x - 0.085, side, z + height * 0.36];
  const lowerStart: Vec3 = [x - 0.085, -side, z - height * 0.36];
  const inlet = layout.onEngine(layout.plan.waterOutlet);
  const pump = layout.onEngine(layout.plan.waterInlet);
  const upper = hose(bent(upperStart, inlet, layout), 0.0185);
  const lower = hose(bent(lowerStart, pump, layout), 0.0185);
  return { rubber: Mesh.merge(upper.rubber, lower.rubber), steel: Mesh.merge(upper.steel, lower.steel) };
}

/** Leaves the radiator backwards, arrives at the engine along its own port. */
function bent(from: Vec3, to: Vec3, layout: MechanicsLayout): Vec3[] {
  const arrival: Vec3 = isTransverse(layout)
    ? [to[0] + 0.07, to[1], to[2]]
    : [to[0] + 0.02, to[1] + 0.07, to[2]];
  return [
    from,
    [from[0] - 0.06, from[1], from[2]],
    [(from[0] + arrival[0]) / 2, from[1] * 0.6 + arrival[1] * 0.4, (from[2] + arrival[2]) / 2],
    arrival,
    to,
  ];
}

function tank([x, y, z]: Vec3) {
  return {
    white: Mesh.merge(
      boxAt([0.13, 0.12, 0.15], [x, y, z], 0.04, 3),
      boxAt([0.06, 0.05, 0.03], [x, y, z - 0.08], 0.012),
    ),
    black: turnedAt(
      'z',
      [x, y, z + 0.07],
      [
        [0, 0.034],
        [0.026, 0.034],
        [0.029, 0.028],
        [0.029, 0.014],
        [0.022, 0.012],
        [0.022, 0],
        [0, 0],
      ],
    ),
  };
}
