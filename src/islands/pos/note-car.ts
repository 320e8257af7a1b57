import type { VinAnswer } from '#contract/catalog';
import type { CarCandidate } from '#contract/search';
import type { NoteCar } from './note-draft.ts';

/** A car that may be the customer's, found by words or by its number. */
export type NoteCarChoice = Pick<CarCandidate, 'path' | 'make' | 'model' | 'code' | 'vehicles'>;

/** What a note keeps of it; the engine only where one is left. */
export function noteCarOf({ path, make, model, code, vehicles }: NoteCarChoice, year?: number): NoteCar {
  const [vehicleId, ...others] = vehicles;
  const isOneVehicle = vehicleId !== undefined && others.length === 0;
  return {
    name: [make, model, year ?? code].join(' '),
    known: {
      generation: path,
      ...(year !== undefined && { year }),
      ...(isOneVehicle && { vehicleId }),
    },
  };
}

/** The cars that a number names by model, with the year it settles. A make alone names none. */
export function choicesOfVin(answer: VinAnswer): {
  readonly choices: readonly NoteCarChoice[];
  readonly year: number | undefined;
} {
  if (!answer.isVin) return { choices: [], year: undefined };
  const isNamed = answer.outcome === 'exact' || answer.outcome === 'choose';
  const [year, ...otherYears] = answer.years;
  return {
    choices: isNamed ? answer.cars : [],
    year: otherYears.length === 0 ? year : undefined,
  };
}
