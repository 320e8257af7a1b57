import type { FaceSpec, GrilleVariant } from '../../family-spec.ts';
import { end, type FacePoint } from './outline.ts';

export interface GrilleForm {
  /** Left half of the opening, from the centre line below to the centre line above. */
  readonly half: readonly FacePoint[];
  readonly corner: number;
  readonly bars: 'horizontal' | 'vertical' | 'diamond' | 'vee' | 'none';
  readonly barCount: number;
  /** Width of one bar, metres. */
  readonly barWidth: number;
  /** Width of the bright (or black) frame; 0: none. */
  readonly frame: number;
  readonly frameMaterial: 'chrome' | 'black' | 'paint';
  readonly barMaterial: 'chrome' | 'black' | 'paint';
}

export const GRILLES: Readonly<Record<GrilleVariant, GrilleForm | null>> = {
  slats: {
    half: [end(0, 0.6), end(0.4, 0.62), end(0.455, 0.7), end(0.42, 0.91), end(0, 0.93)],
    corner: 0.018,
    bars: 'horizontal',
    barCount: 5,
    barWidth: 0.011,
    frame: 0.011,
    frameMaterial: 'chrome',
    barMaterial: 'black',
  },
  honeycomb: {
    half: [end(0, 0.34), end(0.36, 0.34), end(0.47, 0.56), end(0.43, 0.86), end(0.3, 0.92), end(0, 0.93)],
    corner: 0.03,
    bars: 'diamond',
    barCount: 12,
    barWidth: 0.008,
    frame: 0.014,
    frameMaterial: 'black',
    barMaterial: 'black',
  },
  'v-bar': {
    half: [end(0, 0.56), end(0.24, 0.58), end(0.44, 0.84), end(0.42, 0.92), end(0, 0.94)],
    corner: 0.02,
    bars: 'vee',
    barCount: 6,
    barWidth: 0.009,
    frame: 0.008,
    frameMaterial: 'black',
    barMaterial: 'black',
  },
  wing: {
    half: [end(0, 0.8), end(0.34, 0.82), end(0.415, 0.88), end(0.41, 0.935), end(0, 0.95)],
    corner: 0.012,
    bars: 'horizontal',
    barCount: 2,
    barWidth: 0.014,
    frame: 0,
    frameMaterial: 'black',
    barMaterial: 'chrome',
  },
  'tall-bars': {
    half: [end(0, 0.56), end(0.42, 0.57), end(0.5, 0.66), end(0.49, 0.89), end(0, 0.93)],
    corner: 0.025,
    bars: 'horizontal',
    barCount: 4,
    barWidth: 0.022,
    frame: 0.02,
    frameMaterial: 'chrome',
    barMaterial: 'black',
  },
  'split-bar': {
    half: [end(0, 0.5), end(0.54, 0.5), end(0.565, 0.6), end(0.56, 0.9), end(0, 0.92)],
    corner: 0.03,
    bars: 'horizontal',
    barCount: 3,
    barWidth: 0.05,
    frame: 0.028,
    frameMaterial: 'chrome',
    barMaterial: 'chrome',
  },
  slot: {
    half: [end(0, 0.69), end(0.485, 0.69), end(0.485, 0.885), end(0, 0.885)],
    corner: 0.008,
    bars: 'horizontal',
    barCount: 6,
    barWidth: 0.008,
    frame: 0.008,
    frameMaterial: 'black',
    barMaterial: 'black',
  },
  'mesh-frame': {
    half: [end(0, 0.5), end(0.44, 0.52), end(0.53, 0.66), end(0.5, 0.87), end(0, 0.91)],
    corner: 0.03,
    bars: 'diamond',
    barCount: 14,
    barWidth: 0.007,
    frame: 0.016,
    frameMaterial: 'black',
    barMaterial: 'black',
  },
  band: {
    half: [end(0, 0.73), end(0.44, 0.74), end(0.475, 0.79), end(0.475, 0.905), end(0, 0.925)],
    corner: 0.01,
    bars: 'horizontal',
    barCount: 3,
    barWidth: 0.016,
    frame: 0.009,
    frameMaterial: 'chrome',
    barMaterial: 'black',
  },
  none: null,
};

type IntakeVariant = FaceSpec['intake'];

/** Left half of the opening in the lower bumper; `twin` is the wide one with a bridge in the middle. */
export const INTAKES: Readonly<Record<IntakeVariant, readonly FacePoint[] | null>> = {
  wide: [end(0, 0.12), end(0.5, 0.12), end(0.43, 0.38), end(0, 0.39)],
  trapezoid: [end(0, 0.1), end(0.42, 0.1), end(0.53, 0.3), end(0.4, 0.42), end(0, 0.43)],
  slot: [end(0, 0.14), end(0.5, 0.14), end(0.52, 0.26), end(0, 0.27)],
  twin: [end(0, 0.12), end(0.5, 0.12), end(0.54, 0.34), end(0, 0.36)],
  none: null,
};

export const FOG_POCKET: readonly FacePoint[] = [
  end(0.61, 0.18),
  end(0.62, 0.37),
  end(0.74, 0.42),
  end(0.77, 0.22),
];

/** Corner lamp beside a rectangular headlamp. */
export const CORNER_LAMP: readonly FacePoint[] = [
  end(0.815, 0.69),
  end(0.815, 0.875),
  ['side', 0.09, 0.85],
  ['side', 0.13, 0.69],
];
