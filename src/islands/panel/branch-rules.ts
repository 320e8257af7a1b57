import { digitCount, letters, like, optional, type FieldRule } from '../staff/field-rules.ts';
import { coordinates, percentBp } from './branch-form-values.ts';

const place: FieldRule = (text, t) => (coordinates(text)[0] === null ? t('panel.coordinatesExample') : null);

const percentage: FieldRule = (text, t) => (percentBp(text) === null ? t('till.clerkDiscountBad') : null);

/** What the contract of branches takes, as people write it. */
export const BRANCH_RULES: Readonly<Record<string, FieldRule>> = {
  name: letters(2),
  code: like(/^[A-Za-z]{3}$/, 'panel.branchCodeExample'),
  slug: like(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'panel.slugExample'),
  city: letters(2),
  state: letters(2),
  address: letters(5),
  postalCode: digitCount(5, 5, 'panel.postalTotal'),
  coordinates: optional(place),
  phone: digitCount(10, 10, 'panel.phoneTotal'),
  whatsapp: digitCount(10, 15, 'panel.whatsappTotal'),
  clerkDiscount: percentage,
};
