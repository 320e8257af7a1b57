import { GRADE_BP, type Grade } from '#shared/facts/grading.ts';
import type { ReferenceCents } from '#shared/facts/reference-prices.ts';
import { divideRounded } from '#shared/money.ts';
import type { PriceBasis } from './donor-contract.ts';

/** What the chain asks for one used piece. */
export interface AskedPrice {
  readonly partId: number;
  readonly partType: string;
  readonly grade: Grade | null;
  readonly priceCents: number;
}

const WHOLE_BP = 10_000;
/** One price may be anything; two that agree in kind are a market. */
const LEAST_OF_CAR = 2;
const LEAST_OF_SIMILAR = 3;

/** The middle price; between the two middle ones of an even number. Throws RangeError for none. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.floor((sorted.length - 1) / 2)];
  if (upper === undefined || lower === undefined) throw new RangeError('No values');
  return divideRounded(BigInt(lower) + BigInt(upper), 2);
}

/** What the piece would cost in grade B on a car of the level; both levels in hundredths of a percent. */
export function asGradeB({ grade, priceCents }: AskedPrice, levels: { from: number; to: number }): number {
  const gradeBp = grade === null ? WHOLE_BP : GRADE_BP[grade];
  return divideRounded(BigInt(priceCents) * BigInt(WHOLE_BP) * BigInt(levels.to), gradeBp * levels.from);
}

export interface KnownPrices {
  /** Of this generation. */
  readonly ofCar: readonly AskedPrice[];
  /** Of the type on cars of the same shape, already in grade B and at this car's level. */
  readonly ofSimilar: readonly number[];
  readonly reference: ReferenceCents | undefined;
  /** Of this car, in hundredths of a percent. */
  readonly levelBp: number;
}

/** The best basis there is: the same part, its sisters on this car, cars like it, the table. Null: none of them. */
export function basisOf(part: { partId: number; partType: string }, known: KnownPrices): PriceBasis | null {
  const own = { from: WHOLE_BP, to: WHOLE_BP };
  const same = known.ofCar.filter(({ partId }) => partId === part.partId);
  if (same.length >= LEAST_OF_CAR)
    return market(
      'same',
      same.map((asked) => asGradeB(asked, own)),
    );
  const sides = known.ofCar.filter(({ partType }) => partType === part.partType);
  if (sides.length >= LEAST_OF_CAR)
    return market(
      'sides',
      sides.map((asked) => asGradeB(asked, own)),
    );
  if (known.ofSimilar.length >= LEAST_OF_SIMILAR) return market('similar', known.ofSimilar);
  return known.reference === undefined ? null : referenceBasis(known.reference, known.levelBp);
}

function market(kind: 'same' | 'sides' | 'similar', prices: readonly number[]): PriceBasis {
  return { kind, count: prices.length, baseCents: median(prices) };
}

function referenceBasis({ usedCents, newCents }: ReferenceCents, levelBp: number): PriceBasis | null {
  if (usedCents === 0) return null;
  return {
    kind: 'reference',
    newPercent: newCents === 0 ? null : divideRounded(usedCents * 100, newCents),
    baseCents: divideRounded(BigInt(usedCents) * BigInt(levelBp), WHOLE_BP),
  };
}
