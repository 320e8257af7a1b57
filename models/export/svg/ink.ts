import type { MaterialRole } from '../../generator/material-role.ts';

/** What roles are drawn with. The page may recolour the paint with `--car-paint`. */
export type Ink = 'paint' | 'glass' | 'lens' | 'dark' | 'mid' | 'metal' | 'bright' | 'red' | 'amber';

export const INK_FILLS: Readonly<Record<Ink, string>> = {
  paint: 'var(--car-paint,#8a9ba8)',
  glass: '#3a4852',
  lens: '#d5dde2',
  dark: '#2a2f34',
  mid: '#5a6269',
  metal: '#9aa2a8',
  bright: '#dfe4e7',
  red: '#b1252a',
  amber: '#d98a1f',
};

const INKS: Partial<Readonly<Record<MaterialRole, Ink>>> = {
  paint: 'paint',
  glass: 'glass',
  lens: 'lens',
  chrome: 'bright',
  led: 'bright',
  reflector: 'bright',
  mirror: 'metal',
  white: 'bright',
  plate: 'bright',
  ceramic: 'bright',
  alloy: 'metal',
  steel: 'metal',
  castalu: 'metal',
  iron: 'mid',
  structure: 'mid',
  'trim-light': 'mid',
  headliner: 'mid',
  'tail-red': 'red',
  red: 'red',
  amber: 'amber',
  orange: 'amber',
  copper: 'amber',
  brass: 'amber',
};

export const inkOf = (role: MaterialRole): Ink => INKS[role] ?? 'dark';

/** Brightness from which a surface is drawn a step lighter, or below which a step darker. */
export interface Bands {
  readonly darker: readonly number[];
  readonly lighter: readonly number[];
}

const SHEET_METAL: Bands = { darker: [0.5, 0.36, 0.22], lighter: [0.74, 0.9] };
const GLASS: Bands = { darker: [], lighter: [0.62] };
const OTHER: Bands = { darker: [0.36], lighter: [0.76] };

export const bandsOf = (ink: Ink): Bands => (ink === 'paint' ? SHEET_METAL : ink === 'glass' ? GLASS : OTHER);

/** Each step lays this much black or white over what is below. */
export const SHADE = { fill: '#0b1116', opacity: 0.16 } as const;
export const GLEAM = { fill: '#fff', opacity: 0.2 } as const;
