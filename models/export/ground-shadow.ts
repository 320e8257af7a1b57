import { DoubleSide, Ray } from 'three';
import type { CarDims } from '#shared/car/warp.ts';
import { bvhOf, hemisphere } from './occlusion.ts';
import type { PlacedPart } from './part-geometry.ts';

/** A flat grid under the car whose vertex alpha is how much light the car takes away; GLB frame. */
export interface GroundShadow {
  readonly positions: Float32Array;
  /** Black with alpha. */
  readonly colors: Uint8Array;
  readonly indices: Uint16Array;
}

const COLUMNS = 28;
const ROWS = 56;
const RAYS = 96;
const REACH = 1.6;
const MARGIN_ALONG = 0.5;
const MARGIN_ACROSS = 0.55;
/** Share of the grid over which the shadow fades to nothing at its edges. */
const FADE_ACROSS = 0.12;
const FADE_ALONG = 0.08;

/** Light taken from the ground by everything that stands over it. */
export function bakeGround(parts: readonly PlacedPart[], dims: CarDims): GroundShadow {
  const occluders = bvhOf(parts);
  const directions = hemisphere(RAYS);
  const ray = new Ray();
  return groundGrid(dims, (x, z) => {
    let closed = 0;
    for (const [dx, dy, dz] of directions) {
      ray.origin.set(z, x, 0.001);
      ray.direction.set(dx, dy, dz);
      const hit = occluders.raycastFirst(ray, DoubleSide, 0, REACH);
      if (hit) closed += 1 - (0.6 * hit.distance) / REACH;
    }
    return closed / RAYS;
  });
}

/** Without baking: a soft box, for quick builds. */
export function plainGround(dims: CarDims): GroundShadow {
  return groundGrid(dims, (x) => (Math.abs(x) < dims.width / 2 ? 0.7 : 0.15));
}

function groundGrid(dims: CarDims, shadeAt: (x: number, z: number) => number): GroundShadow {
  const half = dims.width / 2 + MARGIN_ACROSS;
  const rear = dims.frontOverhang - dims.length - MARGIN_ALONG;
  const front = dims.frontOverhang + MARGIN_ALONG;
  const positions = new Float32Array((COLUMNS + 1) * (ROWS + 1) * 3);
  const colors = new Uint8Array((COLUMNS + 1) * (ROWS + 1) * 4);
  for (let row = 0; row <= ROWS; row += 1) {
    for (let column = 0; column <= COLUMNS; column += 1) {
      const vertex = row * (COLUMNS + 1) + column;
      const [u, v] = [column / COLUMNS, row / ROWS];
      const x = half * (2 * u - 1);
      const z = rear + (front - rear) * v;
      positions.set([x, 0, z], vertex * 3);
      const fade = Math.min(1, edge(u) / FADE_ACROSS, edge(v) / FADE_ALONG);
      colors[vertex * 4 + 3] = fade === 0 ? 0 : Math.round(255 * Math.min(1, shadeAt(x, z)) * fade);
    }
  }
  return { positions, colors, indices: gridIndices() };
}

const edge = (share: number): number => Math.min(share, 1 - share);

function gridIndices(): Uint16Array {
  const indices: number[] = [];
  for (let row = 0; row < ROWS; row += 1) {
    for (let column = 0; column < COLUMNS; column += 1) {
      const a = row * (COLUMNS + 1) + column;
      const b = a + COLUMNS + 1;
      indices.push(a, b, a + 1, a + 1, b, b + 1);
    }
  }
  return Uint16Array.from(indices);
}
