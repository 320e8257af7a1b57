import type { CarTree } from '#contract/catalog';

type Vehicle = CarTree['makes'][number]['models'][number]['generations'][number]['vehicles'][number];

/**
 * The answers given so far, in any order. `''` or null: not answered. `model` is `nissan/tsuru`, `generation`
 * `nissan/tsuru/b13`. `engine` is `d16` (a size, 1.6 L) or `v12` (the vehicle with id 12).
 */
export interface CarAnswers {
  readonly make: string;
  readonly model: string;
  readonly year: number | null;
  readonly generation: string;
  readonly engine: string;
}

export const NO_ANSWERS: CarAnswers = { make: '', model: '', year: null, generation: '', engine: '' };

export interface GenerationOption {
  readonly path: string;
  readonly code: string;
  readonly yearFrom: number;
  readonly yearTo: number | null;
}

export interface EngineOption {
  readonly value: string;
  /** Set for one vehicle of the chosen generation, absent for a size alone. */
  readonly vehicle?: Vehicle;
  readonly displacementDl: number;
}

/** What can still be answered; each list is narrowed by the other answers and never by its own. */
export interface CarOptions {
  readonly makes: readonly { readonly slug: string; readonly name: string }[];
  readonly models: readonly { readonly path: string; readonly name: string; readonly make: string }[];
  /** Newest first. */
  readonly years: readonly number[];
  /** Whatever the year. */
  readonly generations: readonly GenerationOption[];
  readonly engines: readonly EngineOption[];
}

/** One generation with one of its vehicles: what all the answers together choose from. */
interface Row {
  readonly make: { readonly slug: string; readonly name: string };
  readonly model: { readonly path: string; readonly name: string };
  readonly generation: GenerationOption;
  readonly vehicle?: Vehicle;
}

const rowsOf = new WeakMap<CarTree, readonly Row[]>();

function rows(tree: CarTree): readonly Row[] {
  let list = rowsOf.get(tree);
  if (!list) rowsOf.set(tree, (list = tree.makes.flatMap(rowsOfMake)));
  return list;
}

function rowsOfMake(make: CarTree['makes'][number]): Row[] {
  return make.models.flatMap((model) =>
    model.generations.flatMap((generation): Row[] => {
      const car = { make, model: { path: `${make.slug}/${model.slug}`, name: model.name }, generation };
      return generation.vehicles.length > 0
        ? generation.vehicles.map((vehicle) => ({ ...car, vehicle }))
        : [car];
    }),
  );
}

type Field = keyof CarAnswers;

function agrees(row: Row, answers: CarAnswers, except: readonly Field[]): boolean {
  const asked = (field: Field) => !except.includes(field);
  const { make, model, year, generation, engine } = answers;
  if (asked('make') && make && row.make.slug !== make) return false;
  if (asked('model') && model && row.model.path !== model) return false;
  if (asked('generation') && generation && row.generation.path !== generation) return false;
  if (asked('engine') && engine && !isEngine(row, engine)) return false;
  if (asked('year') && year !== null) {
    // A generation may list no vehicle for a year in which it was sold.
    const span = asked('engine') && engine && row.vehicle ? row.vehicle : row.generation;
    return span.yearFrom <= year && year <= (span.yearTo ?? year);
  }
  return true;
}

function isEngine({ vehicle }: Row, engine: string): boolean {
  if (!vehicle) return false;
  return engine === `v${vehicle.id}` || engine === `d${vehicle.displacementDl}`;
}

/** `lastYear` closes the years of cars that are still made. */
export function optionsFor(tree: CarTree, answers: CarAnswers, lastYear: number): CarOptions {
  const all = rows(tree);
  const left = (...except: Field[]) => all.filter((row) => agrees(row, answers, except));
  const generationsOf = (some: readonly Row[]) =>
    distinct(
      some.map((row) => row.generation),
      ({ path }) => path,
    );
  const isOneCar = answers.generation !== '' || generationsOf(left('generation')).length === 1;
  return {
    makes: distinct(
      left('make', 'model', 'generation').map(({ make }) => make),
      ({ slug }) => slug,
    ),
    models: distinct(
      left('model', 'generation').map(({ model, make }) => ({ ...model, make: make.name })),
      ({ path }) => path,
    ),
    years: distinct(
      left('year', 'generation').flatMap((row) =>
        yearsOf(answers.engine && row.vehicle ? row.vehicle : row.generation, lastYear),
      ),
      String,
    ).sort((a, b) => b - a),
    generations: generationsOf(left('year', 'generation')),
    engines: enginesOf(left('engine'), answers, isOneCar),
  };
}

function yearsOf(
  { yearFrom, yearTo }: Pick<GenerationOption, 'yearFrom' | 'yearTo'>,
  lastYear: number,
): number[] {
  return Array.from({ length: (yearTo ?? lastYear) - yearFrom + 1 }, (_, index) => yearFrom + index);
}

/** Sizes while the car is open; once it is one generation, its vehicles as sold in the year. */
function enginesOf(left: readonly Row[], { year }: CarAnswers, isOneCar: boolean): EngineOption[] {
  const vehicles = left.flatMap(({ vehicle }) => (vehicle ? [vehicle] : []));
  if (!isOneCar) {
    return distinct(
      vehicles.map(({ displacementDl }) => displacementDl),
      String,
    )
      .sort((a, b) => a - b)
      .map((displacementDl) => ({ value: `d${displacementDl}`, displacementDl }));
  }
  return vehicles
    .filter(({ yearFrom, yearTo }) => year === null || (yearFrom <= year && year <= (yearTo ?? year)))
    .map((vehicle) => ({ value: `v${vehicle.id}`, vehicle, displacementDl: vehicle.displacementDl }));
}

function distinct<Item>(items: readonly Item[], key: (item: Item) => string): Item[] {
  return [...new Map(items.map((item) => [key(item), item])).values()];
}

/** Least missed first when an answer contradicts others. */
const GIVES_WAY: readonly Field[] = ['generation', 'engine', 'year', 'model', 'make'];

/** Takes one more answer. Older answers that it contradicts are forgotten; a model brings its make. */
export function answer(tree: CarTree, answers: CarAnswers, change: Partial<CarAnswers>): CarAnswers {
  let next: CarAnswers = { ...answers, ...change };
  if (change.make !== undefined && !next.model.startsWith(`${next.make}/`))
    next = { ...next, model: '', generation: '' };
  if (change.model) next = { ...next, make: change.model.split('/')[0] ?? '' };
  if (change.model !== undefined || change.year !== undefined)
    next = { ...next, generation: change.generation ?? '' };
  const given = Object.keys(change) as Field[];
  for (const field of GIVES_WAY) {
    if (rows(tree).some((row) => agrees(row, next, []))) break;
    const isKept = given.includes(field) || (field === 'make' && given.includes('model'));
    if (!isKept) next = { ...next, [field]: NO_ANSWERS[field] };
  }
  return next;
}

/** The answers that a known car stands for. */
export function answersFor(car: {
  readonly gen: string;
  readonly year: number | null;
  readonly vehicleId?: number;
}): CarAnswers {
  const [make = '', model = ''] = car.gen.split('/');
  const engine = car.vehicleId === undefined ? '' : `v${car.vehicleId}`;
  return { make, model: `${make}/${model}`, year: car.year, generation: car.gen, engine };
}

export interface ChosenCar {
  readonly generation: GenerationOption;
  readonly make: string;
  readonly model: string;
  /** The one vehicle that the answers leave, if they leave one. */
  readonly vehicle?: Vehicle;
}

/** The car, once the answers leave one generation of a named model. */
export function chosenCar(tree: CarTree, answers: CarAnswers): ChosenCar | null {
  if (!answers.model) return null;
  const left = rows(tree).filter((row) => agrees(row, answers, []));
  const [first] = left;
  if (!first || left.some(({ generation }) => generation.path !== first.generation.path)) return null;
  const vehicles = answers.engine ? left.flatMap(({ vehicle }) => (vehicle ? [vehicle] : [])) : [];
  const [vehicle] = vehicles;
  return {
    generation: first.generation,
    make: first.make.name,
    model: first.model.name,
    ...(vehicle && vehicles.length === 1 && { vehicle }),
  };
}
