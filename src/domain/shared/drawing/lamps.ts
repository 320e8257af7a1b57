import { beetleLamps } from './beetle.ts';
import type { Frame } from './frame.ts';
import { ink, type Part } from './part.ts';
import type { Knot } from './pen.ts';
import type { Stroke } from './types.ts';

/** Headlamp, direction lamps, fog lamp, tail lamp and the third stop lamp. */
export function lamps(f: Frame): Part {
  if (f.profile.silhouette === 'beetle') return beetleLamps(f);
  const head = headlamp(f);
  const tail = tailLamp(f);
  const { pen, height: h } = f;
  const small: string[] = [];
  const repeaterX = f.front + f.arch * 0.86;
  small.push(pen.box(repeaterX, h * 0.49, repeaterX + 75, h * 0.49 + 26, 12));
  if (f.profile.soft > 0.5 && f.profile.silhouette !== 'van')
    small.push(pen.circle(f.along(-0.86), h * 0.235, h * 0.023));
  const anchor = head.centre;
  return {
    art: [ink('a1', head.shell, tail.shell, ...small), ...head.inside, ...tail.inside],
    hit: head.hit + tail.hit,
    anchor,
  };
}

/** Where the hood gap meets the headlamp, [x, y]. */
export function headlampTail(f: Frame): readonly [number, number] {
  const { height: h } = f;
  switch (f.profile.lamp) {
    case 'square':
      return [f.nose[0] + 30, f.nose[1] - h * 0.02];
    case 'tall':
      return [Math.max(f.nose[0] - 40, 40) + 255, f.nose[1] - h * 0.012];
    case 'sweep':
    case 'oval': {
      const x = f.along(-0.955) + f.front * 0.5;
      return [x - 6, Math.min(f.topAt(x) - h * 0.05, f.nose[1] + h * 0.02) - 2];
    }
  }
}

interface Lamp {
  readonly shell: string;
  readonly inside: readonly Stroke[];
  readonly centre: readonly [number, number];
  readonly hit: string;
}

function headlamp(f: Frame): Lamp {
  const { pen, height: h } = f;
  const [nx, ny] = f.nose;
  const grow = (x0: number, y0: number, x1: number, y1: number): string =>
    pen.box(x0 - 60, y0 - 50, x1 + 60, y1 + 40);
  switch (f.profile.lamp) {
    case 'square': {
      const x0 = f.along(-0.955);
      const x1 = x0 + 175;
      const y1 = ny - h * 0.03;
      const y0 = h * 0.435;
      return {
        shell: pen.box(x0, y0, x1, y1, 12) + pen.box(x1 + 14, y0, x1 + 130, y1, 12),
        inside: [
          ink(
            'f',
            pen.box(x0 + 22, y0 + 20, x1 - 20, y1 - 18, 10),
            pen.strokes([
              [x1 + 52, y0, x1 + 52, y1],
              [x1 + 92, y0, x1 + 92, y1],
            ]),
          ),
        ],
        centre: [x0 + 100, (y0 + y1) / 2],
        hit: grow(x0, y0, x1 + 130, y1),
      };
    }
    case 'tall': {
      const x0 = Math.max(nx - 40, 40);
      const y1 = ny - h * 0.02;
      const y0 = y1 - h * 0.135;
      const shell: Knot[] = [
        [x0 - 10, y0 + 10, 20],
        [x0 + 5, y1 - 20, 40],
        [x0 + 250, y1 + h * 0.012, 60],
        [x0 + 290, y1 - h * 0.03, 30],
        [x0 + 200, y0, 60],
      ];
      return {
        shell: pen.area(shell),
        inside: [
          ink(
            'f',
            pen.circle(x0 + 95, (y0 + y1) / 2 + 5, h * 0.042),
            pen.circle(x0 + 95, (y0 + y1) / 2 + 5, h * 0.024),
          ),
        ],
        centre: [x0 + 110, (y0 + y1) / 2],
        hit: grow(x0, y0, x0 + 290, y1),
      };
    }
    case 'sweep':
    case 'oval': {
      const x0 = f.along(-0.955);
      const long = f.front * 0.5;
      const x1 = x0 + long;
      const y1 = Math.min(f.topAt(x1) - h * 0.05, ny + h * 0.02);
      const shell: Knot[] = [
        [x0, ny - h * 0.085, 20],
        [nx - 10, ny - h * 0.025, 60],
        [x1, y1, 20],
        [x1 - long * 0.22, ny - h * 0.07, 60],
        [x0 + 60, ny - h * 0.12, 40],
      ];
      const cy = ny - h * 0.065;
      return {
        shell: pen.area(shell),
        inside: [
          ink(
            'f',
            pen.circle(x0 + long * 0.33, cy, h * 0.03),
            pen.circle(x0 + long * 0.33, cy, h * 0.016),
            pen.circle(x0 + long * 0.6, cy + h * 0.014, h * 0.024),
          ),
        ],
        centre: [x0 + long * 0.4, cy],
        hit: grow(x0, ny - h * 0.12, x1, ny),
      };
    }
  }
}

function tailLamp(f: Frame): Lamp {
  const { pen, height: h, length } = f;
  const { silhouette } = f.profile;
  const make = (knots: Knot[], bars: readonly (readonly [number, number, number, number])[]): Lamp => ({
    shell: pen.area(knots),
    inside: [ink('f', pen.strokes(bars))],
    centre: [0, 0],
    hit: pen.box(
      Math.min(...knots.map((k) => k[0])) - 40,
      Math.min(...knots.map((k) => k[1])) - 40,
      length + 40,
      Math.max(...knots.map((k) => k[1])) + 40,
    ),
  });
  if (silhouette === 'sedan' || silhouette === 'coupe') {
    if (f.profile.lamp === 'square') {
      const x1 = f.along(1.955);
      const y0 = h * 0.45;
      const y1 = f.deckEnd[1] - h * 0.035;
      return make(
        [
          [x1 - 200, y0, 12],
          [x1 - 200, y1, 12],
          [x1 - 6, y1, 8],
          [x1, y0, 8],
        ],
        [
          [x1 - 200, (y0 + y1) / 2, x1, (y0 + y1) / 2],
          [x1 - 110, y0, x1 - 110, y1],
        ],
      );
    }
    const [dx, dy] = f.deckEnd;
    return make(
      [
        [dx - 300, dy - h * 0.1, 30],
        [dx - 150, dy - h * 0.045, 60],
        [dx + 6, dy - h * 0.03, 30],
        [f.along(1.958), h * 0.575, 60],
        [f.along(1.95), h * 0.535, 40],
        [dx - 190, h * 0.555, 80],
      ],
      [[dx - 250, dy - h * 0.1, f.along(1.95), dy - h * 0.1]],
    );
  }
  if (silhouette === 'pickup') {
    const x1 = f.along(1.936);
    return make(
      [
        [x1 - 95, h * 0.43, 12],
        [x1 - 95, f.deckEnd[1] - 30, 12],
        [x1, f.deckEnd[1] - 30, 8],
        [x1, h * 0.43, 8],
      ],
      [
        [x1 - 95, h * 0.5, x1, h * 0.5],
        [x1 - 95, h * 0.555, x1, h * 0.555],
      ],
    );
  }
  if (silhouette === 'van') {
    const x1 = length - 12;
    return make(
      [
        [x1 - 85, h * 0.33, 12],
        [x1 - 95, h * 0.53, 12],
        [x1 - 8, h * 0.53, 8],
        [x1 + 4, h * 0.33, 8],
      ],
      [
        [x1 - 90, h * 0.4, x1, h * 0.4],
        [x1 - 90, h * 0.465, x1, h * 0.465],
      ],
    );
  }
  const [gx, gy] = f.glassEnd;
  const x1 = f.along(1.945);
  return make(
    [
      [x1 - 150, h * 0.52, 40],
      [gx - 130, gy + h * 0.03, 30],
      [gx - 15, gy - 5, 30],
      [x1, h * 0.55, 40],
      [x1 - 20, h * 0.49, 30],
    ],
    [[x1 - 150, h * 0.58, x1 - 10, h * 0.58]],
  );
}
