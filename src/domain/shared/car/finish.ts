/** How a surface shines. */
export interface Finish {
  readonly metalness: number;
  readonly roughness: number;
}

/**
 * All opaque surfaces of a part are one primitive of the material `solid`: the colour is in COLOR_0 (linear albedo
 * × occlusion) and the finish in its alpha, as an index into this table. A viewer that knows nothing of it shows
 * the same colours, only evenly matt.
 */
export const FINISHES: readonly Finish[] = [
  { metalness: 0, roughness: 0.9 },
  { metalness: 0, roughness: 0.6 },
  { metalness: 0, roughness: 0.38 },
  { metalness: 0, roughness: 0.12 },
  { metalness: 0.55, roughness: 0.55 },
  { metalness: 0.85, roughness: 0.38 },
  { metalness: 0.9, roughness: 0.27 },
  { metalness: 1, roughness: 0.12 },
];

export const FINISH_NAMES = ['matt', 'satin', 'gloss', 'glassy', 'cast', 'steel', 'alloy', 'chrome'] as const;

export type FinishName = (typeof FINISH_NAMES)[number];

/** Steps stay near opaque, so that nothing disappears where the alpha is taken for transparency. */
const ALPHA_STEP = 16;

/** The byte that stands for a finish in the alpha of COLOR_0. */
export function alphaOfFinish(name: FinishName): number {
  return 255 - ALPHA_STEP * FINISH_NAMES.indexOf(name);
}

/** Names of the materials in a GLB. `paint` is recoloured; `glass` and `lens` let the ray of a click through. */
export const SURFACES = ['paint', 'solid', 'glass', 'lens', 'ground-shadow'] as const;

export type SurfaceName = (typeof SURFACES)[number];
