import { silhouettePath } from './body.ts';
import { frameOf } from './frame.ts';
import { sideWindows } from './glass.ts';
import type { CarDrawingSpec } from './types.ts';

const WIDTH = 240;
const HEIGHT = 100;
const GROUND_Y = 94;
const LONGEST_MM = 5900;
const TALLEST_MM = 2290;

/** Silhouette of a car: the dark shape, and what is cut out of it (glass and rims). */
export interface CarThumbnail {
  readonly viewBox: string;
  readonly shape: string;
  readonly light: string;
}

/** 'true' draws all cars at one scale, so that in a list the pickup is longer than the city car. */
export function drawThumbnail(spec: CarDrawingSpec, scale: 'fit' | 'true' = 'true'): CarThumbnail {
  const long = scale === 'true' ? Math.max(LONGEST_MM, spec.lengthMm) : spec.lengthMm;
  const tall = scale === 'true' ? Math.max(TALLEST_MM, spec.heightMm) : spec.heightMm;
  const perMm = Math.min((WIDTH - 8) / long, (GROUND_Y - 6) / tall);
  const f = frameOf(spec, { scale: perMm, originX: (WIDTH - spec.lengthMm * perMm) / 2, groundY: GROUND_Y });
  const wheels = [f.front, f.rear];
  return {
    viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
    shape: silhouettePath(f) + wheels.map((x) => f.pen.circle(x, f.tyre, f.tyre)).join(''),
    light: sideWindows(f).panes.join('') + wheels.map((x) => f.pen.circle(x, f.tyre, f.rim * 0.92)).join(''),
  };
}

/** The silhouette as one SVG element without a name: what it shows stands beside it in words. */
export function renderThumbnailSvg({ viewBox, shape, light }: CarThumbnail): string {
  return `<svg class="car-thumb" viewBox="${viewBox}" aria-hidden="true"><path d="${shape}"/><path class="w" d="${light}"/></svg>`;
}
