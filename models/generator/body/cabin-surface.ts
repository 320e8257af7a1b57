import { range, smoothCurve, type Curve, type Knot } from '../surface/curves.ts';
import { bisect, roundIntersection, type Field } from '../surface/field.ts';
import type { SidePoint } from '../family-spec.ts';
import type { Shape } from './shape.ts';
import type { Stations } from './stations.ts';

/** The greenhouse and the lines where its faces meet, seen from the side. */
export interface Cabin {
  readonly field: Field;
  /** Half width of the cabin side. */
  readonly side: (x: number, z: number) => number;
  readonly roof: (x: number, y: number) => number;
  readonly roofLine: Curve;
  /** x where windshield and side meet at a height; the same for the back glass. */
  readonly windshieldCorner: (z: number) => number;
  readonly backCorner: (z: number) => number;
  /** z where roof and side meet. */
  readonly cantRail: (x: number) => number;
  /** x of the front and rear edge of the roof panel at a distance from the centre line. */
  readonly roofFront: (y: number) => number;
  readonly roofRear: (y: number) => number;
}

export function cabinOf(s: Stations, shape: Shape): Cabin {
  const { anchors } = s.spec;
  const side = sideOf(s, shape);
  const roofLine = roofOf(s, shape);
  const roof = (x: number, y: number) => roofLine(x) - shape.roofCrown * (y / 0.6) ** 2.2;
  const windshield = screen(anchors.cowl, anchors.header, {
    bow: shape.windshieldBow,
    bulge: shape.windshieldBulge,
    facing: 1,
  });
  const back = screen(anchors.tail, anchors.rearHeader, {
    bow: shape.backBow,
    bulge: shape.backBulge,
    facing: -1,
  });
  const { radii } = shape;
  return {
    field: (x, signedY, z) => {
      const y = Math.abs(signedY);
      const shell = roundIntersection(radii.cantRail, (y - side(x, z)) * 0.93, z - roof(x, y));
      const ahead = roundIntersection(radii.windshield, shell, windshield(x, y, z));
      return roundIntersection(radii.backGlass, ahead, back(x, y, z));
    },
    side,
    roof,
    roofLine,
    windshieldCorner: (z) =>
      bisect((x) => windshield(x, side(x, z), z), anchors.cowl[0] + 0.6, anchors.header[0] - 0.9),
    backCorner: (z) =>
      bisect(
        (x) => back(x, side(x, z), z),
        anchors.rearHeader[0] + 0.9,
        Math.min(anchors.tail[0], s.tail) - 0.4,
      ),
    cantRail: (x) => bisect((z) => z - roof(x, side(x, z)), s.beltZ + 0.05, s.roofZ + 0.2),
    roofFront: (y) => anchors.header[0] - 0.05 - shape.windshieldBow * 0.95 * (Math.abs(y) / 0.6) ** 2,
    roofRear: (y) => anchors.rearHeader[0] + 0.03 + shape.backBow * (Math.abs(y) / 0.6) ** 2,
  };
}

function sideOf(s: Stations, { cabinPlan, tumblehome, tumblehomeCurve, blur }: Shape) {
  const [tail, rear, middle, dash, cowl] = cabinPlan;
  const { anchors } = s.spec;
  const end = anchors.cabEnd ?? s.tail + 0.2;
  const plan = smoothCurve(
    [
      [end - 0.05, s.y(tail)],
      [Math.min(end + 0.5, s.rearAxle.x - 0.1), s.y((tail + rear) / 2)],
      [Math.max(s.rearAxle.x + 0.42, end + 0.55), s.y(rear)],
      [(s.rearAxle.x + anchors.cowl[0]) / 2, s.y(middle)],
      [anchors.cowl[0] - 0.34, s.y(dash)],
      [anchors.cowl[0] + 0.16, s.y(cowl)],
    ],
    0.18 * Math.max(0.5, blur),
  );
  return (x: number, z: number) => {
    const above = z - s.beltZ;
    const lean = 0.5 * (above + Math.sqrt(above * above + 0.0016));
    return plan(x) + 0.008 - tumblehome * lean - tumblehomeCurve * lean * lean - 0.5 * (lean - above);
  };
}

/** Roof at the centre line; its highest point is the height of the car. */
function roofOf(s: Stations, { blur }: Shape): Curve {
  const { header, rearHeader } = s.spec.anchors;
  const draw = (peak: number) =>
    smoothCurve(
      [
        [header[0] + 0.62, header[1] - 0.175],
        [header[0] + 0.12, header[1] - 0.03],
        [header[0] - 0.13, header[1] + 0.4 * (s.roofZ - header[1])],
        [header[0] - 0.5, peak],
        ...middleKnots(header, rearHeader, peak),
        [rearHeader[0] + 0.1, rearHeader[1] + 0.35 * (s.roofZ - rearHeader[1])],
        [rearHeader[0] - 0.13, rearHeader[1] - 0.035],
        [rearHeader[0] - 0.58, rearHeader[1] - 0.145],
      ],
      0.14 * blur,
    );
  const first = draw(s.roofZ);
  const second = draw(s.roofZ + (s.roofZ - peakOf(first, header[0], rearHeader[0])));
  const spare = s.roofZ - peakOf(second, header[0], rearHeader[0]);
  return (x) => second(x) + spare;
}

function middleKnots(header: SidePoint, rearHeader: SidePoint, peak: number): Knot[] {
  const x = Math.max((header[0] + rearHeader[0]) / 2 - 0.2, rearHeader[0] + 0.3);
  return x < header[0] - 0.6 ? [[x, peak]] : [];
}

const peakOf = (curve: Curve, from: number, to: number) => Math.max(...range(from, to, 80).map(curve));

interface ScreenForm {
  /** How far the sides lie behind the middle. */
  readonly bow: number;
  readonly bulge: number;
  readonly facing: 1 | -1;
}

/** Distance ahead of (or behind) a bowed screen through two points of the side view. */
function screen(base: SidePoint, top: SidePoint, { bow, bulge, facing }: ScreenForm): Field {
  const span = Math.hypot(top[0] - base[0], top[1] - base[1]);
  const alongX = (top[0] - base[0]) / span;
  const alongZ = (top[1] - base[1]) / span;
  const outX = facing * Math.abs(alongZ);
  const outZ = -facing * alongX;
  return (x, y, z) => {
    const t = ((x - base[0]) * alongX + (z - base[1]) * alongZ) / span;
    const out = (x - base[0]) * outX + (z - base[1]) * outZ;
    return out + bow * (y / 0.68) ** 2 - bulge * t * (1 - t);
  };
}
