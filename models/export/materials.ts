import { alphaOfFinish, type FinishName, type SurfaceName } from '#shared/car/finish.ts';
import type { MaterialRole } from '../generator/material-role.ts';

export interface RoleLook {
  readonly surface: Exclude<SurfaceName, 'ground-shadow'>;
  /** Linear red, green, blue. */
  readonly albedo: readonly [number, number, number];
  /** Byte in the alpha of COLOR_0; see `FINISHES`. */
  readonly finishAlpha: number;
}

type Row = readonly [red: number, green: number, blue: number, finish: FinishName];

// prettier-ignore
const SOLIDS: Readonly<Record<Exclude<MaterialRole, 'paint' | 'glass' | 'lens'>, Row>> = {
  black:           [0.045, 0.045, 0.050, 'gloss'],
  dark:            [0.036, 0.037, 0.040, 'matt'],
  plastic:         [0.085, 0.087, 0.092, 'satin'],
  trim:            [0.115, 0.115, 0.120, 'matt'],
  'trim-light':    [0.360, 0.340, 0.310, 'matt'],
  headliner:       [0.520, 0.500, 0.470, 'matt'],
  fabric:          [0.130, 0.130, 0.140, 'matt'],
  'fabric-insert': [0.240, 0.235, 0.230, 'matt'],
  leather:         [0.150, 0.110, 0.085, 'gloss'],
  carpet:          [0.060, 0.060, 0.064, 'matt'],
  rubber:          [0.030, 0.030, 0.032, 'matt'],
  chrome:          [0.850, 0.860, 0.880, 'chrome'],
  alloy:           [0.620, 0.630, 0.650, 'alloy'],
  steel:           [0.420, 0.430, 0.450, 'steel'],
  castalu:         [0.480, 0.480, 0.480, 'cast'],
  iron:            [0.270, 0.270, 0.280, 'cast'],
  structure:       [0.230, 0.240, 0.250, 'satin'],
  copper:          [0.550, 0.250, 0.120, 'steel'],
  brass:           [0.620, 0.450, 0.170, 'steel'],
  ceramic:         [0.820, 0.800, 0.760, 'gloss'],
  white:           [0.780, 0.780, 0.770, 'satin'],
  orange:          [0.750, 0.220, 0.030, 'satin'],
  red:             [0.550, 0.030, 0.030, 'gloss'],
  amber:           [0.800, 0.270, 0.020, 'glassy'],
  'tail-red':      [0.450, 0.012, 0.016, 'glassy'],
  led:             [0.950, 0.970, 1.000, 'glassy'],
  reflector:       [0.800, 0.820, 0.850, 'chrome'],
  mirror:          [0.720, 0.750, 0.780, 'chrome'],
  screen:          [0.020, 0.026, 0.036, 'glassy'],
  plate:           [0.850, 0.850, 0.850, 'satin'],
};

const WHITE = [1, 1, 1] as const;

/** Which material of the GLB a role ends in, with which colour and shine. */
export function lookOf(role: MaterialRole): RoleLook {
  if (role === 'paint' || role === 'glass' || role === 'lens') {
    return { surface: role, albedo: WHITE, finishAlpha: 255 };
  }
  const [red, green, blue, finish] = SOLIDS[role];
  return { surface: 'solid', albedo: [red, green, blue], finishAlpha: alphaOfFinish(finish) };
}

export interface SurfaceLook {
  readonly color: readonly [number, number, number, number];
  readonly metalness: number;
  readonly roughness: number;
}

/** Factors of the materials as written; `paint` gets the family's own colour instead. */
export const SURFACE_LOOKS: Readonly<Record<SurfaceName, SurfaceLook>> = {
  paint: { color: [0.6, 0.62, 0.64, 1], metalness: 0.1, roughness: 0.38 },
  solid: { color: [1, 1, 1, 1], metalness: 0, roughness: 0.6 },
  glass: { color: [0.05, 0.07, 0.08, 0.42], metalness: 0, roughness: 0.05 },
  lens: { color: [0.85, 0.9, 0.95, 0.22], metalness: 0, roughness: 0.04 },
  'ground-shadow': { color: [0, 0, 0, 1], metalness: 0, roughness: 1 },
};

/** `#rrggbb` as linear red, green, blue. */
export function linearOf(hex: string): [number, number, number] {
  const channel = (at: number) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [channel(1), channel(3), channel(5)];
}
