import type { Frame, SheetPlace } from './frame.ts';
import { ink } from './part.ts';
import { fmt, round1 } from './pen.ts';
import type { CarDrawingSpec, Dimension, Stroke } from './types.ts';

/** The sheet that every car is drawn on, in its own units: the same for all, so that nothing on a page moves. */
export const SHEET = {
  width: 960,
  height: 560,
  left: 44,
  right: 894,
  roofY: 118,
  groundY: 404,
  callouts: { left: 26, right: 950, topY: 42, bottomY: 488, topBend: 108, bottomBend: 436 },
} as const;

const LONGEST_MM = 5900;
const TALLEST_MM = 2290;

/** 'fit' fills the sheet; 'true' draws every car at one scale, so that a bigger car looks bigger. */
export function placeOf(spec: CarDrawingSpec, scale: 'fit' | 'true'): SheetPlace {
  const width = SHEET.right - SHEET.left;
  const height = SHEET.groundY - SHEET.roofY;
  const [long, tall] =
    scale === 'true'
      ? [Math.max(LONGEST_MM, spec.lengthMm), Math.max(TALLEST_MM, spec.heightMm)]
      : [spec.lengthMm, spec.heightMm];
  const perMm = Math.min(width / long, height / tall);
  return {
    scale: perMm,
    originX: (SHEET.left + SHEET.right - spec.lengthMm * perMm) / 2,
    groundY: SHEET.groundY,
  };
}

/** Ground and axle lines. */
export function furniture(f: Frame): Stroke[] {
  const { pen } = f;
  const x0 = round1(pen.x(0) - 30);
  const x1 = round1(pen.x(f.length) + 30);
  const y = SHEET.groundY;
  let soil = '';
  for (let x = x0 + 6; x < x1 - 4; x += 9) soil += `M${fmt(x)} ${y + 1}l-5 5`;
  const cross = [f.front, f.rear]
    .map((x) => {
      const cx = fmt(pen.x(x));
      return `M${cx} ${fmt(pen.y(f.tyre * 2) - 10)}V${y + 26}`;
    })
    .join('');
  return [ink('h', soil), ink('l', `M${fmt(x0)} ${y}H${fmt(x1)}`), ink('x', cross)];
}

/** Ticks in the four corners of the sheet. */
export function cornerTicks(): string {
  const tick = 14;
  const [w, h, m] = [SHEET.width, SHEET.height, 8];
  return (
    `M${m} ${m + tick}V${m}H${m + tick}M${w - m - tick} ${m}H${w - m}V${m + tick}` +
    `M${w - m} ${h - m - tick}V${h - m}H${w - m - tick}M${m + tick} ${h - m}H${m}V${h - m - tick}`
  );
}

const FIGURE = 34;

/** Nearest place to the middle of a line where a figure stands clear of the upright leaders. */
function clearOf(leaders: readonly number[], x0: number, x1: number): number {
  const mid = (x0 + x1) / 2;
  for (let off = 0; off < (x1 - x0) / 2 - FIGURE; off += 4) {
    for (const x of [mid - off, mid + off]) {
      if (leaders.every((leader) => Math.abs(leader - x) > FIGURE)) return x;
    }
  }
  return mid;
}

/**
 * Wheelbase under the car, overall length at the foot of the sheet, height at its rear. `leaders` are the x of
 * the leaders that run down from the car.
 */
export function dimensions(f: Frame, leaders: readonly number[]): Dimension[] {
  const { pen } = f;
  const [ax, bx] = [pen.x(f.front), pen.x(f.rear)];
  const [lx, rx] = [pen.x(0), pen.x(f.length)];
  const ground = SHEET.groundY;
  const across = (y: number, x0: number, x1: number, figureX: number): string =>
    `M${fmt(x0)} ${y}H${fmt(figureX - FIGURE)}M${fmt(figureX + FIGURE)} ${y}H${fmt(x1)}` +
    `M${fmt(x0 - 4)} ${y + 4}l8-8M${fmt(x1 - 4)} ${y + 4}l8-8`;
  const wheelbaseX = round1(clearOf(leaders, ax, bx));
  const lengthX = round1((lx + rx) / 2);
  // broken where the lower row of callouts stands
  const extension = (x: number): string => `M${fmt(x)} ${ground + 12}v20M${fmt(x)} ${lengthY - 16}v21`;
  const wheelbaseY = ground + 20;
  const lengthY = SHEET.height - 16;
  const heightX = rx + 36;
  const roof = pen.y(f.height);
  const mid = (roof + ground) / 2;
  return [
    {
      name: 'wheelbase',
      mm: f.wheelbase,
      d: across(wheelbaseY, ax, bx, wheelbaseX),
      at: { x: wheelbaseX, y: wheelbaseY },
      turned: false,
    },
    {
      name: 'length',
      mm: f.length,
      d: across(lengthY, lx, rx, lengthX) + [lx, rx].map(extension).join(''),
      at: { x: lengthX, y: lengthY },
      turned: false,
    },
    {
      name: 'height',
      mm: f.height,
      d:
        `M${fmt(heightX)} ${fmt(roof)}V${fmt(mid - FIGURE)}M${fmt(heightX)} ${fmt(mid + FIGURE)}V${ground}` +
        `M${fmt(heightX - 4)} ${fmt(roof + 4)}l8-8M${fmt(heightX - 4)} ${ground + 4}l8-8` +
        `M${fmt(pen.x(f.apex[0]) + 30)} ${fmt(roof)}H${fmt(heightX + 5)}`,
      at: { x: round1(heightX), y: round1(mid) },
      turned: true,
    },
  ];
}
