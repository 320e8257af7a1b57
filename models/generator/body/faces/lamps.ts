import type { LampVariant, TailVariant } from '../../family-spec.ts';
import { end, side, type FacePoint } from './outline.ts';

/** Where the headlamps lie: left one, face shares (0 lower edge of the bumper, 1 edge of the hood). */
export const LAMPS: Readonly<Record<LampVariant, readonly FacePoint[]>> = {
  swept: [
    end(0.47, 0.79),
    end(0.48, 0.9),
    end(0.64, 0.965),
    side(0.31, 1.04),
    side(0.45, 1.115),
    side(0.6, 1.17),
    side(0.5, 1.06),
    side(0.4, 0.945),
    side(0.29, 0.862),
    end(0.69, 0.8),
  ],
  almond: [
    end(0.5, 0.72),
    end(0.5, 0.86),
    end(0.62, 0.965),
    side(0.25, 1.06),
    side(0.4, 1.13),
    side(0.5, 1.15),
    side(0.46, 1),
    side(0.36, 0.86),
    side(0.24, 0.76),
    end(0.7, 0.68),
    end(0.58, 0.67),
  ],
  rectangle: [end(0.5, 0.69), end(0.5, 0.88), end(0.8, 0.88), end(0.8, 0.69)],
  block: [
    end(0.53, 0.66),
    end(0.53, 0.9),
    end(0.66, 0.925),
    side(0.22, 0.945),
    side(0.36, 0.95),
    side(0.32, 0.82),
    side(0.2, 0.7),
    end(0.78, 0.66),
  ],
  round: [
    end(0.5, 0.72),
    end(0.51, 0.85),
    end(0.57, 0.93),
    end(0.66, 0.965),
    side(0.22, 0.975),
    side(0.34, 0.97),
    side(0.33, 0.8),
    side(0.22, 0.7),
    end(0.7, 0.68),
    end(0.57, 0.68),
  ],
  'round-pair': [
    end(0.47, 0.73),
    end(0.47, 0.93),
    end(0.7, 0.965),
    side(0.26, 0.99),
    side(0.36, 0.985),
    side(0.3, 0.8),
    end(0.74, 0.73),
  ],
  slim: [
    end(0.43, 0.86),
    end(0.42, 0.94),
    end(0.62, 0.975),
    side(0.24, 1.01),
    side(0.44, 1.05),
    side(0.56, 1.065),
    side(0.44, 0.985),
    side(0.3, 0.9),
    end(0.7, 0.85),
    end(0.55, 0.84),
  ],
  tall: [
    end(0.52, 0.68),
    end(0.5, 0.84),
    end(0.58, 0.955),
    side(0.2, 1.03),
    side(0.36, 1.13),
    side(0.46, 1.17),
    side(0.4, 0.96),
    side(0.28, 0.76),
    end(0.76, 0.655),
    end(0.62, 0.65),
  ],
  stacked: [
    end(0.6, 0.58),
    end(0.585, 0.9),
    end(0.7, 0.93),
    side(0.2, 0.95),
    side(0.3, 0.95),
    side(0.27, 0.78),
    side(0.2, 0.6),
    end(0.83, 0.565),
  ],
  angular: [
    end(0.51, 0.73),
    end(0.51, 0.91),
    end(0.66, 0.945),
    side(0.26, 0.985),
    side(0.44, 1.04),
    side(0.52, 1.045),
    side(0.44, 0.92),
    side(0.28, 0.8),
    end(0.73, 0.72),
  ],
};

/** Radius of the corners of a lamp outline. */
export const LAMP_CORNER: Readonly<Record<LampVariant, number>> = {
  swept: 0.014,
  almond: 0.034,
  rectangle: 0.008,
  block: 0.018,
  round: 0.05,
  'round-pair': 0.03,
  slim: 0.012,
  tall: 0.03,
  stacked: 0.02,
  angular: 0.012,
};

export const TAIL_CORNER: Readonly<Record<TailVariant, number>> = {
  wrap: 0.016,
  wide: 0.014,
  block: 0.01,
  tall: 0.02,
  boomerang: 0.016,
  'triple-bar': 0.014,
  pillar: 0.014,
  oval: 0.045,
};

export interface TailOutline {
  readonly points: readonly FacePoint[];
  /** Bands of clear or amber light across the lamp, as shares of its height from below. */
  readonly bands: readonly (readonly [from: number, to: number, colour: 'lens' | 'amber'])[];
}

/** Rear lamps: left one, rear shares (0 lower edge of the bumper, 1 edge of the deck or belt of the tailgate). */
export const TAILS: Readonly<Record<TailVariant, TailOutline>> = {
  wrap: {
    points: [
      end(0.46, 0.87),
      end(0.67, 0.895),
      side(0.24, 0.895),
      side(0.4, 0.845),
      side(0.42, 0.81),
      side(0.28, 0.69),
      end(0.69, 0.66),
      end(0.5, 0.73),
    ],
    bands: [[0.42, 0.58, 'lens']],
  },
  wide: {
    points: [
      end(0.36, 0.84),
      end(0.38, 0.905),
      end(0.67, 0.92),
      side(0.26, 0.92),
      side(0.46, 0.875),
      side(0.46, 0.84),
      side(0.28, 0.72),
      end(0.7, 0.69),
      end(0.5, 0.76),
    ],
    bands: [[0.3, 0.42, 'lens']],
  },
  block: {
    points: [end(0.5, 0.66), end(0.5, 0.88), side(0.14, 0.88), side(0.26, 0.88), side(0.26, 0.66)],
    bands: [
      [0.68, 0.96, 'amber'],
      [0.1, 0.34, 'lens'],
    ],
  },
  tall: {
    points: [
      end(0.68, 0.62),
      end(0.7, 0.92),
      side(0.12, 0.965),
      side(0.27, 0.965),
      side(0.28, 0.85),
      side(0.27, 0.62),
    ],
    bands: [[0.12, 0.26, 'lens']],
  },
  boomerang: {
    points: [
      end(0.58, 0.82),
      end(0.69, 0.97),
      side(0.13, 1.02),
      side(0.36, 1.01),
      side(0.34, 0.94),
      side(0.23, 0.81),
      side(0.2, 0.7),
      end(0.8, 0.64),
      end(0.7, 0.71),
    ],
    bands: [[0.34, 0.44, 'lens']],
  },
  'triple-bar': {
    points: [
      end(0.4, 0.7),
      end(0.38, 0.86),
      end(0.7, 0.9),
      side(0.17, 0.89),
      side(0.22, 0.87),
      side(0.2, 0.72),
      end(0.72, 0.69),
    ],
    bands: [],
  },
  pillar: {
    points: [end(0.83, 0.56), end(0.83, 0.965), side(0.09, 0.97), side(0.17, 0.955), side(0.15, 0.56)],
    bands: [[0.4, 0.6, 'lens']],
  },
  oval: {
    points: [
      end(0.55, 0.72),
      end(0.56, 0.86),
      end(0.63, 0.93),
      side(0.17, 0.95),
      side(0.3, 0.92),
      side(0.33, 0.82),
      side(0.24, 0.7),
      end(0.72, 0.64),
      end(0.6, 0.66),
    ],
    bands: [[0.42, 0.58, 'amber']],
  },
};
