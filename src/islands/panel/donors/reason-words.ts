import type { GradeSuggestion, PriceBasis } from '#contract/inventory';
import type { DonorTranslate } from './donor-texts.tsx';

const GRADE_REASONS = {
  'low-km': 'donors.whyLowKm',
  'normal-use': 'donors.whyNormalUse',
  'hard-use': 'donors.whyHardUse',
  'high-km': 'donors.whyHighKm',
  'unknown-km': 'donors.whyUnknownKm',
  'no-damage': 'donors.whyNoDamage',
  'damage-units': 'donors.whyDamage',
  'glass-damaged': 'donors.whyGlass',
  'not-detailed': 'donors.whyNotDetailed',
  'works-damaged': 'donors.whyWorksDamaged',
  'for-parts': 'donors.whyForParts',
} as const satisfies Record<GradeSuggestion['reason'], string>;

/** Why that grade: `1 tarjeta de daño`. */
export function gradeWhy({ reason, units }: GradeSuggestion, t: DonorTranslate): string {
  return t(GRADE_REASONS[reason], { count: units });
}

/** Why that price: `mediana de 7 piezas iguales`, `40 % de la nueva`. */
export function priceWhy(basis: PriceBasis | null, t: DonorTranslate): string {
  if (!basis) return t('donors.priceNone');
  switch (basis.kind) {
    case 'same':
      return t('donors.priceSame', { count: basis.count });
    case 'sides':
      return t('donors.priceSides', { count: basis.count });
    case 'similar':
      return t('donors.priceSimilar', { count: basis.count });
    case 'reference':
      return basis.newPercent === null
        ? t('donors.priceReference')
        : t('donors.priceOfNew', { percent: String(basis.newPercent) });
  }
}
