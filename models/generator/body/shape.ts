import type { BodyKind, FamilySpec, ShapeOverrides } from '../family-spec.ts';
import type { Knot } from '../surface/curves.ts';
import type { Stations } from './stations.ts';

/** How the surfaces of one kind of body run between the anchors. Metres; `t` shares as in `Stations`. */
export interface Shape {
  /** Multiplies the blur of every curve. */
  readonly blur: number;
  readonly radii: {
    readonly hoodEdge: number;
    readonly shoulder: number;
    readonly nose: number;
    readonly tail: number;
    readonly cantRail: number;
    readonly windshield: number;
    readonly backGlass: number;
    readonly beltFillet: number;
  };
  /** Departure from the half width along x. */
  readonly plan: readonly Knot[];
  /** Departure from the half width along the side share t. */
  readonly section: readonly Knot[];
  readonly noseBow: number;
  readonly noseBowPower: number;
  readonly tailBow: number;
  readonly tailBowPower: number;
  /** Setback from the foremost point along the face share t; the same for the rear. */
  readonly noseProfile: readonly Knot[];
  readonly tailProfile: readonly Knot[];
  readonly profileBlur: number;
  readonly hoodArch: number;
  readonly hoodCrown: number;
  readonly hoodRidge: number;
  /** Leading edge of the hood behind the foremost point. */
  readonly hoodSetback: number;
  /** Share of the half width where the hood's side gaps run: at the cowl, at the nose. */
  readonly hoodWidth: readonly [rear: number, front: number];
  readonly deckCrown: number;
  /** How far behind the cabin the shoulder falls below the belt. */
  readonly deckFall: number;
  readonly beltRise: number;
  readonly crease: number;
  readonly flare: number;
  /** Half width of the cabin at the belt as a share of the half width of the body: rear, rear door, middle, front. */
  readonly cabinPlan: readonly [tail: number, rear: number, middle: number, dash: number, cowl: number];
  readonly tumblehome: number;
  readonly tumblehomeCurve: number;
  readonly roofCrown: number;
  readonly windshieldBow: number;
  readonly windshieldBulge: number;
  readonly backBow: number;
  readonly backBulge: number;
  /** Frames around the side windows: from the windshield corner, the roof corner and the rear corner line. */
  readonly pillarA: number;
  readonly cantRail: number;
  readonly pillarC: number;
}

const SEDAN_NOSE: readonly Knot[] = [
  [-0.18, 0.1],
  [0.02, 0.05],
  [0.22, 0.012],
  [0.45, 0],
  [0.65, 0.006],
  [0.84, 0.035],
  [1.04, 0.095],
  [1.27, 0.22],
];
const SEDAN_TAIL: readonly Knot[] = [
  [-0.11, 0.12],
  [0.04, 0.05],
  [0.185, 0.008],
  [0.36, 0],
  [0.47, 0.01],
  [0.63, 0.058],
  [0.75, 0.066],
  [0.94, 0.045],
  [1.07, 0.03],
  [1.25, 0.03],
];
const UPRIGHT_NOSE: readonly Knot[] = [
  [-0.15, 0.1],
  [0.02, 0.045],
  [0.2, 0.008],
  [0.42, 0],
  [0.6, 0.008],
  [0.85, 0.022],
  [1, 0.04],
  [1.2, 0.11],
];
const LIFTGATE_TAIL: readonly Knot[] = [
  [-0.11, 0.12],
  [0.04, 0.05],
  [0.185, 0.008],
  [0.34, 0],
  [0.44, 0.008],
  [0.56, 0.05],
  [0.75, 0.062],
  [0.95, 0.07],
  [1.1, 0.09],
  [1.25, 0.12],
];
const SECTION: readonly Knot[] = [
  [-0.133, -0.075],
  [0.053, -0.042],
  [0.213, -0.012],
  [0.48, 0],
  [0.667, -0.004],
  [0.88, -0.02],
  [1.067, -0.052],
  [1.23, -0.09],
];

function plan(s: Stations, front: number, rear: number): Knot[] {
  return [
    [s.tail, -rear],
    [s.tail + 0.35, -rear * 0.35],
    [s.rearAxle.x, -0.004],
    [s.rearAxle.x / 2, 0],
    [0, -0.006],
    [Math.min(0.45, s.nose * 0.55), -front * 0.29],
    [s.nose, -front],
  ];
}

function sedan(s: Stations): Shape {
  return {
    blur: 1,
    radii: {
      hoodEdge: 0.075,
      shoulder: 0.05,
      nose: 0.075,
      tail: 0.06,
      cantRail: 0.1,
      windshield: 0.055,
      backGlass: 0.07,
      beltFillet: 0.07,
    },
    plan: plan(s, 0.12, 0.1),
    section: SECTION,
    noseBow: 0.23,
    noseBowPower: 2.3,
    tailBow: 0.17,
    tailBowPower: 2.4,
    noseProfile: SEDAN_NOSE,
    tailProfile: SEDAN_TAIL,
    profileBlur: 0.035,
    hoodArch: 0.06,
    hoodCrown: 0.075,
    hoodRidge: 0.01,
    hoodSetback: 0.115,
    hoodWidth: [0.765, 0.69],
    deckCrown: 0.05,
    deckFall: 0,
    beltRise: 0.05,
    crease: 0.011,
    flare: 0.016,
    cabinPlan: [0.69, 0.88, 0.925, 0.908, 0.85],
    tumblehome: 0.36,
    tumblehomeCurve: 0.16,
    roofCrown: 0.07,
    windshieldBow: 0.105,
    windshieldBulge: 0.05,
    backBow: 0.09,
    backBulge: 0.05,
    pillarA: 0.062,
    cantRail: 0.062,
    pillarC: 0.125,
  };
}

function hatch(s: Stations): Shape {
  return {
    ...sedan(s),
    tailProfile: LIFTGATE_TAIL,
    hoodArch: 0.05,
    cabinPlan: [0.845, 0.9, 0.93, 0.908, 0.85],
    beltRise: 0.06,
    pillarC: 0.2,
  };
}

function suv(s: Stations): Shape {
  return {
    ...hatch(s),
    plan: plan(s, 0.1, 0.07),
    noseProfile: UPRIGHT_NOSE,
    noseBow: 0.2,
    noseBowPower: 2.6,
    tailBow: 0.13,
    hoodArch: 0.045,
    hoodCrown: 0.06,
    hoodSetback: 0.085,
    hoodRidge: 0.014,
    radii: { ...sedan(s).radii, nose: 0.06, hoodEdge: 0.06 },
    tumblehome: 0.27,
    roofCrown: 0.055,
    flare: 0.024,
    pillarC: 0.22,
  };
}

function mpv(s: Stations): Shape {
  return {
    ...suv(s),
    tumblehome: 0.22,
    flare: 0.012,
    tailBow: 0.1,
    hoodCrown: 0.05,
    crease: 0.008,
    pillarC: 0.1,
  };
}

function pickup(s: Stations): Shape {
  const cabEnd = s.spec.anchors.cabEnd ?? s.tail + 1.5;
  return {
    ...suv(s),
    plan: [
      [s.tail, -0.012],
      [cabEnd, -0.006],
      [s.rearAxle.x / 2, 0],
      [0, -0.004],
      [0.45, -0.028],
      [s.nose, -0.09],
    ],
    noseBow: 0.17,
    noseBowPower: 3,
    tailBow: 0.03,
    tailBowPower: 3,
    tailProfile: [
      [-0.1, 0.06],
      [0.1, 0.02],
      [0.25, 0],
      [0.4, 0.004],
      [0.46, 0.055],
      [1.2, 0.05],
    ],
    hoodSetback: 0.06,
    hoodCrown: 0.055,
    deckCrown: 0.012,
    beltRise: 0.02,
    cabinPlan: [0.9, 0.91, 0.93, 0.91, 0.86],
    tumblehome: 0.26,
    roofCrown: 0.04,
    backBow: 0.012,
    backBulge: 0.008,
    radii: { ...suv(s).radii, tail: 0.025, shoulder: 0.035, backGlass: 0.05, cantRail: 0.085 },
    pillarC: 0.1,
    flare: 0.026,
  };
}

function van(s: Stations): Shape {
  return {
    ...suv(s),
    plan: [
      [s.tail, -0.02],
      [s.tail + 0.4, -0.004],
      [-1, 0],
      [0, -0.004],
      [s.nose - 0.35, -0.03],
      [s.nose, -0.1],
    ],
    section: [
      [-0.133, -0.06],
      [0.053, -0.03],
      [0.213, -0.01],
      [0.48, 0],
      [0.8, -0.004],
      [1.067, -0.02],
      [1.23, -0.04],
    ],
    noseBow: 0.2,
    noseBowPower: 2.8,
    tailBow: 0.05,
    tailBowPower: 3,
    tailProfile: [
      [-0.1, 0.07],
      [0.03, 0.03],
      [0.15, 0.004],
      [0.3, 0],
      [0.38, 0.03],
      [0.6, 0.035],
      [1.2, 0.05],
    ],
    hoodArch: 0.05,
    hoodCrown: 0.05,
    hoodSetback: 0.09,
    hoodRidge: 0,
    deckCrown: 0.02,
    beltRise: 0,
    crease: 0.006,
    flare: 0.012,
    cabinPlan: [0.955, 0.965, 0.97, 0.965, 0.93],
    tumblehome: 0.1,
    tumblehomeCurve: 0.03,
    roofCrown: 0.06,
    windshieldBow: 0.14,
    windshieldBulge: 0.05,
    backBow: 0.03,
    backBulge: 0.02,
    radii: { ...suv(s).radii, cantRail: 0.12, shoulder: 0.03, tail: 0.05, backGlass: 0.05, beltFillet: 0.05 },
    pillarA: 0.07,
    cantRail: 0.3,
    pillarC: 0.14,
  };
}

function coupe(s: Stations): Shape {
  return {
    ...sedan(s),
    beltRise: 0.065,
    hoodArch: 0.055,
    pillarC: 0.1,
    cabinPlan: [0.68, 0.85, 0.92, 0.905, 0.85],
  };
}

/** The narrow shell of the Beetle: its fenders and running boards are put on afterwards. */
function beetle(s: Stations): Shape {
  return {
    ...sedan(s),
    plan: [
      [s.tail, -0.2],
      [s.tail + 0.5, -0.09],
      [s.rearAxle.x + 0.1, -0.03],
      [s.rearAxle.x / 2, 0],
      [-0.3, -0.01],
      [0.1, -0.06],
      [s.nose, -0.22],
    ],
    section: [
      [-0.2, -0.05],
      [0.1, -0.02],
      [0.4, 0],
      [0.75, -0.006],
      [1.05, -0.03],
      [1.25, -0.06],
    ],
    noseBow: 0.3,
    noseBowPower: 2,
    tailBow: 0.34,
    tailBowPower: 2,
    noseProfile: [
      [-0.2, 0.09],
      [0.1, 0.02],
      [0.35, 0],
      [0.6, 0.03],
      [0.85, 0.1],
      [1.05, 0.19],
      [1.3, 0.34],
    ],
    tailProfile: [
      [-0.2, 0.12],
      [0.1, 0.03],
      [0.3, 0],
      [0.5, 0.02],
      [0.75, 0.09],
      [1, 0.21],
      [1.25, 0.42],
    ],
    profileBlur: 0.06,
    radii: {
      ...sedan(s).radii,
      hoodEdge: 0.14,
      shoulder: 0.06,
      nose: 0.14,
      tail: 0.14,
      cantRail: 0.14,
      beltFillet: 0.05,
    },
    hoodArch: 0.06,
    hoodCrown: 0.12,
    hoodRidge: 0,
    hoodSetback: 0.1,
    hoodWidth: [0.74, 0.42],
    deckCrown: 0.14,
    deckFall: 0.11,
    beltRise: 0.0,
    crease: 0,
    flare: 0,
    cabinPlan: [0.6, 0.84, 0.93, 0.92, 0.86],
    tumblehome: 0.3,
    windshieldBow: 0.06,
    windshieldBulge: 0.015,
    backBow: 0.16,
    backBulge: 0.06,
    roofCrown: 0.09,
    pillarA: 0.055,
    cantRail: 0.07,
    pillarC: 0.2,
  };
}

const SHAPES: Record<BodyKind, (s: Stations) => Shape> = {
  sedan,
  coupe,
  hatch,
  suv,
  mpv,
  van,
  pickup,
  beetle,
};

/** The shape of the family's kind with the family's own departures. */
export function shapeOf(stations: Stations, { kind, shape = {} }: FamilySpec): Shape {
  return softened(withOverrides(SHAPES[kind](stations), shape), shape.softness ?? 1);
}

function withOverrides(base: Shape, own: ShapeOverrides): Shape {
  const { noseRake = 1 } = own;
  return {
    ...base,
    noseBow: own.noseBow ?? base.noseBow,
    tailBow: own.tailBow ?? base.tailBow,
    hoodArch: own.hoodArch ?? base.hoodArch,
    hoodCrown: own.hoodCrown ?? base.hoodCrown,
    hoodRidge: own.hoodRidge ?? base.hoodRidge,
    roofCrown: own.roofCrown ?? base.roofCrown,
    tumblehome: own.tumblehome ?? base.tumblehome,
    beltRise: own.beltRise ?? base.beltRise,
    flare: own.flare ?? base.flare,
    crease: own.crease ?? base.crease,
    noseProfile: base.noseProfile.map(([t, depth]): Knot => [t, depth * (t > 0.5 ? noseRake : 1)]),
    hoodSetback: base.hoodSetback * (0.45 + 0.55 * noseRake),
  };
}

function softened(base: Shape, softness: number): Shape {
  const { radii } = base;
  const soft = (radius: number) => Math.max(0.022, radius * softness);
  return {
    ...base,
    blur: base.blur * softness,
    profileBlur: base.profileBlur * softness,
    radii: {
      hoodEdge: soft(radii.hoodEdge),
      shoulder: soft(radii.shoulder),
      nose: soft(radii.nose),
      tail: soft(radii.tail),
      cantRail: soft(radii.cantRail),
      windshield: soft(radii.windshield),
      backGlass: soft(radii.backGlass),
      beltFillet: soft(radii.beltFillet),
    },
    plan: base.plan.map(([x, dw]): Knot => [x, dw * (0.3 + 0.7 * softness)]),
    noseBowPower: base.noseBowPower + 2 * (1 - softness),
    tailBowPower: base.tailBowPower + 2 * (1 - softness),
  };
}
