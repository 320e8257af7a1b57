import type { Generation } from '../contract.ts';
import { normalizeTerm } from '#shared/facts/terms.ts';
import type { VpicBody } from './vpic-rows.ts';

/** A model as vPIC names it, and where it is in our catalog. */
interface NameRow {
  /** `make/model` of the catalog. */
  readonly path: string;
  readonly yearFrom?: number;
  readonly yearTo?: number;
  readonly body?: VpicBody;
  /** The catalog has one of several cabs or bodies that vPIC calls the same: ask before believing it. */
  readonly isToConfirm?: true;
}

/** Where Mexico calls the car otherwise, or the catalog divides what vPIC calls one model. Key: `make model`, normalised. */
const NAMES: Readonly<Record<string, readonly NameRow[]>> = {
  'nissan versa': [
    { path: 'nissan/tiida', yearFrom: 2007, yearTo: 2011 },
    { path: 'nissan/versa', yearFrom: 2012 },
  ],
  'nissan versa note': [],
  'nissan micra': [{ path: 'nissan/march' }],
  'nissan rogue': [{ path: 'nissan/x-trail', yearFrom: 2014 }],
  'nissan 200sx': [{ path: 'nissan/lucino' }],
  'nissan frontier': [{ path: 'nissan/np300-frontier-doble-cabina', isToConfirm: true }],
  'chevrolet silverado': [{ path: 'chevrolet/silverado-1500-crew', isToConfirm: true }],
  'mitsubishi mirage g4': [{ path: 'dodge/attitude' }],
  'ford ranger': [{ path: 'ford/ranger-crew', isToConfirm: true }],
  'ford f 150': [{ path: 'ford/f-150-supercrew', isToConfirm: true }],
  'honda civic': [
    { path: 'honda/civic-coupe', body: 'coupe', yearTo: 2005 },
    { path: 'honda/civic', body: 'sedan' },
  ],
  'volkswagen jetta': [
    { path: 'volkswagen/jetta-clasico', yearFrom: 1999, yearTo: 2005 },
    { path: 'volkswagen/jetta', yearFrom: 2011 },
  ],
  'volkswagen gti': [{ path: 'volkswagen/golf' }],
  'toyota yaris': [],
  'ram 1500': [],
};

/** Makes whose plants share identifiers, so that a model may stand under another of the group. */
const GROUPS = [
  ['hyundai', 'kia'],
  ['mitsubishi', 'dodge'],
  ['chrysler', 'dodge', 'ram', 'jeep', 'fiat'],
  ['volkswagen', 'seat', 'audi'],
  ['chevrolet', 'gmc', 'buick', 'pontiac'],
] as const;

const isRelated = (make: string, other: string) =>
  make === other ||
  GROUPS.some((group) => [make, other].every((each) => group.some((name) => name === each)));

export interface NamedGenerations {
  readonly generations: readonly Generation[];
  /** The model's cars of other years, when none of the year is in the catalog. */
  readonly isOutside: boolean;
  readonly isToConfirm: boolean;
}

export interface CarIndex {
  /** The cars of the catalog that a make and model of vPIC name in one year. */
  named(make: string, model: string, year: number, body: VpicBody | undefined): NamedGenerations;
  /** The make's cars of those years; of every year when none is known. */
  ofMake(make: string, years: readonly number[]): readonly Generation[];
  byPath(path: string): Generation | undefined;
  byId(id: number): Generation | undefined;
}

const NOTHING: NamedGenerations = { generations: [], isOutside: false, isToConfirm: false };

export const isSoldIn = ({ yearFrom, yearTo }: Pick<Generation, 'yearFrom' | 'yearTo'>, year: number) =>
  yearFrom <= year && (yearTo === null || year <= yearTo);

/** The catalog by the names that vPIC uses; made once per state of the catalog. */
export function indexCars(generations: readonly Generation[]): CarIndex {
  const byModel = Map.groupBy(generations, ({ make, model }) => `${make.slug}/${model.slug}`);
  const bySpelling = Map.groupBy(generations, ({ model }) => squeezed(model.name));
  const byMake = Map.groupBy(generations, ({ make }) => normalizeTerm(make.name));
  const byPath = new Map(generations.map((generation) => [generation.path, generation]));
  const byId = new Map(generations.map((generation) => [generation.id, generation]));
  const known = new Map<string, readonly NameRow[]>();

  function rowsFor(make: string, model: string): readonly NameRow[] {
    const key = `${make}|${model}`;
    const cached = known.get(key);
    if (cached) return cached;
    const makeName = normalizeTerm(make);
    const own = NAMES[`${makeName} ${normalizeTerm(model)}`];
    const spelled = (bySpelling.get(squeezed(model)) ?? []).filter((generation) =>
      isRelated(makeName, normalizeTerm(generation.make.name)),
    );
    const paths = [
      ...new Set(spelled.map((generation) => `${generation.make.slug}/${generation.model.slug}`)),
    ];
    const rows = own ?? paths.map((path) => ({ path }));
    known.set(key, rows);
    return rows;
  }

  return {
    named(make, model, year, body) {
      const rows = rowsFor(make, model).filter(
        (row) =>
          year >= (row.yearFrom ?? 0) &&
          year <= (row.yearTo ?? 9_999) &&
          (row.body === undefined || body === undefined || row.body === body),
      );
      if (rows.length === 0) return NOTHING;
      const ofModel = rows.flatMap(({ path }) => byModel.get(path) ?? []);
      const ofYear = ofModel.filter((generation) => isSoldIn(generation, year));
      return {
        generations: ofYear.length > 0 ? ofYear : ofModel,
        isOutside: ofYear.length === 0,
        isToConfirm: rows.some((row) => row.isToConfirm === true),
      };
    },
    ofMake(make, years) {
      const cars = byMake.get(normalizeTerm(make)) ?? [];
      if (years.length === 0) return cars;
      return cars.filter((generation) => years.some((year) => isSoldIn(generation, year)));
    },
    byPath: (path) => byPath.get(path),
    byId: (id) => byId.get(id),
  };
}

const squeezed = (name: string) => normalizeTerm(name).replaceAll(' ', '');
