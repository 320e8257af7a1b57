import type { ScreenPoint } from './view.ts';

/** One corner of a triangle on its way to the picture. */
export interface Corner {
  readonly at: ScreenPoint;
  /** 0 dark … 1 bright; interpolated. */
  readonly light: number;
}

/** Which surface is seen at every pixel, and how bright it is. */
export interface Raster {
  readonly width: number;
  readonly height: number;
  /** Index of the surface; −1 where there is nothing. */
  readonly surface: Int32Array;
  readonly light: Float32Array;
  readonly depth: Float32Array;
}

export function emptyRaster(width: number, height: number): Raster {
  const size = width * height;
  return {
    width,
    height,
    surface: new Int32Array(size).fill(-1),
    light: new Float32Array(size),
    depth: new Float32Array(size).fill(Number.POSITIVE_INFINITY),
  };
}

/** Draws a triangle where nothing nearer is. Corners are in pixels; either winding. */
export function drawTriangle(
  raster: Raster,
  corners: readonly [Corner, Corner, Corner],
  surface: number,
): void {
  const [a, b, c] = corners;
  const area = edge(a.at, b.at, c.at);
  if (Math.abs(area) < 1e-6) return;
  const left = Math.max(0, Math.floor(Math.min(a.at[0], b.at[0], c.at[0])));
  const right = Math.min(raster.width - 1, Math.ceil(Math.max(a.at[0], b.at[0], c.at[0])));
  const top = Math.max(0, Math.floor(Math.min(a.at[1], b.at[1], c.at[1])));
  const bottom = Math.min(raster.height - 1, Math.ceil(Math.max(a.at[1], b.at[1], c.at[1])));
  for (let y = top; y <= bottom; y += 1) {
    for (let x = left; x <= right; x += 1) {
      const pixel: ScreenPoint = [x + 0.5, y + 0.5, 0];
      const u = edge(b.at, c.at, pixel) / area;
      const v = edge(c.at, a.at, pixel) / area;
      const w = 1 - u - v;
      if (u < 0 || v < 0 || w < 0) continue;
      const at = y * raster.width + x;
      const depth = u * a.at[2] + v * b.at[2] + w * c.at[2];
      if (depth >= (raster.depth[at] ?? 0)) continue;
      raster.depth[at] = depth;
      raster.surface[at] = surface;
      raster.light[at] = u * a.light + v * b.light + w * c.light;
    }
  }
}

const edge = (a: ScreenPoint, b: ScreenPoint, c: ScreenPoint): number =>
  (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
