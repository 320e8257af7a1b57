import type { PartClass } from './part-types.ts';

/** What a grade goes by: distance run, or damage in cards (ARA's rules for recyclers, which the yards follow). */
export type GradeRule = 'distance' | 'damage' | 'glass';

const GRADE_RULES: Readonly<Record<PartClass, GradeRule>> = {
  mechanical: 'distance',
  electrical: 'distance',
  wear: 'distance',
  body: 'damage',
  lamp: 'damage',
  interior: 'damage',
  wheel: 'damage',
  glass: 'glass',
};

export function gradeRuleOf(partClass: PartClass): GradeRule {
  return GRADE_RULES[partClass];
}

/**
 * What the chain promises of a part by its class. Its own rules, not facts of the trade: the source is the chain, and
 * these are the careful defaults until a rule of the chain says otherwise (`warranty_rules`).
 */
export interface SaleTerms {
  /** Days of warranty of a new part. */
  readonly newWarrantyDays: number;
  /** Which sentence says what the warranty is about. */
  readonly covers: 'works' | 'as-shown' | 'whole' | 'made-well';
}

const TERMS: Readonly<Record<PartClass, SaleTerms>> = {
  mechanical: { newWarrantyDays: 90, covers: 'works' },
  electrical: { newWarrantyDays: 90, covers: 'works' },
  body: { newWarrantyDays: 90, covers: 'as-shown' },
  lamp: { newWarrantyDays: 90, covers: 'as-shown' },
  interior: { newWarrantyDays: 90, covers: 'as-shown' },
  wheel: { newWarrantyDays: 90, covers: 'as-shown' },
  glass: { newWarrantyDays: 90, covers: 'whole' },
  wear: { newWarrantyDays: 90, covers: 'made-well' },
};

/** Parts that the trade rebuilds, so that people ask about the old one. */
const REBUILT: ReadonlySet<string> = new Set([
  'alternador',
  'marcha',
  'bateria',
  'compresor-ac',
  'cremallera',
  'bomba-direccion',
  'caliper',
  'booster',
  'turbo',
  'caja',
  'convertidor',
]);

export function saleTermsOf(partClass: PartClass): SaleTerms {
  return TERMS[partClass];
}

/** Whether people ask about the old part of this one. */
export function isRebuilt(partType: string): boolean {
  return REBUILT.has(partType);
}
