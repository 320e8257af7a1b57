import {
  HOUSE_FIGURES,
  isGradedByDamage,
  priceOf,
  suggestGrade,
  type DonorPieceDraft,
  type GradeSuggestion,
  type PriceStep,
  type TeardownPiece,
} from '#contract/inventory';
import type { Grade } from '#shared/facts/grading.ts';
import { wholeOf } from '#shared/facts/piece-rules.ts';
import { keyOf, type TeardownState } from './teardown-state.ts';

/** A piece that is there, with what is suggested and what was decided. */
export interface StockedPiece {
  readonly key: string;
  readonly piece: TeardownPiece;
  readonly isDamaged: boolean;
  readonly damageCodes: readonly string[];
  readonly isForParts: boolean;
  readonly isStocked: boolean;
  /** The type on stock that it is sold with: twice would be once too often. */
  readonly soldWith: string | null;
  readonly suggestion: GradeSuggestion;
  readonly grade: Grade | null;
  /** Of the grade that was decided; null: nothing to go by. */
  readonly suggestedCents: number | null;
  /** How it came about. */
  readonly priceSteps: readonly PriceStep[];
  readonly priceCents: number | null;
}

interface Car {
  readonly odometerKm: number | null;
  readonly ageYears: number;
}

/**
 * What is left on the car. Not stocked unless somebody says so: kinds that are never sold used, damage that nobody has
 * looked at, and what goes with a whole that is stocked.
 */
export function piecesLeft(
  pieces: readonly TeardownPiece[],
  state: TeardownState,
  car: Car,
): readonly StockedPiece[] {
  const left = presentPieces(pieces, state, car);
  const stocked = new Set(left.filter(({ isStocked }) => isStocked).map(({ piece }) => piece.partType));
  return left.map((each): StockedPiece => {
    const whole = wholeOf(each.piece.partType);
    if (whole === undefined || !stocked.has(whole)) return each;
    const isStocked = state.choices[each.key]?.isStocked ?? false;
    return { ...each, isStocked, soldWith: whole };
  });
}

function presentPieces(
  pieces: readonly TeardownPiece[],
  state: TeardownState,
  car: Car,
): readonly StockedPiece[] {
  return pieces.flatMap((piece): StockedPiece[] => {
    const key = keyOf(piece);
    const mark = state.marks[key];
    if (mark?.state === 'missing') return [];
    const isDamaged = mark !== undefined;
    const damageCodes = isGradedByDamage(piece.partClass) ? (mark?.codes ?? []) : [];
    const works = isGradedByDamage(piece.partClass) ? null : (mark?.works ?? null);
    const suggestion = suggestGrade(piece.partClass, { isDamaged, damageCodes, works }, car);
    const choice = state.choices[key] ?? {};
    const grade = choice.grade === undefined ? suggestion.grade : choice.grade;
    const isForParts = isDamaged && works === false;
    const { basis, newCents = null, figures = HOUSE_FIGURES } = piece;
    const { ageYears } = car;
    const priced = priceOf({ basis, newCents, grade, isForParts, ageYears }, figures);
    const suggestedCents = priced?.priceCents ?? null;
    return [
      {
        key,
        piece,
        isDamaged,
        damageCodes,
        isForParts,
        isStocked: choice.isStocked ?? (piece.isSoldUsed && suggestion.reason !== 'not-detailed'),
        soldWith: null,
        suggestion,
        grade,
        suggestedCents,
        priceSteps: priced?.why ?? [],
        priceCents: choice.priceCents === undefined ? suggestedCents : choice.priceCents,
      },
    ];
  });
}

export interface TeardownCounts {
  readonly missing: number;
  readonly damaged: number;
  readonly whole: number;
  readonly stocked: number;
  readonly unpriced: number;
  readonly valueCents: number;
}

export function countsOf(pieces: readonly TeardownPiece[], left: readonly StockedPiece[]): TeardownCounts {
  const stocked = left.filter(({ isStocked }) => isStocked);
  const damaged = left.filter(({ isDamaged }) => isDamaged).length;
  return {
    missing: pieces.length - left.length,
    damaged,
    whole: left.length - damaged,
    stocked: stocked.length,
    unpriced: stocked.filter(({ priceCents }) => priceCents === null).length,
    valueCents: stocked.reduce((sum, { priceCents }) => sum + (priceCents ?? 0), 0),
  };
}

/** As it is sent. `forPartsNote` is what customers read of a piece without warranty. */
export function pieceDrafts(left: readonly StockedPiece[], forPartsNote: string): DonorPieceDraft[] {
  return left
    .filter(({ isStocked }) => isStocked)
    .map(({ piece, grade, priceCents, damageCodes, isForParts }) => ({
      partId: piece.partId,
      grade,
      priceCents,
      damageCodes: [...damageCodes],
      isForParts,
      note: isForParts ? forPartsNote : null,
    }));
}
