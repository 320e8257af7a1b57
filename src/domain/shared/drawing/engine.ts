import { engineBox, mountingOf, within, type Box } from './bay.ts';
import type { Frame } from './frame.ts';
import { ink, spread, type Part } from './part.ts';
import type { Stroke } from './types.ts';

/** The engine with its covers, pulleys and intake. */
export function engine(f: Frame): Part {
  const box = engineBox(f);
  const mounting = mountingOf(f);
  const art =
    mounting === 'transverse'
      ? acrossCar(f, box)
      : mounting === 'rear-boxer'
        ? boxer(f, box)
        : alongCar(f, box, f.spec.engineLayout === 'v-longitudinal');
  const at = within(box);
  const [wanted, y] = at(mounting === 'transverse' ? 0.45 : mounting === 'rear-boxer' ? 0.42 : 0.74, 0.86);
  // not on the strut, which stands before the engine and takes the pointer there
  const onStrut = Math.abs(wanted - f.front - 45) < 115;
  const x = onStrut ? f.front + (box.x1 > f.front + 200 ? 175 : -110) : wanted;
  return { art, hit: f.pen.box(box.x0 - 40, box.y0, box.x1 + 60, box.y1 + 40), anchor: [x, y] };
}

/** Seen at its timing end. */
function acrossCar(f: Frame, box: Box): Stroke[] {
  const { pen } = f;
  const at = within(box);
  const w = box.x1 - box.x0;
  const spot = (u: number, v: number, r: number): string => {
    const [x, y] = at(u, v);
    return pen.circle(x, y, w * r);
  };
  const ribs = spread(0.3, 0.52, 3).map((v) => {
    const [x0, y] = at(0.12, v);
    return [x0, y, at(0.3, v)[0], y] as const;
  });
  return [
    ink(
      'a1',
      pen.area([
        at(0.88, 0.6),
        at(0.9, 0.74, 20),
        at(1.02, 0.97, 60),
        at(1.24, 0.97, 50),
        at(1.26, 0.78, 40),
        at(1.08, 0.66, 40),
      ]),
    ),
    ink(
      'f',
      pen.line([at(0.98, 0.66), at(1.1, 0.82, 30), at(1.12, 0.95)]),
      pen.line([at(1.05, 0.68), at(1.17, 0.82, 30), at(1.18, 0.95)]),
    ),
    ink('a2', pen.area([at(0.16, 0, 30), at(0.1, 0.22), at(0.92, 0.22), at(0.84, 0, 40)])),
    ink('a1', pen.area([at(0.06, 0.22, 10), at(0.06, 0.62), at(0.94, 0.62), at(0.94, 0.22, 10)])),
    ink('a0', pen.area([at(0.02, 0.62), at(0.02, 0.8, 12), at(0.94, 0.8, 12), at(0.94, 0.62)])),
    ink('a2', pen.area([at(0.08, 0.8), at(0.08, 0.97, 40), at(0.86, 0.97, 40), at(0.86, 0.8)])),
    ink('a1', pen.area([at(0.2, 0.97), at(0.2, 1.03, 8), at(0.4, 1.03, 8), at(0.4, 0.97)])),
    ink(
      'a0',
      pen.area([
        at(0.3, 0.16, 60),
        at(0.24, 0.88, 50),
        at(0.72, 0.88, 50),
        at(0.78, 0.5, 80),
        at(0.74, 0.16, 60),
      ]),
    ),
    ink('f', pen.strokes(ribs), pen.line([at(0.08, 0.86), at(0.86, 0.86)])),
    ink('a1', spot(0.52, 0.3, 0.19), spot(0.36, 0.6, 0.1), spot(0.64, 0.72, 0.13)),
    ink(
      'f',
      spot(0.52, 0.3, 0.13),
      spot(0.52, 0.3, 0.04),
      spot(0.36, 0.6, 0.04),
      spot(0.64, 0.72, 0.08),
      spot(0.64, 0.72, 0.03),
    ),
    ink(
      'l',
      pen.area([
        at(0.3, 0.2, 70),
        at(0.24, 0.64, 50),
        at(0.4, 0.69, 50),
        at(0.62, 0.84, 60),
        at(0.8, 0.74, 50),
        at(0.74, 0.2, 90),
      ]),
    ),
  ];
}

/** Seen from its side; a V engine shows one bank, its plenum between the two. */
function alongCar(f: Frame, box: Box, vee: boolean): Stroke[] {
  const { pen } = f;
  const at = within(box);
  const w = box.x1 - box.x0;
  const spot = (u: number, v: number, r: number): string => {
    const [x, y] = at(u, v);
    return pen.circle(x, y, w * r);
  };
  const ports = spread(0.22, 0.82, 4);
  const column = (u: number, v0: number, v1: number): readonly [number, number, number, number] => {
    const [x, y0] = at(u, v0);
    return [x, y0, x, at(u, v1)[1]];
  };
  const top = vee ? 0.8 : 0.9;
  const cover = [at(0.1, top - 0.16), at(0.1, top, 30), at(0.93, top, 30), at(0.93, top - 0.16)];
  const runners = ports.map((u) =>
    pen.area([
      at(u - 0.05, 0.62),
      at(u - 0.05, 0.8, 40),
      at(u - 0.09, 0.98, 40),
      at(u + 0.03, 0.98, 40),
      at(u + 0.05, 0.8, 40),
      at(u + 0.05, 0.62),
    ]),
  );
  return [
    vee
      ? ink(
          'a1',
          pen.area([
            at(0.06, 0.66),
            at(0.06, 0.94, 50),
            at(0.16, 1, 50),
            at(0.84, 1, 50),
            at(0.92, 0.9, 50),
            at(0.92, 0.66),
          ]),
        )
      : ink('a1', ...runners),
    vee
      ? ink('f', pen.strokes(ports.map((u) => column(u, 0.72, 0.97))))
      : ink('a1', pen.area([at(0.06, 0.93, 40), at(0.06, 1.02, 40), at(0.9, 1.02, 40), at(0.9, 0.93, 40)])),
    ink(
      'a2',
      pen.area([
        at(0.16, 0, 30),
        at(0.06, 0.2),
        at(0.92, 0.26),
        at(0.9, 0.12, 20),
        at(0.5, 0.1, 40),
        at(0.46, 0, 30),
      ]),
    ),
    ink('a1', pen.area([at(0.05, 0.2), at(0.05, 0.5), at(0.96, 0.5), at(0.96, 0.24)])),
    ink('a0', pen.area([at(0.05, 0.5), at(0.05, top - 0.16), at(0.96, top - 0.16), at(0.96, 0.5)])),
    ink('a2', pen.area(cover)),
    ink('a1', pen.area([at(0.2, top), at(0.2, top + 0.05, 8), at(0.29, top + 0.05, 8), at(0.29, top)])),
    ink(
      'f',
      pen.strokes([
        ...ports.map((u) => column(u, 0.24, 0.46)),
        ...ports.map((u) => column(u + 0.03, top - 0.13, top - 0.04)),
      ]),
      ...ports.map((u) => spot(u + 0.02, 0.57, 0.025)),
    ),
    ink(
      'a0',
      pen.area([
        at(-0.02, 0.16, 20),
        at(-0.02, top - 0.06, 40),
        at(0.07, top - 0.06, 20),
        at(0.07, 0.16, 20),
      ]),
    ),
    ink(
      'a1',
      pen.area([at(-0.1, 0.16, 8), at(-0.1, 0.4, 8), at(-0.03, 0.4), at(-0.03, 0.16)]),
      pen.area([at(-0.09, 0.52, 8), at(-0.09, 0.68, 8), at(-0.03, 0.68), at(-0.03, 0.52)]),
    ),
    ink('l', pen.strokes([column(-0.065, 0.16, 0.68), column(-0.05, 0.4, 0.52)])),
  ];
}

/** Flat four: cylinders low, fan housing and its generator on top, bell housing toward the axle. */
function boxer(f: Frame, box: Box): Stroke[] {
  const { pen } = f;
  const at = within(box);
  const w = box.x1 - box.x0;
  const [fanX, fanY] = at(0.42, 0.68);
  const [cylX, cylY] = at(0.44, 0.2);
  const fins = spread(-0.13, 0.13, 6).map(
    (u) => [cylX + w * u, cylY - w * 0.13, cylX + w * u, cylY + w * 0.13] as const,
  );
  return [
    ink('a1', pen.area([at(0.02, 0.08, 30), at(0.02, 0.42, 40), at(0.9, 0.42, 40), at(0.9, 0.08, 40)])),
    ink('a0', pen.box(cylX - w * 0.17, cylY - w * 0.13, cylX + w * 0.17, cylY + w * 0.13, 20)),
    ink('f', pen.strokes(fins)),
    ink(
      'a2',
      pen.area([
        at(0.14, 0.38),
        at(0.12, 0.86, 90),
        at(0.3, 1, 90),
        at(0.54, 1, 90),
        at(0.72, 0.86, 90),
        at(0.7, 0.38),
      ]),
    ),
    ink('a0', pen.circle(fanX, fanY, w * 0.17)),
    ink(
      'f',
      pen.circle(fanX, fanY, w * 0.12),
      pen.strokes(
        spread(0, 300, 6).map((deg) => {
          const a = (deg * Math.PI) / 180;
          return [
            fanX + w * 0.05 * Math.cos(a),
            fanY + w * 0.05 * Math.sin(a),
            fanX + w * 0.16 * Math.cos(a + 0.35),
            fanY + w * 0.16 * Math.sin(a + 0.35),
          ] as const;
        }),
      ),
    ),
    ink(
      'a1',
      pen.area([at(0.72, 0.56), at(0.72, 0.74, 20), at(0.96, 0.74, 20), at(0.96, 0.56, 20)]),
      pen.circle(at(0.84, 0.3)[0], at(0.84, 0.3)[1], w * 0.11),
    ),
    ink(
      'l',
      pen.strokes([
        [...first2(at(0.98, 0.65)), ...first2(at(0.95, 0.3))],
        [...first2(at(0.86, 0.65)), ...first2(at(0.73, 0.3))],
      ]),
    ),
  ];
}

const first2 = (knot: readonly [number, number, number?]): [number, number] => [knot[0], knot[1]];
