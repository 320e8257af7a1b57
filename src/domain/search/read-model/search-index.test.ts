import { describe, expect, test } from 'vitest';
import { ANY_STOCK, type StockWish } from '../../inventory/stock-wish.ts';
import { POSITIONS } from '#shared/positions.ts';
import { bruteForce, FIRST_YEAR } from './brute-force.fixture.ts';
import { FACETS, NOTHING_CHOSEN, PRICE_STEPS, type FacetChoice } from './facets.ts';
import { IndexBuilder } from './index-builder.ts';
import { searchIndex } from './search-index.ts';
import { StockIndex } from './stock-index.ts';
import { STOCK_ORDERS, type StockQuery } from './stock-query.ts';
import {
  randomOf,
  SAMPLE_TYPES,
  sampleFits,
  samplePart,
  sampleStock,
  stockSample,
  type SampleRandom,
  type StockSample,
} from './stock-sample.fixture.ts';

const ROWS = 20_000;
const QUERIES = 40;
const PATIENCE_MS = 60_000;
const SEED = 20_260_917;
const ENGINES = ['1.0 L M0', '1.1 L M1', '1.2 L M2'];
const QUESTIONS = { firstYear: FIRST_YEAR, engines: ENGINES };

const random = randomOf(SEED);
const sample = stockSample(ROWS, random);
const index = indexOf(sample);
/** In no order that they have by themselves. */
const NEARNESS = sample.catalog.branches.toSorted((a, b) => ((a * 7) % 11) - ((b * 7) % 11));

function indexOf({ catalog, parts, fits, stock }: StockSample): StockIndex {
  const builder = new IndexBuilder(catalog);
  for (const part of parts) builder.addPart(part);
  for (const fit of fits) builder.addFit(fit);
  for (const row of stock) {
    builder.addShelf(row);
    if (!row.isNew) builder.addPiece(row);
    if (row.hasPhotos) builder.addPhotos(row);
  }
  return new StockIndex(builder.finish());
}

describe(`over ${ROWS} rows, seed ${SEED}`, { timeout: PATIENCE_MS }, () => {
  test(
    `${QUERIES} queries of every kind are answered as by looking at every row`,
    { timeout: PATIENCE_MS },
    () => {
      const totals = expectSameAsBruteForce(QUERIES);
      // A sample in which nothing is found proves nothing.
      expect(totals.filter((total) => total > 0).length).toBeGreaterThan(QUERIES * 0.7);
    },
  );

  test(
    'and so after thousands of sales, prices, arrivals, new parts and moves',
    { timeout: PATIENCE_MS },
    () => {
      const changes = 3_000;
      for (let change = 0; change < changes; change++) changeSomething(change);
      expect(index.later).toBeGreaterThan(changes / 5);
      expectSameAsBruteForce(QUERIES);
    },
  );

  test('pages follow one another without a gap or a row twice, in every order', () => {
    for (const order of STOCK_ORDERS) {
      const wish = { ...ANY_STOCK, system: 'frenos' };
      const query: StockQuery = { ...queryOf({ wish }), order, nearness: NEARNESS, limit: 43 };
      const { order: expected } = bruteForce(sample, query, ENGINES);
      expect(expected.length).toBeGreaterThan(50);
      const seen: string[] = [];
      let after: StockQuery['after'];
      do {
        const page = searchIndex(index, { ...query, after }, QUESTIONS);
        seen.push(...page.rows.map(({ branchId, id }) => `${branchId} ${id}`));
        after = page.next ?? undefined;
      } while (after);
      expect(seen).toEqual(expected);
    }
  });

  test('a row is listed as it was given', () => {
    const given = sample.stock.find(({ serial, available, km }) => serial && available > 0 && km !== null);
    const wish = { ...ANY_STOCK, words: [{ text: given?.serial ?? '', partTypes: [], generationIds: [] }] };
    const [row, ...others] = searchIndex(index, queryOf({ wish }), QUESTIONS).rows;
    const part = sample.parts.find(({ id }) => id === given?.part);
    expect(others).toEqual([]);
    expect(row).toMatchObject({
      branchId: given?.branch,
      id: Buffer.from(given?.id ?? []).toString('hex'),
      isNew: false,
      priceCents: given?.price,
      partType: part?.type,
      position: part?.position,
      maker: part?.maker,
      partNumber: part?.number,
      generationId: part?.generation,
      serial: given?.serial,
      grade: given?.grade,
      odometerKm: given?.km,
      colour: given?.colour,
      damageCodes: given?.damage === '[]' ? '' : given?.damage,
    });
  });

  test('what only its interchange group ties to a car is found when it is asked for', () => {
    const groupsOf = (fitting: boolean) => {
      const found = searchIndex(
        index,
        { ...queryOf({ wish: carWish(11) }), interchange: !fitting, limit: 5_000 },
        QUESTIONS,
      );
      return new Set(
        found.rows.flatMap((row) => sample.parts.find((part) => part.number === row.partNumber)?.group ?? []),
      );
    };
    const related = groupsOf(false);
    expect(related.size).toBeGreaterThan(0);
    expect([...related].every((group) => groupsOf(true).has(group))).toBe(true);
    const fitting = searchIndex(index, { ...queryOf({ wish: carWish(11) }), limit: 5_000 }, QUESTIONS).rows;
    const near = searchIndex(
      index,
      { ...queryOf({ wish: carWish(11) }), interchange: true, limit: 5_000 },
      QUESTIONS,
    ).rows;
    const numbers = new Set(fitting.map(({ partNumber }) => partNumber));
    expect(near.some(({ partNumber }) => numbers.has(partNumber))).toBe(false);
  });
});

const carWish = (id: number): StockWish => ({
  ...ANY_STOCK,
  car: { generationIds: [id], years: [] },
});

function queryOf(parts: Partial<StockQuery>): StockQuery {
  return { wish: ANY_STOCK, chosen: NOTHING_CHOSEN, order: 'price', limit: 30, ...parts };
}

function expectSameAsBruteForce(queries: number): number[] {
  return Array.from({ length: queries }, () => {
    const query = randomQuery(random);
    const expected = bruteForce(sample, query, ENGINES);
    const found = searchIndex(index, query, QUESTIONS);
    const about = JSON.stringify(query);
    expect(found.total, about).toBe(expected.total);
    expect(
      found.rows.map(({ branchId, id }) => `${branchId} ${id}`),
      about,
    ).toEqual(expected.order.slice(0, query.limit));
    for (const facet of FACETS) {
      const hasCarFacets = query.wish.car !== undefined;
      if (!hasCarFacets && (facet === 'year' || facet === 'engine')) continue;
      const counts = Object.fromEntries(
        (found.facets?.[facet] ?? [])
          .filter(({ count }) => count > 0)
          .map(({ value, count }) => [value, count]),
      );
      expect(counts, `${facet} of ${about}`).toEqual(expected.counts[facet]);
    }
    return found.total ?? 0;
  });
}

function randomQuery({ chance, pick, below }: SampleRandom): StockQuery {
  const some = <Value>(values: readonly Value[], share: number) =>
    chance(share) ? [pick(values), pick(values)] : [];
  const hasCar = chance(0.6);
  const wish: StockWish = {
    ...ANY_STOCK,
    parts: chance(0.6)
      ? [pick(SAMPLE_TYPES), pick(SAMPLE_TYPES)].map(({ code }) => ({
          partType: code,
          positions: chance(0.5) ? POSITIONS : [pick(POSITIONS), pick(POSITIONS), 'c'],
        }))
      : [],
    ...(chance(0.15) && { system: pick(sample.catalog.types).system }),
    positions: chance(0.1) ? [pick(POSITIONS), pick(POSITIONS)] : [],
    ...(hasCar && {
      car: {
        generationIds: [pick(sample.catalog.generations), ...some(sample.catalog.generations, 0.3)],
        years: some([1998, 2004, 2011], 0.3),
        ...(chance(0.3) && { vehicleIds: [101 + below(20), 101 + below(20)] }),
      },
    }),
    ...(chance(0.2) && { kind: pick(['unit', 'bulk'] as const) }),
    words: chance(0.3) ? [randomWord(), ...(chance(0.4) ? [randomWord()] : [])] : [],
  };
  const chosen: FacetChoice = {
    branch: some(sample.catalog.branches.map(String), 0.3),
    condition: chance(0.15) ? ['used'] : [],
    position: some(POSITIONS, 0.15),
    price: some(PRICE_STEPS, 0.2),
    grade: some(['A', 'B', 'C'] as const, 0.2),
    year: hasCar ? some([1999, 2003, 2008, 2021], 0.4) : [],
    engine: hasCar ? some(ENGINES, 0.4) : [],
    colour: some(['Blanco', 'Gris', 'Gris Oxford'], 0.2),
    photos: [],
  };
  return {
    wish,
    chosen,
    order: pick(STOCK_ORDERS),
    nearBranch: chance(0.5) ? pick(sample.catalog.branches) : undefined,
    nearness: NEARNESS,
    likedColour: chance(0.3) ? 'gris' : undefined,
    limit: 25,
  };
}

function randomWord() {
  const number = random.pick(sample.parts).number.replaceAll('-', '');
  const text = random.pick([
    number.slice(0, 5),
    number.slice(-4).toLowerCase(),
    'depo',
    'auto',
    'VÁLVULAS',
    'oxford',
    'soporte',
    'QRO-P-0',
    'MTYP0123',
    'nada',
  ]);
  return {
    text,
    partTypes: random.chance(0.1) ? [random.pick(SAMPLE_TYPES).code] : [],
    generationIds: random.chance(0.1) ? [random.pick(sample.catalog.generations)] : [],
  };
}

/** The same change to the sample and to the index. */
function changeSomething(change: number): void {
  const at = random.below(sample.stock.length);
  const row = sample.stock[at];
  if (!row) return;
  const kind = random.below(10);
  if (kind < 6) {
    const changed =
      kind < 3 ? { ...row, available: 0 } : { ...row, price: 10_000 * random.below(90), note: 'Sin soporte' };
    sample.stock[at] = changed;
    expect(index.put(changed)).toBe(true);
  } else if (kind < 8) {
    const arrival = sampleStock(ROWS + change, sample.parts, sample.catalog, random);
    sample.stock.push(arrival);
    expect(index.put(arrival)).toBe(true);
  } else if (kind < 9) {
    const part = samplePart(1_000_000 + change, sample.catalog, random);
    const fits = sampleFits(part, sample.catalog, random);
    const arrival = { ...sampleStock(2 * ROWS + change, [part], sample.catalog, random) };
    expect(index.put(arrival)).toBe(false);
    sample.parts.push(part);
    sample.fits.push(...fits);
    sample.stock.push(arrival);
    index.addPart({ part, fits });
    expect(index.put(arrival)).toBe(true);
  } else {
    sample.stock.splice(at, 1);
    index.remove(row.branch, row.id);
  }
}
