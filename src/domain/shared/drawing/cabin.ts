import { firewallX, floorY, steeringWheelHub } from './bay.ts';
import type { Frame } from './frame.ts';
import { ink, spread, type Part, nth } from './part.ts';
import type { Knot } from './pen.ts';
import type { Stroke } from './types.ts';

/** Dashboard, steering wheel and seats. */
export function cabin(f: Frame): Part {
  const { pen, height: h } = f;
  const art: Stroke[] = [];
  const hits: string[] = [];
  const dash = dashKnots(f);
  art.push(ink('a1', pen.area(dash)));
  hits.push(pen.area(dash));
  if (f.profile.silhouette !== 'van') art.push(...dashTrim(f, dash));
  const [wx, wy] = steeringWheelHub(f);
  const lean = f.profile.silhouette === 'van' ? 0.75 : 0.42;
  const r = h * (f.profile.silhouette === 'van' ? 0.085 : 0.125);
  const tilt = (s: number): readonly [number, number] => [wx + s * r * lean, wy + s * r];
  art.push(
    ink(
      'a2',
      pen.area([
        [tilt(-1)[0] - 16, tilt(-1)[1], 16],
        [tilt(1)[0] - 16, tilt(1)[1], 16],
        [tilt(1)[0] + 16, tilt(1)[1] + 8, 16],
        [tilt(-1)[0] + 16, tilt(-1)[1] - 8, 16],
      ]),
    ),
    ink('a1', pen.circle(wx - 6, wy, h * 0.03)),
  );
  const seats = seatPlaces(f);
  seats.forEach(({ x, y, size, bench }) => {
    const seat = seatArt(f, x, y, size, bench);
    art.push(...seat.art);
    hits.push(seat.hit);
  });
  const first = nth(seats, 0);
  return { art, hit: hits.join(''), anchor: [first.x + first.size * 0.36, first.y + first.size * 0.86] };
}

function dashKnots(f: Frame): Knot[] {
  const { height: h } = f;
  const van = f.profile.silhouette === 'van';
  const x0 = firewallX(f) + 30;
  const top = van ? h * 0.515 : f.beltAt(x0) - h * 0.012;
  const deep = van ? h * 0.16 : steeringWheelHub(f)[0] - x0 - h * 0.012;
  return [
    [x0, top - h * 0.015, 20],
    [x0 + deep * 0.62, top + h * 0.012, 60],
    [x0 + deep * 0.86, top + h * 0.03, 40],
    [x0 + deep, top - h * 0.01, 30],
    [x0 + deep * 0.93, top - h * 0.075, 40],
    [x0 + deep * 0.99, top - h * 0.11, 30],
    [x0 + deep * 0.74, top - h * 0.19, 50],
    [x0 + deep * 0.55, top - h * 0.12, 60],
    [x0, top - h * 0.1, 30],
  ];
}

/** Hood over the instruments, radio and the split of the glove box. */
function dashTrim(f: Frame, dash: readonly Knot[]): Stroke[] {
  const { pen, height: h } = f;
  const [x0, top] = nth(dash, 0);
  const [x1] = nth(dash, 3);
  const deep = x1 - x0;
  return [
    ink(
      'f',
      pen.line([
        [x0 + 8, top - h * 0.045],
        [x0 + deep * 0.7, top - h * 0.03, 60],
        [x1 - 20, top - h * 0.062],
      ]),
    ),
    ink(
      'a2',
      pen.area([
        [x0 + deep * 0.6, top + h * 0.012, 10],
        [x0 + deep * 0.7, top + h * 0.05, 40],
        [x1 - 10, top + h * 0.038, 20],
        [x1 - 4, top + h * 0.002, 10],
      ]),
    ),
    ink('f', pen.box(x0 + deep * 0.76, top - h * 0.098, x0 + deep * 0.9, top - h * 0.062, 8)),
  ];
}

interface SeatPlace {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly bench: boolean;
}

/** x, y of the hip points; size is the height from hip to the top of the head rest. */
function seatPlaces(f: Frame): SeatPlace[] {
  const { height: h, spec } = f;
  const { silhouette } = f.profile;
  const floor = floorY(f);
  const roof = (x: number): number => f.topAt(x) - h * 0.075;
  const [wheelX] = steeringWheelHub(f);
  const seat = (x: number, hip: number, bench: boolean): SeatPlace => {
    const y = floor + hip;
    return { x, y, size: Math.min(790, (roof(x + 250) - y) * 0.93), bench };
  };
  if (silhouette === 'van') {
    const y = h * 0.38;
    const driver: SeatPlace = { x: f.along(0) + 60, y, size: 790, bench: false };
    const low = floor + 395;
    return [
      driver,
      ...spread(f.along(0.55), f.along(1.35), 3).map((x) => ({ x, y: low, size: 790, bench: true })),
    ];
  }
  const front = wheelX + 420;
  if (silhouette === 'pickup' && spec.doors <= 2) return [seat(front - 20, 280, false)];
  const places = [
    seat(front, silhouette === 'pickup' || silhouette === 'suv' || silhouette === 'mpv' ? 310 : 250, false),
  ];
  const short = silhouette === 'coupe' || silhouette === 'beetle';
  const second =
    silhouette === 'pickup'
      ? f.roofEnd[0] - 320
      : Math.min(front + (short ? 720 : 860), f.rear - f.tyre - 90);
  places.push(seat(second, silhouette === 'sedan' || short ? 290 : 345, true));
  if (silhouette === 'mpv') places.push(seat(Math.min(second + 740, f.along(1.45)), 420, true));
  return places;
}

function seatArt(
  f: Frame,
  x: number,
  y: number,
  size: number,
  bench: boolean,
): { art: Stroke[]; hit: string } {
  const { pen } = f;
  const lean = 0.3;
  const up = (s: number, off: number): Knot => [x + size * s * lean + off, y + size * s, 0];
  const k = (base: Knot, round: number): Knot => [base[0], base[1], round];
  const cushion: Knot[] = [
    [x + 90, y - 90, 60],
    [x + 20, y + 20, 40],
    [x - 330, y + 55, 60],
    [x - 420, y - 10, 60],
    [x - 360, y - 110, 50],
  ];
  const back: Knot[] = [
    k(up(-0.1, 20), 40),
    k(up(0.1, -50), 60),
    k(up(0.45, -62), 120),
    k(up(0.74, -38), 50),
    k(up(0.76, 62), 50),
    k(up(0.4, 96), 120),
    k(up(-0.08, 120), 60),
  ];
  const rest: Knot[] = [k(up(0.8, -36), 30), k(up(0.98, -30), 40), k(up(1, 40), 40), k(up(0.82, 58), 30)];
  const stand: Stroke[] = bench
    ? []
    : [
        ink(
          'l',
          pen.strokes([
            [x - 290, y - 105, x - 310, y - 175],
            [x + 20, y - 90, x + 40, y - 175],
            [x - 340, y - 175, x + 80, y - 175],
          ]),
        ),
      ];
  return {
    art: [
      ...stand,
      ink('l', pen.strokes([[...two(up(0.74, 10)), ...two(up(0.84, 10))]])),
      ink('a0', pen.area(cushion), pen.area(rest)),
      ink('a0', pen.area(back)),
      ink(
        'f',
        pen.line([k(up(0.12, 0), 0), k(up(0.45, -8), 120), k(up(0.66, 8), 0)]),
        pen.line([
          [x - 330, y - 10],
          [x - 20, y - 40],
        ]),
      ),
    ],
    hit: pen.area([
      k(up(-0.14, 140), 0),
      k(up(1.02, 80), 0),
      k(up(1.02, -70), 0),
      k(up(0.12, -80), 0),
      [x - 430, y + 70],
      [x - 430, y - 130],
    ]),
  };
}

const two = (knot: Knot): [number, number] => [knot[0], knot[1]];
