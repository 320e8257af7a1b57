import { GRADE_BP, type Grade } from '#shared/facts/grading.ts';
import { divideRounded } from '#shared/money.ts';
import type { PriceBasis } from '../donor-contract.ts';
import type { PriceStep, RuleFigures } from './contract.ts';

const WHOLE_BP = 10_000;

/** Every figure that makes a price. */
export interface PriceFigures {
  /** Null: what the chain asks for pieces like it. */
  readonly newPercentBp: number | null;
  readonly gradeBp: Readonly<Record<Grade, number>>;
  /** What is sold to be repaired, of what a working piece of grade B asks. */
  readonly forPartsBp: number;
  readonly ageCurve: readonly { readonly years: number; readonly bp: number }[];
  readonly floorCents: number;
  readonly stepCents: number;
  readonly endingCents: number;
}

/** Where no rule says anything. Own estimates; prices end in 0 or 5 pesos. */
export const HOUSE_FIGURES: PriceFigures = {
  newPercentBp: null,
  gradeBp: GRADE_BP,
  forPartsBp: 3_500,
  ageCurve: [],
  floorCents: 500,
  stepCents: 500,
  endingCents: 0,
};

export interface PricedPlace {
  readonly branch: string;
  readonly system: string;
  readonly partType: string;
  readonly origin: 'used' | 'new';
}

interface Rule {
  readonly branch: string | null;
  readonly system: string | null;
  readonly partType: string | null;
  readonly origin: string | null;
  readonly figures: RuleFigures;
}

/** The figures that hold for a piece: the narrowest rule wins, figure by figure. */
export function figuresFor(rules: readonly Rule[], place: PricedPlace): PriceFigures {
  const matching = rules
    .filter(
      (rule) =>
        (rule.branch ?? place.branch) === place.branch &&
        (rule.system ?? place.system) === place.system &&
        (rule.partType ?? place.partType) === place.partType &&
        (rule.origin ?? place.origin) === place.origin,
    )
    .sort((one, other) => narrowness(one) - narrowness(other));
  return matching.reduce<PriceFigures>(
    (figures, rule) => ({ ...figures, ...definedOf(rule.figures) }),
    HOUSE_FIGURES,
  );
}

/** A part type says more than its system, that more than a branch, that more than the origin. */
function narrowness({ partType, system, branch, origin }: Rule): number {
  return (partType ? 8 : 0) + (system ? 4 : 0) + (branch ? 2 : 0) + (origin ? 1 : 0);
}

function definedOf(figures: RuleFigures): Partial<PriceFigures> {
  return Object.fromEntries(Object.entries(figures).filter(([, value]) => value !== undefined));
}

export interface PricedThing {
  /** What the market or the table says; null: nothing to go by. */
  readonly basis: PriceBasis | null;
  /** Of the new part on this car; null: nobody sells it new. */
  readonly newCents: number | null;
  readonly grade: Grade | null;
  readonly isForParts: boolean;
  readonly ageYears: number | null;
}

/** The price (IVA included) and how it came about, or null without anything to go by. */
export function priceOf(
  thing: PricedThing,
  figures: PriceFigures,
): { readonly priceCents: number; readonly why: PriceStep[] } | null {
  const base = baseOf(thing, figures);
  if (!base) return null;
  const why = [base.step];
  let shareBp = WHOLE_BP;
  if (thing.isForParts) {
    shareBp = figures.forPartsBp;
    why.push({ kind: 'for-parts', bp: shareBp });
  } else if (thing.grade !== null) {
    shareBp = figures.gradeBp[thing.grade];
    why.push({ kind: 'grade', grade: thing.grade, bp: shareBp });
  }
  const age = thing.ageYears === null ? undefined : shareOfAge(figures.ageCurve, thing.ageYears);
  if (age && thing.ageYears !== null) why.push({ kind: 'age', years: thing.ageYears, bp: age.bp });
  const exact = BigInt(base.cents) * BigInt(shareBp) * BigInt(age?.bp ?? WHOLE_BP);
  const { priceCents, isFloor } = ended(exact, figures);
  if (isFloor) why.push({ kind: 'floor', cents: figures.floorCents });
  return { priceCents, why };
}

function baseOf(
  { basis, newCents }: PricedThing,
  { newPercentBp }: PriceFigures,
): { readonly cents: number; readonly step: PriceStep } | null {
  if (newPercentBp !== null && newCents !== null) {
    const baseCents = divideRounded(BigInt(newCents) * BigInt(newPercentBp), WHOLE_BP);
    return { cents: baseCents, step: { kind: 'of-new', bp: newPercentBp, cents: newCents } };
  }
  if (!basis) return null;
  const { baseCents } = basis;
  const step: PriceStep =
    basis.kind === 'reference'
      ? { kind: 'reference', cents: baseCents }
      : { kind: basis.kind, count: basis.count, cents: baseCents };
  return { cents: baseCents, step };
}

function shareOfAge(curve: PriceFigures['ageCurve'], ageYears: number) {
  return curve.filter(({ years }) => years <= ageYears).sort((one, other) => other.years - one.years)[0];
}

/** Rounded once, to the step and its ending, and never below the floor. `exact` is in cents times 10^8. */
function ended(
  exact: bigint,
  { stepCents, endingCents, floorCents }: PriceFigures,
): { priceCents: number; isFloor: boolean } {
  const unit = WHOLE_BP * WHOLE_BP;
  const steps = divideRounded(exact - BigInt(endingCents) * BigInt(unit), unit * stepCents);
  const priceCents = steps * stepCents + endingCents;
  const least = Math.max(1, floorCents);
  if (priceCents >= least) return { priceCents, isFloor: false };
  const stepsToFloor = Math.max(0, Math.ceil((least - endingCents) / stepCents));
  return { priceCents: stepsToFloor * stepCents + endingCents, isFloor: true };
}
