import { part } from '../../assembly.ts';
import type { CarFrame } from '../../body/car-frame.ts';
import type { ChassisSpec } from '../../family-spec.ts';
import { extrudeY } from '../../geometry/extrude.ts';
import { grid } from '../../geometry/grid.ts';
import { Mesh } from '../../geometry/mesh.ts';
import { range, spread, type Vec2, type Vec3 } from '../../geometry/vec.ts';
import type { CarPart } from '../../part.ts';
import { bothSides } from '../both-sides.ts';
import { boltsAt, boxAt, ringPoints, rodAt, turnedAt } from '../shapes.ts';
import type { Stations } from '../stations.ts';

interface BrakeOptions {
  readonly frame: CarFrame;
  readonly stations: Stations;
  readonly chassis: ChassisSpec;
  /** Drums in front as well, as on the oldest cars. */
  readonly frontDrums?: boolean;
}

/** What stops the wheels: discs with calipers and pads, drums with shoes; left ones mirrored. */
export function wheelBrakes({ frame, stations, chassis, frontDrums = false }: BrakeOptions): CarPart[] {
  const front: Corner = { position: 'fl', end: 'f', x: 0, radius: stations.discRadius, lead: -78 };
  const rear: Corner = {
    position: 'rl',
    end: 'b',
    x: frame.rearAxle.x,
    radius: stations.rearDiscRadius,
    lead: 72,
  };
  const rearDrum = chassis.rearBrakes === 'drum';
  return [
    ...(frontDrums ? [] : discBrake(front, frame, stations)),
    ...(rearDrum ? drumBrake(frame, stations) : discBrake(rear, frame, stations)),
  ];
}

interface Corner {
  readonly position: 'fl' | 'rl';
  readonly end: 'f' | 'b';
  readonly x: number;
  readonly radius: number;
  /** Degrees from straight up to the caliper; negative: behind the axle. */
  readonly lead: number;
}

function discBrake(corner: Corner, frame: CarFrame, stations: Stations): CarPart[] {
  const { position, end, x, radius, lead } = corner;
  const pivot: Vec3 = [x, stations.discY, frame.tyreRadius];
  const place = (mesh: Mesh): Mesh => mesh.rotated('y', lead).at(...pivot);
  const side = { position, mirrored: true, pivot } as const;
  const pads = padPair(radius);
  const clamp = caliper(radius, stations.rimRoom);
  return [
    part('disco', disc(pivot, radius), { ...side, explode: [0, 0.52, 0], sequence: 3 }),
    part(
      'caliper',
      { castalu: place(clamp.body), steel: place(clamp.pins), rubber: place(clamp.boots) },
      { ...side, explode: [Math.sign(lead) * 0.2, 0.42, 0.12], sequence: 1 },
    ),
    part(
      'balatas',
      { dark: bothSides(place(pads.plates)), brass: bothSides(place(pads.linings)) },
      { position: end, explode: [Math.sign(lead) * 0.3, 0, 0.3], sequence: 2 },
    ),
  ];
}

/** Ventilated disc: hat towards the wheel, two faces with vanes between. */
function disc(at: Vec3, radius: number) {
  const hat = 0.074;
  const profile: Vec2[] = [
    [0.033, 0.048],
    [hat - 0.004, 0.048],
    [hat, 0.044],
    [hat, 0.013],
    [hat + 0.006, 0.011],
    [radius - 0.001, 0.011],
    [radius, 0.01],
    [radius, 0.004],
    [radius - 0.012, 0.003],
    [radius - 0.012, -0.003],
    [radius, -0.004],
    [radius, -0.01],
    [radius - 0.001, -0.011],
    [hat, -0.011],
    [hat - 0.008, 0.03],
    [0.033, 0.036],
    [0.033, 0.048],
  ];
  const vanes = range(12).map((index) =>
    boxAt([0.003, 0.009, 0.01], [0, 0, radius - 0.0065], 0.001)
      .rotated('y', index * 30)
      .at(...at),
  );
  return {
    steel: turnedAt('y', at, profile),
    dark: Mesh.merge(
      ...vanes,
      ...ringPoints('y', [at[0], at[1] + 0.0482, at[2]], { radius: 0.05, count: 5, phase: 0.05 }).map(
        (point) => rodAt('y', point, { radius: 0.008, height: 0.001 }),
      ),
    ),
  };
}

/** Floating caliper at the top of a disc about the origin; turn it to its place. */
function caliper(radius: number, rimRoom: number) {
  const outer = Math.min(radius + 0.024, rimRoom);
  const arc = (r: number, reach: number): Vec2[] =>
    spread(-reach, reach, 7).map((angle): Vec2 => [Math.sin(angle) * r, Math.cos(angle) * r]);
  const half = 0.075 / radius;
  const bridge = [...arc(outer, half), ...arc(radius + 0.004, half).reverse()];
  const face = [...arc(outer, half * 0.94), ...arc(radius - 0.052, half * 0.8).reverse()];
  const body = Mesh.merge(
    extrudeY(bridge, { height: 0.08, bevel: 0.004 }).at(0, -0.048, 0),
    extrudeY(face, { height: 0.016, bevel: 0.004 }).at(0, 0.024, 0),
    extrudeY(face, { height: 0.036, bevel: 0.006 }).at(0, -0.066, 0),
    rodAt('y', [0, -0.062, radius - 0.024], { radius: 0.029, height: 0.034 }),
    boxAt([0.19, 0.018, 0.03], [0, -0.04, radius - 0.045], 0.006),
  );
  const pinAt = [-1, 1].map((side): Vec3 => [side * 0.078, -0.034, radius - 0.03]);
  return {
    body,
    pins: Mesh.merge(...pinAt.map((at) => rodAt('y', at, { radius: 0.0075, height: 0.07 }))).merge(
      boltsAt(
        'y',
        pinAt.map(([x, y, z]): Vec3 => [x, y - 0.034, z]),
        { sign: -1 },
      ),
      rodAt('z', [0.012, -0.075, radius + 0.012], { radius: 0.0045, height: 0.03, segments: 6 }),
    ),
    boots: Mesh.merge(
      ...pinAt.map((at) => rodAt('y', [at[0], at[1] + 0.012, at[2]], { radius: 0.0115, height: 0.022 })),
    ),
  };
}

function padPair(radius: number) {
  const z = radius - 0.028;
  const outline: Vec2[] = [
    [-0.056, z - 0.022],
    [0.056, z - 0.022],
    [0.062, z + 0.012],
    [0.03, z + 0.024],
    [-0.03, z + 0.024],
    [-0.062, z + 0.012],
  ];
  const layer = (y: number, height: number): Mesh => extrudeY(outline, { height, bevel: 0 }).at(0, y, 0);
  return {
    plates: Mesh.merge(layer(0.0205, 0.0035), layer(-0.024, 0.0035)),
    linings: Mesh.merge(layer(0.0115, 0.009), layer(-0.0205, 0.009)),
  };
}

function drumBrake(frame: CarFrame, stations: Stations): CarPart[] {
  const at: Vec3 = [frame.rearAxle.x, stations.discY, frame.tyreRadius];
  const radius = stations.drumRadius;
  const side = { position: 'l', mirrored: true, pivot: at } as const;
  const shell: Vec2[] = [
    [0.033, 0.048],
    [0.068, 0.048],
    [0.074, 0.042],
    [radius - 0.016, 0.036],
    [radius - 0.004, 0.03],
    [radius - 0.002, 0.014],
    [radius, 0.01],
    [radius, 0.004],
    [radius - 0.003, 0],
    [radius - 0.003, -0.022],
    [radius + 0.003, -0.026],
    [radius + 0.003, -0.034],
    [radius - 0.012, -0.034],
    [radius - 0.014, 0.024],
    [0.033, 0.034],
    [0.033, 0.048],
  ];
  return [
    part('tambor', { iron: turnedAt('y', at, shell) }, { ...side, explode: [0, 0.5, 0], sequence: 1 }),
    part('zapatas', shoes(at, radius - 0.017), { ...side, explode: [0, 0.3, 0], sequence: 2 }),
  ];
}

/** Two shoes, their springs and wheel cylinder on the backing plate. */
function shoes([x, y, z]: Vec3, radius: number) {
  const arcOf = (start: number, [inner, outer, half]: Vec3): Mesh => {
    const rows = spread(start, start + 140, 12).map((degrees): Vec3[] => {
      const angle = (degrees * Math.PI) / 180;
      const ring: Vec2[] = [
        [outer, -half],
        [outer, half],
        [inner, half],
        [inner, -half],
      ];
      return ring.map(([r, dy]): Vec3 => [x + Math.cos(angle) * r, y + dy - 0.002, z + Math.sin(angle) * r]);
    });
    return grid(rows, { closed: true }).outward();
  };
  return {
    iron: Mesh.merge(
      ...[-70, 110].map((start) => arcOf(start, [radius - 0.024, radius - 0.006, 0.003])),
      turnedAt(
        'y',
        [x, y - 0.03, z],
        [
          [0.03, 0.003],
          [radius + 0.006, 0.003],
          [radius + 0.012, 0.008],
          [radius + 0.014, 0.004],
          [radius + 0.006, -0.002],
          [0.03, -0.002],
          [0.03, 0.003],
        ],
      ),
    ),
    dark: Mesh.merge(...[-70, 110].map((start) => arcOf(start, [radius - 0.006, radius, 0.018]))),
    castalu: rodAt('x', [x, y - 0.008, z + radius - 0.03], { radius: 0.013, height: 0.06 }),
    red: Mesh.merge(
      ...[0.042, -0.058].map((dz) => rodAt('x', [x, y - 0.002, z + dz], { radius: 0.006, height: 0.1 })),
    ),
  };
}
