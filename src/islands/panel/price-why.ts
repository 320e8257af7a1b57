import type { PriceStep } from '#contract/inventory';
import type { Translate } from '../../i18n/translator.ts';
import { percentOf } from '../staff/amount.ts';
import type { StaffTexts } from '../staff/staff-context.tsx';

const MARKET = { same: 'panel.priceSame', sides: 'panel.priceSides', similar: 'panel.priceSimilar' } as const;

/** Why that price, step by step: `mediana de 7 iguales · grado C 74 % · coche de 9 años 90 %`. */
export function priceWhy(
  steps: readonly PriceStep[],
  { t, money }: { readonly t: Translate<StaffTexts>; readonly money: (cents: number) => string },
): string {
  if (steps.length === 0) return t('panel.priceNothing');
  return steps
    .filter((step) => !('bp' in step) || step.kind === 'of-new' || step.bp !== 10_000)
    .map((step) => {
      switch (step.kind) {
        case 'same':
        case 'sides':
        case 'similar':
          return t(MARKET[step.kind], { count: step.count });
        case 'reference':
          return t('panel.priceReference');
        case 'of-new':
          return t('panel.priceOfNew', { percent: String(percentOf(step.bp)), price: money(step.cents) });
        case 'grade':
          return t('panel.priceGrade', { grade: step.grade, percent: String(percentOf(step.bp)) });
        case 'for-parts':
          return t('panel.priceForParts', { percent: String(percentOf(step.bp)) });
        case 'age':
          return t('panel.priceAge', { count: step.years, percent: String(percentOf(step.bp)) });
        case 'floor':
          return t('panel.priceFloor', { price: money(step.cents) });
      }
    })
    .join(' · ');
}
