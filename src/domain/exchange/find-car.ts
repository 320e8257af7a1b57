import type { Generation } from '#contract/catalog';
import { normalizeTerm } from '#shared/facts/terms.ts';
import type { ReadRow } from './read-row.ts';
import type { RowProblem } from './row-problem.ts';

/** Years of a generation, or of one of its vehicles, that a part fits. */
export interface CarFit {
  readonly generationId: number;
  readonly vehicleId: number | null;
  readonly yearFrom: number;
  readonly yearTo: number | null;
}

type CarRow = Pick<ReadRow, 'make' | 'model' | 'generation' | 'yearFrom' | 'yearTo' | 'engine'>;
export type CarMatch = { readonly fits: readonly CarFit[] } | { readonly problem: RowProblem };

const OTHER_NAMES: Readonly<Record<string, string>> = {
  vw: 'volkswagen',
  chevy: 'chevrolet',
  'gm chevrolet': 'chevrolet',
};

/** Finds the generations that rows mean by make, model and years. */
export function carFinder(generations: readonly Generation[]): (row: CarRow) => CarMatch {
  const byModel = new Map<string, Generation[]>();
  const file = (key: string, generation: Generation) => {
    const known = byModel.get(key);
    if (!known) byModel.set(key, [generation]);
    else if (!known.includes(generation)) known.push(generation);
  };
  for (const generation of generations) {
    const { make, model } = generation;
    for (const modelName of [model.name, model.slug]) {
      file(`|${normalizeTerm(modelName)}`, generation);
      for (const makeName of [make.name, make.slug])
        file(`${normalizeTerm(makeName)}|${normalizeTerm(modelName)}`, generation);
    }
  }
  return (row) => findCar(byModel, generations, row);
}

function findCar(
  byModel: ReadonlyMap<string, readonly Generation[]>,
  generations: readonly Generation[],
  row: CarRow,
): CarMatch {
  const make = normalizeTerm(row.make);
  const key = `${OTHER_NAMES[make] ?? make}|${normalizeTerm(row.model)}`;
  const ofModel = row.generation.includes('/')
    ? generations.filter(({ path }) => path === row.generation)
    : (byModel.get(key) ?? []);
  const wanted = normalizeTerm(row.generation);
  const named =
    wanted === '' || row.generation.includes('/')
      ? ofModel
      : ofModel.filter(({ slug, code }) => normalizeTerm(slug) === wanted || normalizeTerm(code) === wanted);
  const value = [row.make, row.model, row.generation, row.yearFrom].filter(Boolean).join(' ').slice(0, 120);
  const years = named.flatMap((generation) => {
    const clipped = clip(generation, row);
    return clipped ? [{ generation, ...clipped }] : [];
  });
  if (years.length === 0) return { problem: { field: 'model', code: 'no_such_car', value } };
  if (row.engine === '') {
    return {
      fits: years.map(({ generation, from, to }) => ({
        generationId: generation.id,
        vehicleId: null,
        yearFrom: from,
        yearTo: to,
      })),
    };
  }
  const fits = years.flatMap(({ generation, from, to }) =>
    enginesOf(generation, row.engine).map((vehicleId) => ({
      generationId: generation.id,
      vehicleId,
      yearFrom: from,
      yearTo: to,
    })),
  );
  return fits.length > 0
    ? { fits }
    : { problem: { field: 'engine', code: 'no_such_engine', value: row.engine.slice(0, 120) } };
}

function clip(generation: Generation, row: CarRow): { from: number; to: number | null } | null {
  if (row.yearFrom === null) return { from: generation.yearFrom, to: generation.yearTo };
  const end = Math.min(row.yearTo ?? 9_999, generation.yearTo ?? 9_999);
  const from = Math.max(row.yearFrom, generation.yearFrom);
  return from > end ? null : { from, to: end === 9_999 ? null : end };
}

type Vehicle = Generation['vehicles'][number];

/** `1.6 L MPI · manual · fwd`: one vehicle of its generation. */
export function engineLabel(vehicle: Pick<Vehicle, 'engineName' | 'transmission' | 'drivetrain'>): string {
  return `${vehicle.engineName} · ${vehicle.transmission} · ${vehicle.drivetrain}`;
}

/** Vehicles by their whole label, else by the engine's name, else by its size: `1.6`, `1.6 L`. */
function enginesOf({ vehicles }: Generation, engine: string): number[] {
  const term = normalizeTerm(engine);
  const litres = /^(\d)\.(\d)(?: l(?:itros?)?)?$/.exec(term);
  const size = litres ? Number(litres[1]) * 10 + Number(litres[2]) : -1;
  const tests: ((vehicle: Vehicle) => boolean)[] = [
    (vehicle) => normalizeTerm(engineLabel(vehicle)) === term,
    ({ engineName }) => normalizeTerm(engineName) === term,
    ({ displacementDl }) => displacementDl === size,
  ];
  for (const test of tests) {
    const found = vehicles.filter(test);
    if (found.length > 0) return found.map(({ id }) => id);
  }
  return [];
}
