import { positionsOf, type PartTypeFact } from '#shared/facts/part-types.ts';
import { namesCar, type Reading } from './best-reading.ts';
import { covers, type Candidates } from './car-candidates.ts';
import type { CarVocabulary } from './car-vocabulary.ts';
import type { Place } from './position-words.ts';
import type { Ambiguity, Choice, UnderstandOptions, Understood } from './understood.ts';

/** More generations than this are asked by model first. */
const MAX_GENERATIONS = 6;

interface Open {
  readonly cars: Candidates;
  readonly types: readonly PartTypeFact[];
  readonly place: Place;
  readonly positions: Understood['positions'];
  readonly vocabulary: CarVocabulary;
  readonly rival: Reading | undefined;
  readonly reading: Reading;
  readonly options: UnderstandOptions;
}

/** The one question that decides most: car before part, part before place. */
export function askNext(open: Open): Ambiguity | undefined {
  return askWord(open) ?? askCar(open) ?? askPart(open) ?? askPosition(open);
}

function askWord({ reading, rival, options }: Open): Ambiguity | undefined {
  if (!rival || options.car !== undefined || options.chosen !== undefined) return undefined;
  const asCar = namesCar(reading) ? reading : rival;
  const asPart = asCar === reading ? rival : reading;
  const cars: Choice[] = [...new Set(asCar.car.readings.map(({ entry }) => entry.modelPath))].map(
    (model) => ({ model }),
  );
  const parts: Choice[] = asPart.part.types.map((type) => ({ partType: type.code }));
  return cars.length > 0 && parts.length > 0 ? { kind: 'word', options: [...cars, ...parts] } : undefined;
}

function askCar({ cars, vocabulary, options, reading }: Open): Ambiguity | undefined {
  if (cars.list.length > 1) {
    const isOneModel = cars.model !== undefined;
    if (isOneModel || cars.list.length <= MAX_GENERATIONS) {
      const generations = cars.list.map(({ path }) => ({ generation: path }));
      return { kind: isOneModel ? 'generation' : 'model', options: generations };
    }
    return { kind: 'model', options: modelsOf(vocabulary, new Set(cars.list.map(({ path }) => path))) };
  }
  if (cars.list.length === 0 && cars.make && options.chosen?.model === undefined) {
    const { slug } = cars.make;
    const ofMake = vocabulary.entries.filter((entry) => entry.make.slug === slug);
    const inYear = ofMake.filter((entry) => covers(entry, reading.years));
    const open = inYear.length > 0 ? inYear : ofMake;
    return {
      kind: 'model',
      options: modelsOf(vocabulary, new Set(open.map(({ generation }) => generation.path))),
    };
  }
  return undefined;
}

function modelsOf(vocabulary: CarVocabulary, paths: ReadonlySet<string>): Choice[] {
  const models = vocabulary.entries
    .filter(({ generation }) => paths.has(generation.path))
    .map(({ modelPath }) => modelPath);
  return [...new Set(models)].map((model) => ({ model }));
}

function askPart({ types }: Open): Ambiguity | undefined {
  return types.length > 1
    ? { kind: 'partType', options: types.map(({ code }) => ({ partType: code })) }
    : undefined;
}

/** Asked only of people who began to say it: "puerta izquierda" of a car with two. */
function askPosition({ types, positions, place }: Open): Ambiguity | undefined {
  const [type] = types;
  const isHalfSaid = positions.length > 1 && type && positions.length < positionsOf(type).length;
  if (!isHalfSaid || !(place.end ?? place.side)) return undefined;
  return { kind: 'position', options: positions.map((position) => ({ position })) };
}
