import type { VinDecoded } from '#contract/catalog';
import { answersFor, NO_ANSWERS, type CarAnswers } from '../../selector/narrow-cars.ts';
import { settledYear } from '../../vin/vin-words.ts';

type Car = VinDecoded['cars'][number];

/** What one of the cars that a number may mean answers: the engine only where one is left. */
export function answersOfCar(answer: VinDecoded, { path, vehicles }: Car): CarAnswers {
  const [vehicleId, ...others] = vehicles;
  const isOneEngine = vehicleId !== undefined && others.length === 0;
  return answersFor({
    gen: path,
    year: settledYear(answer) ?? null,
    ...(isOneEngine && { vehicleId }),
  });
}

/** All that the number settles by itself; null when it names nothing that we have. */
export function answersOfVin(answer: VinDecoded): CarAnswers | null {
  const { make, cars, outcome } = answer;
  const [car] = cars;
  if (!car) return null;
  if (outcome === 'exact') return answersOfCar(answer, car);
  const models = new Set(cars.map(({ path }) => path.split('/').slice(0, 2).join('/')));
  const [model = ''] = models;
  const isNamed = outcome === 'choose' && models.size === 1;
  return {
    ...NO_ANSWERS,
    make: make?.slug ?? model.split('/')[0] ?? '',
    model: isNamed ? model : '',
    year: settledYear(answer) ?? null,
  };
}

/** Is this what is chosen? A year that the number leaves open may be any. */
export function isSameCar(answers: CarAnswers, answer: VinDecoded, car: Car): boolean {
  const year = settledYear(answer);
  return answers.generation === car.path && (year === undefined || answers.year === year);
}
