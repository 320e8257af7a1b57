import { partTypeOf } from '#shared/facts/part-types.ts';
import { warrantyDaysOf } from '#shared/facts/piece-rules.ts';
import { saleTermsOf } from '#shared/facts/sale-terms.ts';
import type { WarrantyRule, WarrantyTerms } from './contract.ts';

export type KnownRule = Omit<WarrantyRule, 'id' | 'updatedBy' | 'updatedAt' | 'version'>;

/** A part as its terms see it. */
export interface TermedPart {
  readonly partType: string;
  /** `unit`: a used piece. */
  readonly kind: 'unit' | 'bulk';
  /** Of a used piece itself; 0: sold for parts, so nothing is promised of it. */
  readonly ownWarrantyDays: number | null;
}

/**
 * What the chain promises of a part: each figure of the narrowest rule that says it, part type before system before
 * all, and of two as narrow the one for its origin; where no rule does, the house's own.
 */
export function termsOf(rules: readonly KnownRule[], part: TermedPart): WarrantyTerms {
  if (part.kind === 'unit' && part.ownWarrantyDays === 0) {
    return { returnDays: 0, warrantyDays: 0, restockingBp: 0, coreCents: coreOf(rules, part), note: null };
  }
  const fitting = fittingRules(rules, part);
  const warrantyDays = said(fitting, 'warrantyDays') ?? houseDays(part);
  const isReturnable = said(fitting, 'returnable') ?? true;
  return {
    returnDays: isReturnable ? (said(fitting, 'returnDays') ?? warrantyDays) : 0,
    warrantyDays,
    restockingBp: said(fitting, 'restockingBp') ?? 0,
    coreCents: said(fitting, 'coreCents') ?? 0,
    note: said(fitting, 'note') ?? null,
  };
}

/** The deposit for the old part of one piece. */
export function coreOf(rules: readonly KnownRule[], part: Pick<TermedPart, 'partType' | 'kind'>): number {
  return said(fittingRules(rules, part), 'coreCents') ?? 0;
}

/** The rules for a part, the narrowest first. */
function fittingRules(
  rules: readonly KnownRule[],
  { partType, kind }: Pick<TermedPart, 'partType' | 'kind'>,
): KnownRule[] {
  const origin = kind === 'unit' ? 'used' : 'new';
  const system = partTypeOf(partType)?.system ?? null;
  return rules
    .filter(
      (rule) =>
        (rule.partType === null || rule.partType === partType) &&
        (rule.system === null || rule.system === system) &&
        (rule.origin === null || rule.origin === origin),
    )
    .sort((a, b) => narrowness(b) - narrowness(a));
}

const narrowness = ({ partType, system, origin }: KnownRule): number =>
  (partType === null ? 0 : 4) + (system === null ? 0 : 2) + (origin === null ? 0 : 1);

function said<Key extends keyof KnownRule>(rules: readonly KnownRule[], key: Key): KnownRule[Key] | null {
  return rules.find((rule) => rule[key] !== null)?.[key] ?? null;
}

function houseDays({ partType, kind }: TermedPart): number {
  const fact = partTypeOf(partType);
  if (kind === 'bulk') return saleTermsOf(fact?.partClass ?? 'mechanical').newWarrantyDays;
  return fact ? warrantyDaysOf(fact) : 30;
}
