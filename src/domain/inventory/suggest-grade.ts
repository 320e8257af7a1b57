import {
  bodyGrade,
  mechanicalReason,
  mechanicalGrade,
  type Grade,
  type MechanicalReason,
} from '#shared/facts/grading.ts';
import type { PartClass } from '#shared/facts/part-types.ts';

/** What somebody saw of a piece that is there. `damage`: ARA codes. `works`: of a damaged piece without a code. */
export interface SeenPiece {
  readonly isDamaged: boolean;
  readonly damageCodes: readonly string[];
  readonly works: boolean | null;
}

export interface SeenCar {
  readonly odometerKm: number | null;
  readonly ageYears: number;
}

/** Why a grade is suggested; each has its sentence on screen. */
export type GradeReason =
  | MechanicalReason
  | 'unknown-km'
  | 'no-damage'
  | 'damage-units'
  | 'glass-damaged'
  | 'not-detailed'
  | 'works-damaged'
  | 'for-parts';

export interface GradeSuggestion {
  /** Null: what is known does not tell. */
  readonly grade: Grade | null;
  readonly reason: GradeReason;
  /** Damage in bank cards, for `damage-units`. */
  readonly units: number;
}

const GRADED_BY_DISTANCE: ReadonlySet<PartClass> = new Set(['mechanical', 'electrical', 'wear']);

/** Graded by what can be seen, with ARA codes, rather than by the distance its car went. */
export function isGradedByDamage(partClass: PartClass): boolean {
  return !GRADED_BY_DISTANCE.has(partClass);
}

/** Bank cards of damage in ARA codes: `['5D1', '2S3']` is 4. */
export function damageUnits(codes: readonly string[]): number {
  return codes.reduce((sum, code) => sum + Number(code.slice(2)), 0);
}

/** ARA: the body by its damage, glass whole or not, the rest by distance and age. A suggestion; a person signs it. */
export function suggestGrade(partClass: PartClass, seen: SeenPiece, car: SeenCar): GradeSuggestion {
  const units = damageUnits(seen.damageCodes);
  const because = (grade: Grade | null, reason: GradeReason): GradeSuggestion => ({ grade, reason, units });
  if (isGradedByDamage(partClass)) {
    if (!seen.isDamaged) return because('A', 'no-damage');
    if (units === 0) return because('C', 'not-detailed');
    // Glass is whole or it is not: there is no B.
    if (partClass === 'glass') return because('C', 'glass-damaged');
    return because(bodyGrade(units), 'damage-units');
  }
  if (seen.isDamaged) {
    if (seen.works === null) return because('C', 'not-detailed');
    if (!seen.works) return because('C', 'for-parts');
  }
  if (car.odometerKm === null) return because(null, 'unknown-km');
  const byDistance = mechanicalGrade(car.odometerKm, car.ageYears);
  // It works and something of it is broken: never the best.
  if (seen.isDamaged) return because(byDistance === 'A' ? 'B' : 'C', 'works-damaged');
  return because(byDistance, mechanicalReason(car.odometerKm, car.ageYears));
}
