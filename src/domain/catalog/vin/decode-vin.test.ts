import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { aVin } from '../../../../tests/fixtures/a-vin.ts';
import { FACT_GENERATIONS } from '../../../../tests/fixtures/fact-generations.ts';
import { isVin } from '#shared/vin.ts';
import { indexCars } from './car-names.ts';
import { VinAnswer } from './contract.ts';
import { decodeVin, type VinTables } from './decode-vin.ts';
import { PATHS_BY_HAND } from './hand-patterns.ts';
import { loadVpic } from './load-vpic.ts';
import { indexLocalPatterns, type LocalPattern } from './local-patterns.ts';

let tables: VinTables;

beforeAll(async () => {
  tables = { vpic: await loadVpic(), cars: indexCars(FACT_GENERATIONS), local: indexLocalPatterns([]) };
});

const LAST_YEAR = 2027;
const decode = (vin: string) => decodeVin(vin, tables, LAST_YEAR);

/** Shapes of cars that Mexico drives; serials are invented. */
describe('one car of the catalog', () => {
  it.each([
    ['Tsuru, whose position 7 stays a digit after 2010', '3N1EB31S', 2013, 'nissan/tsuru/b13'],
    ['an early Tsuru', '3N1EB31S', 1995, 'nissan/tsuru/b13'],
    ['Versa', '3N1CN7AD', 2017, 'nissan/versa/n17'],
    ['the next Versa', '3N1CN8AE', 2022, 'nissan/versa/n18'],
    ['a Versa of the USA that Mexico calls Tiida', '3N1BC11E', 2009, 'nissan/tiida/c11'],
    ['Micra of Canada that Mexico calls March', '3N1CK3CP', 2016, 'nissan/march/k13'],
    ['Rogue that Mexico calls X-Trail', '5N1AT2MT', 2016, 'nissan/x-trail/t32'],
    ['Platina', '3N1JH01S', 2006, 'nissan/platina/clio-ii-sedan'],
    ['Sentra', '3N1AB7AP', 2014, 'nissan/sentra/b17'],
    ['Vocho', '3VWS1A1B', 1998, 'volkswagen/sedan-vocho/tipo-1'],
    ['Jetta Clásico', '3VWRV49M', 2008, 'volkswagen/jetta-clasico/a4'],
    ['Jetta of the sixth body', '3VWDX7AJ', 2013, 'volkswagen/jetta/a6'],
    ['Gol', '9BWAB45U', 2012, 'volkswagen/gol/g5-g6'],
    ['Aveo', '3G1TC5CF', 2012, 'chevrolet/aveo/t250'],
    ['Chevy', '3G1SF61X', 2008, 'chevrolet/chevy/c2-corsa-b'],
    ['Civic sedan', '2HGFA165', 2008, 'honda/civic/fa-8a'],
    ['Civic coupé of the same years as no sedan here', '1HGEM229', 2003, 'honda/civic-coupe/em-7a'],
    ['a Kia with the identifier that vPIC calls Hyundai', '3KPA24AB', 2019, 'kia/rio/yb'],
    ['a Hyundai from the plant of Kia', '3KPC24A3', 2019, 'hyundai/accent/hc'],
    ['Mirage G4 that Mexico calls Attitude', 'ML32F3FJ', 2018, 'dodge/attitude/mirage-g4'],
    ['Mazda3', '3MZBM1V7', 2015, 'mazda/mazda3/bm'],
    ['Ibiza', 'VSSMK46J', 2013, 'seat/ibiza/6j'],
    ['Duster of Colombia', '9FBHSRAJ', 2015, 'renault/duster/hm'],
    ['Avanza', 'MHKMF53F', 2014, 'toyota/avanza/f600'],
    ['Hiace without a year code', 'JTFPX22P', '0', 'toyota/hiace/h200'],
    ['Corolla', '5YFBURHE', 2016, 'toyota/corolla/e170'],
  ])('%s', (_, start, year, path) => {
    const answer = decode(aVin(start, year));
    expect(answer).toMatchObject({
      outcome: 'exact',
      question: null,
      cars: [{ path }],
      years: typeof year === 'number' ? [year] : [],
    });
    expect(answer.cars[0]?.vehicles.length).toBeGreaterThan(0);
  });
});

describe('less than one car', () => {
  it.each([
    ['a cab to confirm', '3GCUK9EC', 2016, 'choose', 'confirm', ['chevrolet/silverado-1500-crew/k2xx']],
    [
      'two models with one number',
      'MEXZZZ60',
      2017,
      'choose',
      'model',
      ['volkswagen/vento/polo-6r-sedan', 'volkswagen/polo/6r'],
    ],
    [
      'a pick-up of the yard next door',
      'MR0EX8DD',
      '0',
      'choose',
      'confirm',
      ['toyota/hilux-doble-cabina/an120'],
    ],
  ])('%s is a choice', (_, start, year, outcome, question, paths) => {
    const answer = decode(aVin(start, year));
    expect(answer).toMatchObject({ outcome, question });
    expect(answer.cars.map(({ path }) => path)).toEqual(paths);
  });

  it('make and year: the models of that year are offered', () => {
    const answer = decode(aVin('MALXX41C', 2017));
    expect(answer).toMatchObject({
      outcome: 'make-year',
      question: 'model',
      make: { value: 'Hyundai', source: 'hand' },
      country: 'IN',
    });
    expect(answer.cars.map(({ path }) => path)).toEqual(['hyundai/grand-i10/ba']);
    expect(answer.years).toEqual([2017, 1987]);
  });

  it('make only: all its models are offered', () => {
    const answer = decode(aVin('8AJZZ23G', '0'));
    expect(answer).toMatchObject({ outcome: 'make', make: { value: 'Toyota' }, years: [], country: 'AR' });
    expect(answer.cars.length).toBeGreaterThan(4);
    expect(answer.warnings).toContainEqual({ code: 'no_year' });
  });

  it.each([
    ['that the catalog lacks', '3FA6P0H7', 2014, 'Ford', 'Fusion'],
    ['of years that the catalog lacks', '3VWCB7BU', 2020, 'Volkswagen', 'Jetta'],
    ['that only hand patterns know', '9BWCC05X', 2006, 'Volkswagen', 'Pointer'],
  ])('a model %s is named and not offered as another', (_, start, year, make, model) => {
    const answer = decode(aVin(start, year));
    expect(answer).toMatchObject({ outcome: 'other-car', make: { value: make }, cars: [], years: [year] });
    expect(answer.models.map(({ value }) => value)).toContain(model);
  });

  it('a maker of nobody we know still has a country', () => {
    expect(decode(aVin('LXX12345', 2020))).toMatchObject({ outcome: 'unknown', make: null, country: 'CN' });
  });

  it('a maker of few cars is told by six characters', () => {
    const rows = {
      makers: [['1Z9ABC', 'Carroza']],
      keys: ['AA'],
      facts: [{ m: 'Uno' }],
      schemas: [[0, 0]],
      links: [['1Z9ABC', 0, 2010, 0]],
    } as const;
    return import('./vpic.ts').then(({ compileVpic }) => {
      const vpic = compileVpic(rows);
      expect(vpic.makerOf('1Z9AA3450KAABC123')).toBe('Carroza');
      expect(vpic.read('1Z9AA3450KAABC123', 2019).models).toEqual(['Uno']);
      expect(vpic.makerOf('1Z9AA3450KAXYZ123')).toBeUndefined();
    });
  });
});

describe('the check digit', () => {
  const wrong = (vin: string) => vin.slice(0, 8) + (vin.charAt(8) === '4' ? '7' : '4') + vin.slice(9);

  it('is a warning and never another answer', () => {
    const right = aVin('3N1CN7AD', 2017);
    expect(decode(right).warnings).toEqual([]);
    const answer = decode(wrong(right));
    expect(answer).toMatchObject({ outcome: 'exact', cars: [{ path: 'nissan/versa/n17' }] });
    expect(answer.warnings).toEqual([
      { code: 'check_digit', expected: right.charAt(8), found: wrong(right).charAt(8) },
    ]);
  });

  it('is not asked of cars built in Europe', () => {
    expect(decode(wrong(aVin('VSSMK46J', 2013))).warnings).toEqual([]);
  });

  it('is asked softly of cars built elsewhere', () => {
    expect(decode(wrong(aVin('MHKMF53F', 2014))).warnings).toMatchObject([{ code: 'check_digit_abroad' }]);
  });
});

describe('where a fact comes from', () => {
  it('is said with each', () => {
    const answer = decode(aVin('5YFBURHE', 2016));
    expect(answer.displacementDl).toEqual({ value: 18, source: 'vpic', confidence: 'verified' });
    expect(answer.drivetrain).toMatchObject({ value: 'FWD', source: 'catalog' });
    expect(answer.models).toEqual([{ value: 'Corolla', source: 'vpic', confidence: 'verified' }]);
  });

  it('by hand is unverified until vPIC bears it out', () => {
    expect(decode(aVin('3N1EB31S', 2013)).models).toMatchObject([
      { source: 'hand', confidence: 'unverified' },
    ]);
    expect(decode(aVin('3N1CN7AD', 2017)).models).toMatchObject([
      { source: 'hand', confidence: 'cross-checked' },
    ]);
  });
});

describe('what the yard has learned', () => {
  const idOf = (path: string) => FACT_GENERATIONS.find((generation) => generation.path === path)?.id ?? 0;
  const lesson = (generation: string, change: Partial<LocalPattern> = {}): LocalPattern => ({
    wmi: 'MAL',
    descriptor: 'XX41C',
    yearCode: 'H',
    modelYear: 2017,
    generationId: idOf(generation),
    vehicleId: null,
    evidence: 1,
    ...change,
  });
  const taught =
    (...patterns: LocalPattern[]) =>
    (vin: string) =>
      decodeVin(vin, { ...tables, local: indexLocalPatterns(patterns) }, LAST_YEAR);

  it('goes before every table', () => {
    const answer = taught(lesson('hyundai/grand-i10/ba'))(aVin('MALXX41C', 2017));
    expect(answer).toMatchObject({
      outcome: 'exact',
      years: [2017],
      cars: [{ path: 'hyundai/grand-i10/ba', source: 'yard', confidence: 'unverified' }],
    });
  });

  it('serves other years in which the car was sold, and no others', () => {
    const read = taught(lesson('hyundai/grand-i10/ba'));
    expect(read(aVin('MALXX41C', 2019))).toMatchObject({ outcome: 'exact', years: [2019] });
    expect(read(aVin('MALXX41C', 2023))).toMatchObject({ outcome: 'make-year' });
  });

  it('gives the year where the number has none', () => {
    const answer = taught(
      lesson('toyota/hilux-doble-cabina/an120', {
        wmi: '8AJ',
        descriptor: 'ZZ23G',
        yearCode: '0',
        modelYear: 2018,
      }),
    )(aVin('8AJZZ23G', '0'));
    expect(answer).toMatchObject({ outcome: 'exact', years: [2018], warnings: [] });
  });

  it('one slip against three cars is not believed, two against three is a question', () => {
    const rightly = lesson('hyundai/grand-i10/ba', { evidence: 3 });
    const vin = aVin('MALXX41C', 2017);
    expect(taught(rightly, lesson('hyundai/accent/hc'))(vin)).toMatchObject({
      outcome: 'exact',
      cars: [{ confidence: 'cross-checked' }],
    });
    expect(taught(rightly, lesson('hyundai/accent/hc', { evidence: 2 }))(vin)).toMatchObject({
      outcome: 'choose',
      question: 'model',
    });
  });
});

it('every hand pattern leads to a car of the catalog', () => {
  const known = new Set(FACT_GENERATIONS.map(({ path }) => path));
  expect(PATHS_BY_HAND.filter((path) => !known.has(path))).toEqual([]);
});

it('any seventeen characters have an answer that keeps the contract', () => {
  const character = fc.constantFrom(...Array.from('ABCDEFGHJKLMNPRSTUVWXYZ0123456789'));
  const start = fc.constantFrom('3N1', '3VW', '3G1', '1FT', '9BW', '1Z9', 'VSS', 'KMH', '');
  const vin = fc
    .tuple(start, fc.array(character, { minLength: 17, maxLength: 17 }))
    .map(([prefix, rest]) => (prefix + rest.join('')).slice(0, 17));
  fc.assert(
    fc.property(vin, (text) => {
      expect(isVin(text)).toBe(true);
      expect(VinAnswer.parse(decode(text)).outcome).not.toBe('not-a-vin');
    }),
    { numRuns: 3_000 },
  );
});

/** The fourteen numbers that a decoder of vPIC alone was tried with: 8 whole, 1 make only, 5 nothing. */
it('reads the sample of the Mexican fleet', () => {
  const sample: readonly (readonly [start: string, year: number | string])[] = [
    ['3N1CN7AD', 2017],
    ['3N1AB7AP', 2015],
    ['3VWDX7AJ', 2014],
    ['3G1TC5CF', 2012],
    ['3MZBN1V7', 2017],
    ['9BWDE61J', 2003],
    ['KM8K12AA', 2019],
    ['1HGCR2F3', 2014],
    ['3N1EB31S', 2013],
    ['3N6DD25T', 2012],
    ['3VWRV49M', 2008],
    ['VSSMK46J', 2013],
    ['MALA741C', 2017],
    ['JTFPX22P', '0'],
  ];
  const outcomes = sample.map(([start, year]) => decode(aVin(start, year)).outcome);
  expect(
    Object.entries(Object.groupBy(outcomes, (outcome) => outcome)).map(([outcome, all]) => [
      outcome,
      all.length,
    ]),
  ).toEqual([
    ['exact', 12],
    ['other-car', 2],
  ]);
});
