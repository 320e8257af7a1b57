import { nth } from './part.ts';
import { createPen, type Knot, type Pen } from './pen.ts';
import { profileOf, type Profile } from './profiles.ts';
import type { CarDrawingSpec, Spot } from './types.ts';

/** A car measured out in millimetres: the hard points that every part is placed by. */
export interface Frame {
  readonly spec: CarDrawingSpec;
  readonly profile: Profile;
  readonly pen: Pen;
  readonly length: number;
  readonly height: number;
  readonly wheelbase: number;
  /** x of the axles. */
  readonly front: number;
  readonly rear: number;
  readonly tyre: number;
  readonly rim: number;
  readonly arch: number;
  readonly sill: number;
  /** Hard points of the upper outline, millimetres. */
  readonly nose: Knot;
  readonly cowl: Knot;
  readonly header: Knot;
  readonly apex: Knot;
  readonly roofEnd: Knot;
  readonly glassEnd: Knot;
  readonly deckEnd: Knot;
  /** Upper outline from the lower lip of the front bumper to that of the rear one. */
  readonly skyline: readonly Knot[];
  /** x of a place along the car: -1 front bumper, 0 and 1 the axles, 2 rear bumper. */
  along(t: number): number;
  /** Height of the upper outline over x. */
  topAt(x: number): number;
  /** Height of the belt line at x. */
  beltAt(x: number): number;
}

const CURVE_STEPS = 6;

/** The same rounding as the pen's, as a chain of points; for measuring, not for drawing. */
function flatten(knots: readonly Knot[]): (readonly [number, number])[] {
  const points: (readonly [number, number])[] = [];
  knots.forEach((knot, i) => {
    const before = knots[i - 1];
    const after = knots[i + 1];
    const cut = knot[2] ?? 0;
    if (!before || !after || cut === 0) {
      points.push([knot[0], knot[1]]);
      return;
    }
    const reach = (other: Knot): readonly [number, number] => {
      const side = Math.hypot(other[0] - knot[0], other[1] - knot[1]);
      const sum = cut + (other[2] ?? 0);
      const part = Math.min(cut, (cut * side) / sum) / side;
      return [knot[0] + (other[0] - knot[0]) * part, knot[1] + (other[1] - knot[1]) * part];
    };
    const a = reach(before);
    const b = reach(after);
    for (let step = 0; step <= CURVE_STEPS; step++) {
      const s = step / CURVE_STEPS;
      const mix = (p: number, q: number, r: number): number =>
        (1 - s) * (1 - s) * p + 2 * s * (1 - s) * q + s * s * r;
      points.push([mix(a[0], knot[0], b[0]), mix(a[1], knot[1], b[1])]);
    }
  });
  return points;
}

function heightOver(chain: readonly (readonly [number, number])[], x: number): number {
  let top = 0;
  for (let i = 1; i < chain.length; i++) {
    const [x0, y0] = nth(chain, i - 1);
    const [x1, y1] = nth(chain, i);
    if ((x0 - x) * (x1 - x) > 0 || x0 === x1) continue;
    top = Math.max(top, y0 + ((y1 - y0) * (x - x0)) / (x1 - x0));
  }
  return top;
}

export interface SheetPlace {
  readonly originX: number;
  readonly groundY: number;
  readonly scale: number;
}

export function frameOf(spec: CarDrawingSpec, place: SheetPlace): Frame {
  const profile = profileOf(spec);
  const length = spec.lengthMm;
  const height = spec.heightMm;
  const front = (length - spec.wheelbaseMm) * profile.frontShare;
  const rear = front + spec.wheelbaseMm;
  const tyre = profile.tyreMm / 2;

  const along = (t: number): number => {
    if (t < 0) return front * (1 + t);
    if (t > 1) return rear + (length - rear) * (t - 1);
    return front + spec.wheelbaseMm * t;
  };
  const knot = ([t, up]: Spot, round = 0): Knot => [along(t), height * up, round];
  const { spots, soft } = profile;

  const nose = knot(spots.nose, 60 + 120 * soft);
  const cowl = knot(spots.cowl, 40 + 120 * soft);
  const header = knot(spots.header, 60 + 320 * soft);
  const apex = knot(spots.apex, 1200);
  const hatched =
    profile.silhouette === 'hatch' || profile.silhouette === 'suv' || profile.silhouette === 'mpv';
  const roofEnd = knot(
    spots.roofEnd,
    hatched || profile.silhouette === 'pickup' ? 60 + 90 * soft : 50 + 360 * soft,
  );
  const glassEnd = knot(spots.glassEnd, hatched ? 60 : 40 + 140 * soft);
  const deckEnd = knot(spots.deckEnd, 40 + 40 * soft);

  const base = {
    spec,
    profile,
    length,
    height,
    front,
    rear,
    tyre,
    nose,
    cowl,
    header,
    apex,
    roofEnd,
    glassEnd,
    deckEnd,
  };
  const skyline = skylineOf({ ...base, along });
  const chain = flatten(skyline);
  const beltFrom = cowl[0];
  const beltTo = Math.max(glassEnd[0], beltFrom + 1);
  return {
    ...base,
    pen: createPen(place.originX, place.groundY, place.scale),
    wheelbase: spec.wheelbaseMm,
    rim: tyre * profile.rim,
    arch: tyre * 1.12 + 12,
    sill: profile.sillMm,
    skyline,
    along,
    topAt: (x) => heightOver(chain, x),
    beltAt: (x) => {
      const part = (x - beltFrom) / (beltTo - beltFrom);
      return height * (profile.belt[0] + (profile.belt[1] - profile.belt[0]) * part);
    },
  };
}

type Hard = Pick<
  Frame,
  | 'profile'
  | 'length'
  | 'height'
  | 'nose'
  | 'cowl'
  | 'header'
  | 'apex'
  | 'roofEnd'
  | 'glassEnd'
  | 'deckEnd'
  | 'along'
>;

function skylineOf(car: Hard): readonly Knot[] {
  const { height: h, length, along, nose, cowl, header, apex, roofEnd, glassEnd, deckEnd } = car;
  const { soft, sillMm, silhouette } = car.profile;
  const roof: Knot[] = [header, apex, roofEnd];
  const mid = (a: Knot, b: Knot, part: number, rise: number): Knot => [
    a[0] + (b[0] - a[0]) * part,
    a[1] + (b[1] - a[1]) * part + rise,
    1500,
  ];
  const hood = mid(nose, cowl, 0.42, h * (0.012 + 0.022 * soft));
  if (silhouette === 'beetle') return beetleSkyline(car);
  const front: Knot[] =
    silhouette === 'van'
      ? [
          [along(-0.965), sillMm, 50],
          [0, sillMm + 60, 60],
          [0, h * 0.245, 60],
          [along(-0.99), h * 0.33, 200],
          nose,
        ]
      : soft < 0.5
        ? [
            [along(-0.93), sillMm - 15, 40],
            [along(-0.98), sillMm + 30, 40],
            [0, h * 0.3, 25],
            [0, h * 0.385, 25],
            [along(-0.965), h * 0.4, 10],
            [nose[0], nose[1], nose[2] ?? 0],
          ]
        : [
            [along(-0.9), sillMm - 10, 40],
            [along(-0.965), sillMm + 15, 60],
            [0, h * 0.285, 160],
            [along(-0.995), h * 0.37, 160],
            [along(-0.955), h * 0.445, 120],
            nose,
          ];
  return [...front, hood, cowl, ...roof, ...tail()];

  function tail(): Knot[] {
    switch (silhouette) {
      case 'van':
        return [
          [glassEnd[0], glassEnd[1], 300],
          [length, h * 0.3, 60],
          [length, sillMm + 60, 40],
          [length - 60, sillMm + 20, 30],
        ];
      case 'pickup':
        return [
          [glassEnd[0], glassEnd[1], 30],
          [glassEnd[0] + 40, deckEnd[1], 10],
          deckEnd,
          [along(1.93), h * 0.36, 10],
          [length, h * 0.345, 20],
          [length, h * 0.24, 30],
          [along(1.9), h * 0.22, 20],
        ];
      case 'hatch':
      case 'suv':
      case 'mpv':
        return [
          glassEnd,
          deckEnd,
          [along(1.965), h * 0.44, 40],
          [length, h * 0.4, 40],
          [length, h * 0.3, 60],
          [along(1.985), h * 0.235, 60],
          [along(1.9), sillMm + 20, 50],
        ];
      case 'sedan':
      case 'coupe':
      case 'beetle':
        return soft < 0.5
          ? [
              glassEnd,
              deckEnd,
              [along(1.955), h * 0.42, 10],
              [length, h * 0.405, 25],
              [length, h * 0.3, 25],
              [along(1.94), sillMm + 40, 60],
              [along(1.86), sillMm + 30, 40],
            ]
          : [
              glassEnd,
              deckEnd,
              [along(1.965), h * 0.55, 120],
              [length, h * 0.4, 160],
              [along(1.985), h * 0.27, 100],
              [along(1.88), sillMm + 30, 60],
            ];
    }
  }
}

/** The round body between the fenders; `beetle.ts` draws those. */
function beetleSkyline(car: Hard): readonly Knot[] {
  const { height: h, along } = car;
  return [
    [along(-0.45), h * 0.2, 40],
    [along(-0.66), h * 0.34, 160],
    [along(-0.56), h * 0.53, 300],
    [along(-0.1), h * 0.6, 500],
    car.cowl,
    [car.header[0], car.header[1], 260],
    [car.apex[0], car.apex[1], 900],
    [car.roofEnd[0], car.roofEnd[1], 900],
    [along(1.16), h * 0.72, 700],
    [along(1.48), h * 0.46, 400],
    [along(1.56), h * 0.3, 120],
    [along(1.42), h * 0.21, 40],
  ];
}
