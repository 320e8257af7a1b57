import { part } from '../assembly.ts';
import type { CarFrame } from '../body/car-frame.ts';
import type { FamilySpec } from '../family-spec.ts';
import { loft } from '../geometry/grid.ts';
import { lathe } from '../geometry/lathe.ts';
import { Mesh } from '../geometry/mesh.ts';
import { clamp, gauss, lerp, smoothstep, spread, type Vec2, type Vec3 } from '../geometry/vec.ts';
import { boxAt, rodAt } from '../mechanics/shapes.ts';
import type { CarPart } from '../part.ts';

/** Corners of the dashboard that everything set into it hangs from. */
export interface DashPlace {
  /** x of the edge at the windshield and of the face towards the seats. */
  readonly front: number;
  readonly face: number;
  readonly top: number;
  readonly bottom: number;
  readonly halfWidth: number;
  readonly driverY: number;
}

export function dashPlace(spec: FamilySpec, frame: CarFrame): DashPlace {
  const top = Math.min(frame.beltZ + 0.015, spec.anchors.cowl[1] - 0.03);
  return {
    front: Math.min(spec.anchors.cowl[0] - 0.06, frame.dashX + 0.2),
    face: frame.dashX - 0.09,
    top,
    bottom: top - 0.36,
    halfWidth: frame.cabin.halfWidth - 0.03,
    driverY: frame.driverY,
  };
}

export function dashboard(spec: FamilySpec, place: DashPlace): CarPart[] {
  const isClassic = spec.era === 'classic';
  const hasClimate = spec.engine.cooling === 'water';
  return [
    part('tablero', { trim: dashShell(place) }, { explode: [0.16, 0, 0.42], sequence: 6, warp: 'stretch' }),
    part('cluster', cluster(place, isClassic), { explode: [-0.1, 0.04, 0.56], sequence: 4 }),
    part('estereo', headUnit(place, spec.era === 'modern'), { explode: [-0.26, 0, 0.42], sequence: 3 }),
    ...(hasClimate
      ? [part('control-clima', climatePanel(place), { explode: [-0.26, 0, 0.2], sequence: 2 })]
      : []),
    part('rejilla-aire', vents(place), { explode: [-0.2, 0, 0.34], sequence: 1 }),
    part('guantera', gloveBox(place), { explode: [-0.3, -0.06, 0.16], sequence: 2 }),
  ];
}

const NOSE: readonly Vec2[] = [
  [0, 0.985],
  [0.12, 1],
  [0.35, 1],
  [0.62, 0.985],
  [0.82, 0.955],
  [0.93, 0.91],
  [0.985, 0.85],
  [1, 0.78],
  [0.985, 0.68],
  [0.93, 0.56],
  [0.9, 0.42],
  [0.9, 0.28],
  [0.84, 0.12],
  [0.7, 0.02],
  [0.45, 0],
  [0.2, 0.1],
  [0.04, 0.45],
];

/** Closed shell lofted across the car; hooded in front of the driver, pulled back in the middle. */
function dashShell(place: DashPlace): Mesh {
  const { front, face, top, bottom, halfWidth, driverY } = place;
  const rings = spread(-halfWidth, halfWidth, 23).map((y): Vec3[] => {
    const side = Math.abs(y) / halfWidth;
    const hood = gauss(y - driverY, 0.17);
    const middle = gauss(y, 0.17);
    return NOSE.map(([u, v]): Vec3 => {
      const x =
        lerp(front, face, u) -
        0.09 * side * side * (1 - u) -
        0.015 * middle * smoothstep(0.5, 1, u) +
        0.03 * side ** 4 * u;
      const z =
        lerp(bottom, top, v) +
        0.036 * hood * smoothstep(0.9, 0.99, v) * smoothstep(0.25, 0.7, u) -
        0.02 * side ** 3;
      return [x, y, z];
    });
  });
  return loft(rings, 48);
}

/** The face at a height, a little in front of the shell. */
const faceX = ({ face, top, bottom }: DashPlace, z: number): number => {
  const v = clamp((z - bottom) / (top - bottom));
  return face + 0.022 * smoothstep(0.72, 0.42, v) - 0.012;
};

function cluster(place: DashPlace, isClassic: boolean) {
  const z = place.top - 0.055;
  const x = faceX(place, z) - 0.006;
  const y = place.driverY;
  const tilt = (mesh: Mesh): Mesh => mesh.rotated('y', -14).at(x, y, z);
  const dial = (dy: number, radius: number): Mesh =>
    lathe(
      [
        [radius - 0.005, 0],
        [radius - 0.002, 0.005],
        [radius, 0.004],
        [radius + 0.001, -0.002],
      ],
      { segments: 24 },
    )
      .rotated('z', 90)
      .at(-0.022, dy, 0);
  const dials = isClassic
    ? [
        [-0.09, 0.036],
        [0, 0.048],
        [0.09, 0.036],
      ]
    : [
        [-0.085, 0.05],
        [0.085, 0.05],
      ];
  const needles = dials.map(([dy = 0]) => boxAt([0.004, 0.003, 0.036], [-0.024, dy, 0.014], 0.001));
  return {
    black: tilt(boxAt([0.04, 0.31, 0.115], [0, 0, 0], 0.03, 2)),
    screen: tilt(
      Mesh.merge(
        ...dials.map(([dy = 0, r = 0.04]) =>
          rodAt('x', [-0.021, dy, 0], { radius: r, height: 0.004, bevel: 0.001 }),
        ),
      ),
    ),
    chrome: tilt(Mesh.merge(...dials.map(([dy = 0, r = 0.04]) => dial(dy, r)))),
    red: tilt(Mesh.merge(...needles)),
    led: isClassic ? new Mesh() : tilt(boxAt([0.003, 0.045, 0.03], [-0.021, 0, 0], 0.001)),
  };
}

function headUnit(place: DashPlace, isScreen: boolean) {
  const z = place.top - 0.1;
  const x = faceX(place, z) - 0.022;
  const height = isScreen ? 0.125 : 0.06;
  return {
    black: Mesh.merge(
      boxAt([0.02, 0.23, height + 0.012], [x, 0, z], 0.008, 2),
      boxAt([0.13, 0.17, height - 0.01], [x + 0.07, 0, z], 0.004),
      ...[-1, 1].map((side) =>
        rodAt('x', [x - 0.012, side * 0.1, z - (isScreen ? 0.03 : 0)], { radius: 0.013, height: 0.016 }),
      ),
    ),
    screen: boxAt([0.003, isScreen ? 0.17 : 0.11, height - 0.022], [x - 0.011, 0, z], 0.001),
    castalu: Mesh.merge(
      ...spread(-0.07, 0.07, 5).map((dy) =>
        boxAt([0.006, 0.02, 0.007], [x - 0.011, dy, z - height / 2 + 0.004], 0.001),
      ),
    ),
  };
}

function climatePanel(place: DashPlace) {
  const z = place.top - 0.225;
  const x = faceX(place, z) - 0.022;
  const knob = (dy: number): Mesh =>
    lathe(
      [
        [0, 0.022],
        [0.018, 0.022],
        [0.021, 0.018],
        [0.022, 0],
        [0.026, -0.002],
        [0, -0.002],
      ],
      { segments: 18 },
    )
      .rotated('z', 90)
      .at(x - 0.008, dy, z);
  return {
    black: Mesh.merge(boxAt([0.018, 0.23, 0.066], [x, 0, z], 0.01, 2), ...[-0.075, 0, 0.075].map(knob)),
    castalu: Mesh.merge(
      ...[-0.075, 0, 0.075].map((dy) =>
        rodAt('x', [x - 0.004, dy, z], { radius: 0.027, height: 0.012, bevel: 0.002 }),
      ),
    ),
    led: Mesh.merge(
      ...[-0.075, 0, 0.075].map((dy) => boxAt([0.003, 0.003, 0.012], [x - 0.031, dy, z + 0.01])),
    ),
  };
}

function vents(place: DashPlace) {
  const z = place.top - 0.052;
  const ys = [-(place.halfWidth - 0.1), -0.19, 0.19, place.halfWidth - 0.1];
  const frames = ys.map((y) => {
    const x = faceX(place, z) - 0.006 + 0.03 * (Math.abs(y) / place.halfWidth) ** 4;
    const slats = spread(-0.02, 0.02, 4).map((dz) =>
      boxAt([0.014, 0.088, 0.003], [x - 0.009, y, z + dz], 0.001),
    );
    return {
      slats: Mesh.merge(...slats, boxAt([0.012, 0.006, 0.05], [x - 0.012, y, z], 0.002)),
      ring: boxAt([0.024, 0.108, 0.066], [x, y, z], 0.012, 2),
    };
  });
  return {
    black: Mesh.merge(...frames.map(({ ring }) => ring)),
    castalu: Mesh.merge(...frames.map(({ slats }) => slats)),
  };
}

function gloveBox(place: DashPlace) {
  const z = place.top - 0.2;
  const x = faceX(place, z) + 0.004;
  const y = -place.driverY;
  return {
    trim: Mesh.merge(
      boxAt([0.03, 0.36, 0.15], [x - 0.012, y, z], 0.012, 2),
      boxAt([0.16, 0.32, 0.12], [x + 0.08, y, z - 0.01], 0.01),
    ),
    black: boxAt([0.012, 0.1, 0.022], [x - 0.03, y + 0.1, z + 0.05], 0.004),
  };
}
