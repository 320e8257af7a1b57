import type { PartClass } from '../../src/domain/shared/facts/part-types.ts';
import { bodyGrade, mechanicalGrade, type Grade } from '../../src/domain/shared/facts/grading.ts';
import type { Random } from './random.ts';

/** Parking ding, scratch, dent, bend, crease, surface rust. */
const BODY_DAMAGE = ['P', 'S', 'D', 'D', 'S', 'E', 'C', 'R'] as const;

export interface Inspection {
  readonly grade: Grade;
  /** ARA codes such as `5D1`: place 1–9, kind, size. */
  readonly damageCodes: readonly string[];
}

/** What a careful eye would write on the label of a piece. */
export function inspect(
  partClass: PartClass,
  car: { odometerKm: number; ageYears: number },
  random: Random,
): Inspection {
  switch (partClass) {
    case 'mechanical':
    case 'electrical':
    case 'wear':
      return { grade: mechanicalGrade(car.odometerKm, car.ageYears), damageCodes: [] };
    case 'glass':
      // Glass is whole or it is not: there is no B.
      return random.chance(0.85)
        ? { grade: 'A', damageCodes: [] }
        : { grade: 'C', damageCodes: [damage(['S'], random)] };
    case 'body':
    case 'lamp':
    case 'interior':
    case 'wheel': {
      const count = random.chance(0.42) ? 0 : random.chance(0.7) ? 1 : 2;
      const codes = Array.from({ length: count }, () => damage(BODY_DAMAGE, random));
      const units = codes.reduce((sum, code) => sum + Number(code.at(-1)), 0);
      return { grade: bodyGrade(units), damageCodes: codes };
    }
  }
}

function damage(kinds: readonly string[], random: Random): string {
  const size = random.chance(0.62) ? 1 : random.chance(0.7) ? 2 : 3;
  return `${random.between(1, 9)}${random.pick(kinds)}${size}`;
}
