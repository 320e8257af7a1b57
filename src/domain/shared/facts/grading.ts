/**
 * The grades of the Automotive Recyclers Association (ARA) as yards use them: `y4`, `y21`–`y23` of the field research
 * (Car-Part newsletter of 2008, chucksparts.com, westernautowrecking.com, dapnc.com/ara-damage-locator).
 */
export const GRADES = ['A', 'B', 'C'] as const;
export type Grade = (typeof GRADES)[number];

/** ARA mechanical limits in kilometres: 60,000 and 200,000 miles, and 15,000 miles a year. */
const LOW_KM = 96_600;
const HIGH_KM = 322_000;
export const NORMAL_KM_PER_YEAR = 24_100;

export type MechanicalReason = 'low-km' | 'normal-use' | 'hard-use' | 'high-km';

/** ARA rule for mechanical parts: by distance, and by distance a year. */
export function mechanicalReason(odometerKm: number, ageYears: number): MechanicalReason {
  if (odometerKm <= LOW_KM) return 'low-km';
  if (odometerKm > HIGH_KM) return 'high-km';
  return odometerKm / Math.max(1, ageYears) <= NORMAL_KM_PER_YEAR ? 'normal-use' : 'hard-use';
}

const GRADE_OF_REASON: Readonly<Record<MechanicalReason, Grade>> = {
  'low-km': 'A',
  'normal-use': 'A',
  'hard-use': 'B',
  'high-km': 'C',
};

export function mechanicalGrade(odometerKm: number, ageYears: number): Grade {
  return GRADE_OF_REASON[mechanicalReason(odometerKm, ageYears)];
}

/** ARA rule for body parts: damage in units of one bank card; up to 1 is A, up to 2 is B. */
export function bodyGrade(damageUnits: number): Grade {
  if (damageUnits <= 1) return 'A';
  return damageUnits <= 2 ? 'B' : 'C';
}

/** What a grade asks of the price of grade B, in hundredths of a percent. Own estimate. */
export const GRADE_BP: Readonly<Record<Grade, number>> = { A: 11_500, B: 10_000, C: 7_400 };
