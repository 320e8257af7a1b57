import type { Reading } from './best-reading.ts';
import type { CarEntry, CarVocabulary } from './car-vocabulary.ts';
import { vehiclesThatFit } from './traits.ts';
import type { CarCandidate, UnderstandOptions, Understood } from './understood.ts';
import { yearsAway } from './years.ts';

export interface Candidates {
  readonly list: readonly CarCandidate[];
  readonly isSaid: boolean;
  readonly make?: CarEntry['make'];
  readonly model?: { readonly path: string; readonly name: string };
}

const ABOUT_EQUAL = 0.35;

/** The generations that a reading leaves open, narrowed by engine and body; the caller's own car where none is said. */
export function candidatesOf(
  reading: Reading,
  vocabulary: CarVocabulary,
  options: UnderstandOptions,
  isOtherCar: boolean,
): Candidates {
  const { chosen } = options;
  const year = reading.years.length === 1 ? reading.years[0] : undefined;
  const byPath = (path: string | undefined) =>
    path === undefined ? undefined : vocabulary.entries.find((entry) => entry.generation.path === path);
  const picked = byPath(chosen?.generation);
  if (picked) return settled([candidate(picked, reading, year)], [picked], true);

  const said = reading.car.readings
    .filter(({ entry }) => chosen?.model === undefined || entry.modelPath === chosen.model)
    .map((each) => ({
      ...each,
      total: each.score + vehiclesThatFit(each.entry.generation, reading.traits, year).score,
    }))
    .sort((a, b) => b.total - a.total);
  const best = said[0];
  if (best) {
    const open = said.filter(({ total }) => total >= best.total - ABOUT_EQUAL).map(({ entry }) => entry);
    return settled(
      open.map((entry) => candidate(entry, reading, year)),
      open,
      true,
    );
  }
  if (chosen?.model !== undefined) {
    const ofModel = vocabulary.entries.filter(({ modelPath }) => modelPath === chosen.model);
    const inYear = ofModel.filter((entry) => covers(entry, reading.years));
    const open = inYear.length > 0 ? inYear : ofModel;
    return settled(
      open.map((entry) => candidate(entry, reading, year)),
      open,
      true,
    );
  }
  const own = byPath(options.car);
  const { make } = reading.car;
  if (own && !isOtherCar && (make === undefined || make === own.make)) {
    return settled([candidate(own, reading, year)], [own], false);
  }
  return { list: [], isSaid: make !== undefined, ...(make && { make }) };
}

function settled(list: readonly CarCandidate[], entries: readonly CarEntry[], isSaid: boolean): Candidates {
  const [first, ...others] = entries;
  if (!first) return { list, isSaid };
  return {
    list,
    isSaid,
    ...(others.every(({ make }) => make === first.make) && { make: first.make }),
    ...(others.every(({ modelPath }) => modelPath === first.modelPath) && {
      model: { path: first.modelPath, name: first.model.name },
    }),
  };
}

function candidate(entry: CarEntry, reading: Reading, year: number | undefined): CarCandidate {
  const { path, code, bodyStyle, yearFrom, yearTo } = entry.generation;
  return {
    path,
    make: entry.make.name,
    model: entry.model.name,
    code,
    bodyStyle,
    yearFrom,
    yearTo,
    coversYear: reading.years.length === 0 || covers(entry, reading.years),
    vehicles: vehiclesThatFit(entry.generation, reading.traits, year).ids,
  };
}

/** The words about the engine, and whether one of the cars left open has such a one. */
export function engineOf(
  reading: Reading,
  vocabulary: CarVocabulary,
  list: readonly CarCandidate[],
): Understood['engine'] {
  const said = reading.traits.words.join(' ');
  if (said === '') return undefined;
  const year = reading.years.length === 1 ? reading.years[0] : undefined;
  const open = new Set(list.map(({ path }) => path));
  const isMet = vocabulary.entries.some(
    ({ generation }) =>
      open.has(generation.path) && vehiclesThatFit(generation, reading.traits, year).isEngineMet,
  );
  return { said, isMet };
}

/** Whether it was sold in this model year, or in one of those from the first said to the last. */
export const covers = ({ generation }: CarEntry, years: readonly number[]): boolean =>
  yearsAway(generation, years) === 0;
