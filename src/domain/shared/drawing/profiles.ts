import type { CarDrawingSpec, Spot, SpotName, Traits } from './types.ts';

/** How the body is built up; decides which parts are drawn. */
export type Silhouette = 'sedan' | 'hatch' | 'coupe' | 'suv' | 'mpv' | 'van' | 'pickup' | 'beetle';

/** A silhouette in proportions: everything that a style or an era decides before millimetres come in. */
export interface Profile {
  readonly silhouette: Silhouette;
  readonly spots: Readonly<Record<SpotName, Spot>>;
  readonly belt: readonly [number, number];
  readonly frontShare: number;
  readonly tyreMm: number;
  /** Rim radius as a share of the tyre's. */
  readonly rim: number;
  readonly spokes: number;
  readonly lamp: NonNullable<Traits['lamp']>;
  /** Height of the lower edge of the sill, millimetres. */
  readonly sillMm: number;
  /** 0 folded sheet metal with hard corners … 1 pressed flowing one. */
  readonly soft: number;
}

type Base = Omit<Profile, 'tyreMm'>;

const SEDAN: Base = {
  silhouette: 'sedan',
  spots: {
    nose: [-0.88, 0.5],
    cowl: [0.12, 0.668],
    header: [0.43, 0.962],
    apex: [0.62, 1],
    roofEnd: [0.92, 0.935],
    glassEnd: [1.42, 0.735],
    deckEnd: [1.9, 0.715],
  },
  belt: [0.625, 0.69],
  frontShare: 0.475,
  rim: 0.67,
  spokes: 5,
  lamp: 'sweep',
  sillMm: 190,
  soft: 1,
};

const BOXY_SEDAN: Base = {
  ...SEDAN,
  spots: {
    nose: [-0.93, 0.525],
    cowl: [0.13, 0.665],
    header: [0.36, 0.972],
    apex: [0.6, 1],
    roofEnd: [0.86, 0.968],
    glassEnd: [1.13, 0.7],
    deckEnd: [1.92, 0.685],
  },
  belt: [0.635, 0.655],
  frontShare: 0.46,
  rim: 0.6,
  spokes: 0,
  lamp: 'square',
  sillMm: 205,
  soft: 0.35,
};

const HATCH: Base = {
  ...SEDAN,
  silhouette: 'hatch',
  spots: {
    nose: [-0.88, 0.5],
    cowl: [0.1, 0.662],
    header: [0.4, 0.96],
    apex: [0.58, 1],
    roofEnd: [1.5, 0.92],
    glassEnd: [1.84, 0.675],
    deckEnd: [1.93, 0.58],
  },
  belt: [0.61, 0.68],
  frontShare: 0.565,
};

const BOXY_HATCH: Base = {
  ...HATCH,
  spots: {
    nose: [-0.91, 0.525],
    cowl: [0.12, 0.665],
    header: [0.385, 0.962],
    apex: [0.58, 1],
    roofEnd: [1.32, 0.95],
    glassEnd: [1.8, 0.67],
    deckEnd: [1.93, 0.6],
  },
  belt: [0.625, 0.65],
  frontShare: 0.53,
  rim: 0.62,
  soft: 0.5,
};

const COUPE: Base = {
  ...SEDAN,
  silhouette: 'coupe',
  spots: { ...SEDAN.spots, header: [0.43, 0.96], roofEnd: [0.84, 0.945], glassEnd: [1.33, 0.735] },
};

const LONG_HOOD_COUPE: Base = {
  ...COUPE,
  spots: {
    nose: [-0.93, 0.545],
    cowl: [0.27, 0.705],
    header: [0.535, 0.965],
    apex: [0.68, 1],
    roofEnd: [0.92, 0.95],
    glassEnd: [1.53, 0.775],
    deckEnd: [1.9, 0.77],
  },
  belt: [0.665, 0.745],
  frontShare: 0.425,
  rim: 0.72,
  sillMm: 175,
};

const SUV: Base = {
  ...SEDAN,
  silhouette: 'suv',
  spots: {
    nose: [-0.89, 0.555],
    cowl: [0.12, 0.69],
    header: [0.385, 0.958],
    apex: [0.62, 1],
    roofEnd: [1.6, 0.945],
    glassEnd: [1.89, 0.68],
    deckEnd: [1.95, 0.6],
  },
  belt: [0.645, 0.7],
  frontShare: 0.49,
  rim: 0.64,
  sillMm: 265,
  soft: 0.85,
};

const MPV: Base = {
  ...SUV,
  silhouette: 'mpv',
  spots: {
    nose: [-0.84, 0.49],
    cowl: [0.07, 0.625],
    header: [0.34, 0.95],
    apex: [0.55, 1],
    roofEnd: [1.7, 0.95],
    glassEnd: [1.92, 0.65],
    deckEnd: [1.955, 0.57],
  },
  belt: [0.575, 0.62],
  frontShare: 0.505,
  rim: 0.6,
  sillMm: 225,
};

const VAN: Base = {
  ...SUV,
  silhouette: 'van',
  spots: {
    nose: [-0.975, 0.42],
    cowl: [-0.83, 0.53],
    header: [-0.33, 0.94],
    apex: [0.2, 1],
    roofEnd: [1.9, 0.985],
    glassEnd: [1.965, 0.6],
    deckEnd: [1.975, 0.5],
  },
  belt: [0.535, 0.575],
  frontShare: 0.475,
  rim: 0.57,
  spokes: 0,
  lamp: 'tall',
  sillMm: 230,
  soft: 0.6,
};

const PICKUP: Base = {
  ...SUV,
  silhouette: 'pickup',
  spots: {
    nose: [-0.915, 0.615],
    cowl: [0.155, 0.685],
    header: [0.345, 0.968],
    apex: [0.52, 1],
    roofEnd: [0.75, 0.972],
    glassEnd: [0.81, 0.64],
    deckEnd: [1.94, 0.635],
  },
  belt: [0.645, 0.665],
  frontShare: 0.425,
  rim: 0.6,
  spokes: 6,
  lamp: 'tall',
  sillMm: 330,
  soft: 0.7,
};

const SMALL_PICKUP: Base = {
  ...PICKUP,
  spots: {
    nose: [-0.89, 0.5],
    cowl: [0.1, 0.645],
    header: [0.335, 0.945],
    apex: [0.46, 0.975],
    roofEnd: [0.63, 0.96],
    glassEnd: [0.71, 0.63],
    deckEnd: [1.95, 0.605],
  },
  belt: [0.6, 0.64],
  frontShare: 0.475,
  rim: 0.62,
  spokes: 0,
  lamp: 'sweep',
  sillMm: 215,
};

const BEETLE: Base = {
  ...BOXY_SEDAN,
  silhouette: 'beetle',
  spots: {
    nose: [-0.62, 0.5],
    cowl: [0.195, 0.65],
    header: [0.285, 0.905],
    apex: [0.46, 1.01],
    roofEnd: [0.82, 0.955],
    glassEnd: [1.13, 0.66],
    deckEnd: [1.5, 0.36],
  },
  belt: [0.64, 0.655],
  frontShare: 0.46,
  rim: 0.62,
  lamp: 'oval',
  sillMm: 265,
  soft: 1,
};

function baseOf(spec: CarDrawingSpec): Base {
  const boxy = spec.era === 'boxy';
  if (spec.engineLayout === 'boxer-rear-longitudinal') return BEETLE;
  switch (spec.bodyStyle) {
    case 'sedan':
      return boxy ? BOXY_SEDAN : SEDAN;
    case 'hatchback':
      return boxy ? BOXY_HATCH : HATCH;
    case 'coupe':
      if (spec.drivetrain === 'RWD') return LONG_HOOD_COUPE;
      return boxy ? { ...BOXY_SEDAN, silhouette: 'coupe' } : COUPE;
    case 'suv':
      return SUV;
    case 'van':
      return VAN;
    case 'van-mpv':
      return MPV;
    case 'pickup-crew':
      return PICKUP;
    case 'pickup-regular':
      return spec.drivetrain === 'FWD' ? SMALL_PICKUP : PICKUP;
  }
}

const between = (low: number, value: number, high: number): number => Math.min(high, Math.max(low, value));

/** Outer diameter of the tyres that cars of this kind and size wear. */
function usualTyreMm(spec: CarDrawingSpec, silhouette: Silhouette): number {
  switch (silhouette) {
    case 'suv':
      return between(650, 660 + 0.6 * (spec.heightMm - 1590), 725);
    case 'pickup':
      return spec.drivetrain === 'FWD' ? 612 : between(735, 535 + 0.045 * spec.lengthMm, 815);
    case 'van':
      return 693;
    case 'mpv':
      return 620;
    case 'beetle':
      return 640;
    case 'coupe':
      return spec.drivetrain === 'RWD' ? 690 : 81 + 0.207 * spec.wheelbaseMm;
    case 'sedan':
    case 'hatch':
      return between(560, 81 + 0.207 * spec.wheelbaseMm, 660);
  }
}

export function profileOf(spec: CarDrawingSpec): Profile {
  const base = baseOf(spec);
  const traits: Traits = spec.traits ?? {};
  return {
    ...base,
    spots: { ...base.spots, ...traits.spots },
    belt: traits.belt ?? base.belt,
    frontShare: traits.frontShare ?? base.frontShare,
    tyreMm: traits.tyreMm ?? usualTyreMm(spec, base.silhouette),
    spokes: traits.spokes ?? base.spokes,
    lamp: traits.lamp ?? base.lamp,
    soft: traits.soft ?? base.soft,
    sillMm: traits.sillMm ?? base.sillMm,
  };
}
