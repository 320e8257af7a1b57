import type { Impact } from '#shared/facts/impact.ts';
import type { DonorTranslate } from './donor-texts.tsx';
import type { Mark } from './teardown-state.ts';

/** `Falta`, `Dañada: 5D2`, `Dañada, funciona`. */
export function markWords(mark: Mark | undefined, t: DonorTranslate): string {
  if (!mark) return t('donors.whole');
  if (mark.state === 'missing') return t('donors.missing');
  if (mark.codes.length > 0) return `${t('donors.damaged')}: ${mark.codes.join(' ')}`;
  if (mark.works === null) return t('donors.damagedOpen');
  return t(mark.works ? 'donors.damagedWorks' : 'donors.damagedForParts');
}

const IMPACT_WORDS = {
  front: 'donors.impactFront',
  rear: 'donors.impactRear',
  left: 'donors.impactLeft',
  right: 'donors.impactRight',
  rollover: 'donors.impactRollover',
  flood: 'donors.impactFlood',
  mechanical: 'donors.impactMechanical',
  none: 'donors.impactNone',
} as const satisfies Record<Impact, string>;

export function impactWords(impact: Impact, t: DonorTranslate): string {
  return t(IMPACT_WORDS[impact]);
}
