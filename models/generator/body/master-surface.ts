import type { FamilySpec } from '../family-spec.ts';
import { gauss, lerp, smoothstep } from '../geometry/vec.ts';
import { range, smoothCurve, type Curve, type Knot } from '../surface/curves.ts';
import { roundIntersection, smoothUnion, type Field } from '../surface/field.ts';
import { cabinOf, type Cabin } from './cabin-surface.ts';
import { shapeOf, type Shape } from './shape.ts';
import { stationsOf, type Stations } from './stations.ts';

/** The whole skin of a car as one field, with the lines panels are cut along. */
export interface MasterSurface extends Cabin {
  readonly stations: Stations;
  readonly shape: Shape;
  readonly field: Field;
  /** Upper edge of the side of the lower body. */
  readonly shoulder: Curve;
  /** Lower edge of the side glass. */
  readonly beltLine: Curve;
  /** x of the leading edge of the hood and of its rear edge at a distance from the centre line. */
  readonly hoodFront: (y: number) => number;
  readonly hoodRear: (y: number) => number;
  /** Distance of the hood's side gap from the centre line. */
  readonly hoodSide: (x: number) => number;
}

export function masterSurface(spec: FamilySpec): MasterSurface {
  const stations = stationsOf(spec);
  const shape = shapeOf(stations, spec);
  const shoulder = shoulderLine(stations, shape);
  const skin = skinOf(stations, shape, shoulder);
  const lower = lowerBody(shape, skin);
  const cabin = cabinOf(stations, shape);
  const floor = stations.sideZ(0.88);
  // The planes of the screens go on below the belt: there the cabin must stay inside the lower body.
  const upper: Field = (x, y, z) =>
    Math.max(
      roundIntersection(shape.radii.backGlass, cabin.field(x, y, z), skin.rear(Math.abs(y), z) - x),
      floor - z,
    );
  const field: Field = (x, y, z) => smoothUnion(shape.radii.beltFillet, lower(x, y, z), upper(x, y, z));
  return {
    ...cabin,
    stations,
    shape,
    field,
    shoulder,
    beltLine: (x) => shoulder(x) + 0.028,
    ...hoodLines(stations, shape),
  };
}

function shoulderLine(s: Stations, shape: Shape): Curve {
  const { anchors } = s.spec;
  const cowlX = anchors.cowl[0];
  const cowlZ = anchors.cowl[1] - shape.hoodCrown;
  const noseZ = anchors.hoodEdge - 0.05;
  const along = (t: number): Knot => [
    lerp(cowlX, s.nose - 0.1, t),
    lerp(cowlZ, noseZ, t) + shape.hoodArch * Math.sin(Math.PI * Math.min(1, t * 0.95)),
  ];
  return smoothCurve(
    [
      ...rearShoulder(s, shape),
      [cowlX - 0.6, Math.max(s.beltZ - 0.005, cowlZ)],
      [cowlX, cowlZ],
      along(0.4),
      along(0.78),
      [s.nose - 0.1, noseZ],
      [s.nose + 0.1, noseZ - 0.055],
    ],
    0.12 * shape.blur,
  );
}

function rearShoulder(s: Stations, shape: Shape): Knot[] {
  const { anchors } = s.spec;
  if (anchors.cabEnd !== undefined) {
    return [
      [s.tail, anchors.deckEdge],
      [anchors.cabEnd, anchors.deckEdge - 0.005],
      [anchors.cabEnd + 0.4, s.beltZ + shape.beltRise],
    ];
  }
  return [
    [s.tail, anchors.deckEdge - shape.deckCrown * 0.4],
    [s.rearAxle.x - 0.38, Math.max(anchors.deckEdge - 0.02, s.beltZ + shape.beltRise - shape.deckFall)],
    [s.rearAxle.x + 0.42, s.beltZ + shape.beltRise * 0.8],
  ];
}

function hoodLines(s: Stations, shape: Shape): Pick<MasterSurface, 'hoodFront' | 'hoodRear' | 'hoodSide'> {
  const { cowl } = s.spec.anchors;
  const width = s.halfWidth;
  return {
    hoodFront: (y) =>
      s.nose - shape.hoodSetback - 0.87 * shape.noseBow * (Math.abs(y) / width) ** shape.noseBowPower,
    hoodRear: (y) => cowl[0] + 0.035 - shape.windshieldBow * 0.95 * (Math.abs(y) / 0.7) ** 2,
    hoodSide: (x) => lerp(...shape.hoodWidth, smoothstep(cowl[0] + 0.06, s.nose - 0.16, x)) * width,
  };
}

interface Skin {
  readonly side: (x: number, z: number) => number;
  readonly top: (x: number, y: number) => number;
  readonly front: (y: number, z: number) => number;
  readonly rear: (y: number, z: number) => number;
}

function lowerBody({ radii }: Shape, skin: Skin): Field {
  return (x, signedY, z) => {
    const y = Math.abs(signedY);
    const side = (y - skin.side(x, z)) * 0.985;
    const top = (z - skin.top(x, y)) * 0.97;
    const upper = roundIntersection(
      lerp(radii.hoodEdge, radii.shoulder, smoothstep(0.2, -0.5, x)),
      side,
      top,
    );
    const ahead = roundIntersection(radii.nose, upper, x - skin.front(y, z));
    return roundIntersection(radii.tail, ahead, skin.rear(y, z) - x);
  };
}

function skinOf(s: Stations, shape: Shape, shoulder: Curve): Skin {
  const plan = smoothCurve(shape.plan, 0.18 * shape.blur);
  const side = sideOf(s, shape, plan);
  const spare = s.halfWidth - widest(s, side);
  const nose = profile(shape.noseProfile, s.faceZ, shape.profileBlur);
  const tail = profile(shape.tailProfile, s.rearZ, shape.profileBlur);
  const crown = crownOf(s, shape);
  return {
    side: (x, z) => side(x, z) + spare,
    top: (x, y) => {
      const share = Math.min(1.2, y / (s.halfWidth + plan(x)));
      const ridge = shape.hoodRidge * gauss(share - 0.5, 0.12);
      const onHood = smoothstep(-0.45, 0.1, x) * smoothstep(s.nose, s.nose - 0.42, x);
      return shoulder(x) + crown(x) * (1 - share ** 2.4) + ridge * onHood;
    },
    front: (y, z) => s.nose - shape.noseBow * (y / s.halfWidth) ** shape.noseBowPower - nose(z),
    rear: (y, z) => s.tail + shape.tailBow * (y / s.halfWidth) ** shape.tailBowPower + tail(z),
  };
}

/** Setback along z that is 0 at its foremost height, so that the length of the car is exact. */
function profile(knots: readonly Knot[], toZ: (t: number) => number, blur: number): Curve {
  const curve = smoothCurve(
    knots.map(([t, depth]): Knot => [toZ(t), depth]),
    blur,
  );
  const least = Math.min(...range(toZ(0), toZ(1), 60).map(curve));
  return (z) => curve(z) - least;
}

function crownOf(s: Stations, shape: Shape): Curve {
  const cowl = s.spec.anchors.cowl[0];
  return smoothCurve(
    [
      [s.tail, shape.deckCrown],
      [s.rearAxle.x - 0.38, shape.deckCrown * 1.1],
      [s.rearAxle.x + 0.02, 0.03],
      [cowl - 0.24, 0.03],
      [cowl + 0.06, shape.hoodCrown * 0.95],
      [lerp(cowl, s.nose, 0.55), shape.hoodCrown],
      [s.nose - 0.16, shape.hoodCrown * 0.8],
      [s.nose, shape.hoodCrown * 0.67],
    ],
    0.1 * shape.blur,
  );
}

function sideOf(s: Stations, shape: Shape, plan: Curve): (x: number, z: number) => number {
  const section = smoothCurve(
    shape.section.map(([t, dw]): Knot => [s.sideZ(t), dw]),
    0.055 * shape.blur,
  );
  const crease = smoothCurve(
    [
      [s.tail, s.sideZ(0.86)],
      [s.rearAxle.x, s.sideZ(0.81)],
      [-1.2, s.sideZ(0.74)],
      [0.2, s.sideZ(0.67)],
      [s.nose, s.sideZ(0.6)],
    ],
    0.2,
  );
  const axles = [0, s.rearAxle.x];
  const hollowRear = s.spec.anchors.cabEnd ?? s.tail + 0.4;
  return (x, z) => {
    const above = z - crease(x);
    let width = s.halfWidth + plan(x) + section(z);
    width += shape.crease * Math.exp((-above * above) / 0.0032) * smoothstep(0.3, -0.3, x);
    width -=
      shape.crease *
      0.9 *
      gauss(above + 0.13, 0.1) *
      smoothstep(0, -0.6, x) *
      smoothstep(hollowRear, hollowRear + 0.6, x);
    for (const axle of axles) {
      const ring = Math.hypot(x - axle, z - s.tyreRadius) - s.archRadius;
      width += shape.flare * gauss(ring, 0.085) * smoothstep(-0.25, 0.05, z - s.tyreRadius + 0.2);
    }
    const behindFront = smoothstep(-0.25, -0.6, x);
    const beforeRear = smoothstep(s.rearAxle.x + 0.2, s.rearAxle.x + 0.6, x);
    return width - 0.02 * smoothstep(s.sideZ(0.19), s.sideZ(0), z) * behindFront * beforeRear;
  };
}

function widest(s: Stations, side: (x: number, z: number) => number): number {
  const zs = range(s.sideZ(0.15), s.sideZ(0.95), 60);
  return Math.max(...range(s.tail + 0.3, s.nose - 0.4, 120).flatMap((x) => zs.map((z) => side(x, z))));
}
