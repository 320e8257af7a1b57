import type { StockWish } from '#domain/inventory';
import { normalizeTerm } from '#shared/facts/terms.ts';
import { stem } from '../words.ts';
import { FACETS, PRICE_STEPS, priceStep, type Facet, type FacetChoice } from './facets.ts';
import type { RawFit, RawPart, RawStock } from './raw-rows.ts';
import type { StockQuery } from './stock-query.ts';
import type { StockSample } from './stock-sample.fixture.ts';

interface Seen {
  readonly row: RawStock;
  readonly part: RawPart;
  readonly fits: readonly RawFit[];
}

export interface Expected {
  readonly total: number;
  /** `branch id` and hexadecimal id, in order. */
  readonly order: readonly string[];
  readonly counts: Readonly<Record<Facet, Readonly<Record<string, number>>>>;
}

/** The answer to a query by looking at every row, one condition after the other. */
export function bruteForce(sample: StockSample, query: StockQuery, engines: readonly string[]): Expected {
  const parts = new Map(sample.parts.map((part) => [part.id, part]));
  const fits = Map.groupBy(sample.fits, ({ part }) => part);
  const rows = sample.stock.flatMap((row): Seen[] => {
    const part = parts.get(row.part);
    return part && row.available > 0 ? [{ row, part, fits: fitsOf(part, fits.get(part.id) ?? []) }] : [];
  });
  const system = new Map(sample.catalog.types.map((type) => [type.code, type.system]));
  const wanted = rows.filter((seen) => isWanted(seen, query, system));
  const engineOf = new Map(sample.catalog.vehicles.map(({ id, engine }) => [id, engine]));
  const about = { engines, engineOf };
  const valued = wanted.map((seen) => ({ seen, values: plainValues(seen) }));
  const valuesUnder = (chosen: FacetChoice) =>
    valued.flatMap(({ seen, values }) => {
      const all = { ...values, ...fitValues(seen, query, chosen, about) };
      return passes(all, chosen) ? [{ seen, values: all }] : [];
    });
  const found = valuesUnder(query.chosen).map(({ seen }) => seen);
  const counts = Object.fromEntries(
    FACETS.map((facet) => {
      const values = valuesUnder({ ...query.chosen, [facet]: [] }).flatMap((each) => each.values[facet]);
      return [
        facet,
        Object.fromEntries([...Map.groupBy(values, String)].map(([key, all]) => [key, all.length])),
      ];
    }),
  ) as Expected['counts'];
  return {
    total: found.length,
    order: found.sort((a, b) => compare(a, b, query)).map(({ row }) => keyOf(row)),
    counts,
  };
}

export const keyOf = ({ branch, id }: Pick<RawStock, 'branch' | 'id'>) =>
  `${branch} ${Buffer.from(id).toString('hex')}`;

function fitsOf(part: RawPart, fits: readonly RawFit[]): readonly RawFit[] {
  const { generation } = part;
  if (generation === null || fits.some((fit) => fit.generation === generation)) return fits;
  return [...fits, { part: part.id, generation, vehicle: null, yearFrom: 0, yearTo: null }];
}

function isWanted(
  { row, part, fits }: Seen,
  { wish }: StockQuery,
  system: ReadonlyMap<string, string>,
): boolean {
  const isPart =
    wish.parts.length === 0 ||
    wish.parts.some(
      ({ partType, positions }) => partType === part.type && positions.some((p) => p === part.position),
    );
  if (!isPart) return false;
  if (wish.system !== undefined && system.get(part.type) !== wish.system) return false;
  if (wish.positions.length > 0 && !wish.positions.some((position) => position === part.position))
    return false;
  if (wish.kind !== undefined && (wish.kind === 'bulk') !== (row.isNew === 1)) return false;
  if (wish.car && !carFits(fits, wish.car)) return false;
  return wish.words.every((word) => meetsWord({ row, part, fits }, word));
}

function carFits(fits: readonly RawFit[], car: NonNullable<StockWish['car']>): boolean {
  return fits.some(
    (fit) =>
      car.generationIds.includes(fit.generation) &&
      (!car.vehicleIds || fit.vehicle === null || car.vehicleIds.includes(fit.vehicle)) &&
      (car.years.length === 0 ||
        car.years.some((year) => fit.yearFrom <= year && year <= (fit.yearTo ?? 9_999))),
  );
}

function meetsWord({ row, part, fits }: Seen, word: StockWish['words'][number]): boolean {
  const folded = normalizeTerm(word.text);
  const number = word.text.toUpperCase().replace(/[^A-Z0-9]/g, '');
  const own = part.number.toUpperCase().replace(/[^A-Z0-9]/g, '');
  const begins = (name: string | null) =>
    name !== null && folded !== '' && ` ${normalizeTerm(name)}`.includes(` ${folded}`);
  const serial = row.serial?.replaceAll('-', '') ?? '';
  const asSerial = /^[A-Z]{3}(P\d*)?$/.exec(number) ? number : null;
  return (
    (number.length >= 2 && own.startsWith(number)) ||
    (number.length >= 4 && own.endsWith(number)) ||
    (asSerial !== null && serial.startsWith(asSerial)) ||
    begins(part.maker) ||
    begins(row.colour) ||
    word.partTypes.includes(part.type) ||
    word.generationIds.some((id) => part.generation === id || fits.some((fit) => fit.generation === id)) ||
    (folded.length >= 4 &&
      normalizeTerm(row.note ?? '')
        .split(' ')
        .map(stem)
        .includes(stem(folded)))
  );
}

type Values = Readonly<Record<Facet, readonly string[]>>;

function plainValues({ row, part }: Seen): Omit<Values, 'year' | 'engine'> {
  return {
    branch: [String(row.branch)],
    condition: [row.isNew ? 'new' : 'used'],
    position: [part.position],
    price: [PRICE_STEPS[priceStep(row.price ?? -1)] ?? ''],
    grade: row.grade ? [row.grade] : [],
    colour: row.colour ? [row.colour] : [],
    photos: row.hasPhotos ? ['yes'] : [],
  };
}

/** Years and engines of the lines of the table that the choice lets through; a line must have both. */
function fitValues(
  { fits }: Seen,
  { wish: { car } }: StockQuery,
  chosen: FacetChoice,
  { engines, engineOf }: { engines: readonly string[]; engineOf: ReadonlyMap<number, string> },
): Pick<Values, 'year' | 'engine'> {
  const years = new Set<string>();
  const motors = new Set<string>();
  for (const fit of fits) {
    if (!car || !carFits([fit], car)) continue;
    const { yearFrom, yearTo, vehicle } = fit;
    const ofLine = Array.from({ length: 60 }, (_, at) => FIRST_YEAR + at).filter(
      (year) => yearFrom <= year && year <= (yearTo ?? 9_999),
    );
    const motorsOfLine = engines.filter((engine) => vehicle === null || engineOf.get(vehicle) === engine);
    const isYear = chosen.year.length === 0 || ofLine.some((year) => chosen.year.includes(year));
    const isEngine = chosen.engine.length === 0 || motorsOfLine.some((each) => chosen.engine.includes(each));
    if (!isYear || !isEngine) continue;
    for (const year of ofLine) years.add(String(year));
    for (const motor of motorsOfLine) motors.add(motor);
  }
  return { year: [...years], engine: [...motors] };
}

export const FIRST_YEAR = 1990;

function passes(values: Values, chosen: FacetChoice): boolean {
  return FACETS.every((facet) => {
    const wanted = chosen[facet].map(String);
    return wanted.length === 0 || wanted.some((value) => values[facet].includes(value));
  });
}

function compare(a: Seen, b: Seen, query: StockQuery): number {
  const price = ({ row }: Seen) => row.price ?? Number.MAX_SAFE_INTEGER;
  const isLiked = ({ row }: Seen) =>
    query.likedColour !== undefined && normalizeTerm(row.colour ?? '').startsWith(query.likedColour);
  const keys: Readonly<Record<StockQuery['order'], (seen: Seen) => number[]>> = {
    best: (seen) => [seen.row.branch === query.nearBranch ? 0 : 1, isLiked(seen) ? 0 : 1, price(seen)],
    near: (seen) => [query.nearness?.indexOf(seen.row.branch) ?? 0, price(seen)],
    price: (seen) => [price(seen)],
    'price-down': (seen) => [seen.row.price === null ? 1 : -seen.row.price],
    km: ({ row }) => [row.km ?? Number.MAX_SAFE_INTEGER],
    newest: ({ row }) => [-Buffer.from(row.id).readUIntBE(0, 6)],
  };
  const [left, right] = [keys[query.order](a), keys[query.order](b)];
  for (const [at, key] of left.entries()) if (key !== right[at]) return key - (right[at] ?? 0);
  return a.row.branch - b.row.branch || Buffer.compare(Buffer.from(a.row.id), Buffer.from(b.row.id));
}
