import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { CarKnown, FitFacts, FitRow, FitVehicle } from './facts.ts';
import { fitVerdict } from './fit-verdict.ts';

const TSURU = 'nissan/tsuru/b13';
const OTHER = 'nissan/versa/n17';
const vehicle = (
  id: number,
  engine: string,
  transmission: string,
  yearFrom: number,
  yearTo: number,
): FitVehicle => ({
  id,
  engine,
  transmission,
  drivetrain: 'FWD',
  yearFrom,
  yearTo,
});
const CARS = {
  [TSURU]: {
    yearFrom: 1992,
    yearTo: 2017,
    doors: [4],
    vehicles: [
      vehicle(11, '1.6 L GA16DE', 'MT5', 1992, 2017),
      vehicle(13, '1.6 L GA16DE', 'AT4', 1992, 2003),
      vehicle(17, '2.0 L SR20DE', 'MT5', 1994, 1999),
    ],
  },
};
const row = (fields: Partial<FitRow> = {}): FitRow => ({
  generation: TSURU,
  yearFrom: 1992,
  yearTo: 2017,
  evidence: 'table',
  ...fields,
});
const facts = (...rows: FitRow[]): FitFacts => ({ rows, cars: CARS });
const tsuru = (known: Omit<CarKnown, 'generation'> = {}): CarKnown => ({ generation: TSURU, ...known });
const donor = (fields: Partial<NonNullable<FitFacts['donor']>> = {}) => ({
  generation: TSURU,
  vehicleId: 11,
  year: 2005,
  ...fields,
});

describe('whether a piece fits the car', () => {
  it.each<[string, FitFacts, CarKnown | null, string]>([
    ['no table at all', { rows: [], cars: {} }, tsuru(), 'ask no-table'],
    ['no car yet', facts(row()), null, 'ask car'],
    ['another generation', facts(row()), { generation: OTHER }, 'no other-car'],
    ['the table covers every year', facts(row()), tsuru(), 'table table'],
    ['a year outside', facts(row({ yearTo: 2003 })), tsuru({ year: 2009 }), 'no other-year'],
    ['a year inside', facts(row({ yearTo: 2003 })), tsuru({ year: 1997 }), 'table table'],
    ['it depends on the year', facts(row({ yearTo: 2003 })), tsuru(), 'ask depends'],
    ['still made', facts(row({ yearTo: null })), tsuru({ year: 2019 }), 'table table'],
    ['another engine', facts(row({ vehicles: [17] })), tsuru({ engine: '1.6 L GA16DE' }), 'no other-engine'],
    ['this engine', facts(row({ vehicles: [17] })), tsuru({ vehicleId: 17 }), 'table table'],
    [
      'another gearbox of the engine',
      facts(row({ vehicles: [13] })),
      tsuru({ vehicleId: 11 }),
      'no other-engine',
    ],
    ['the only engine of the year', facts(row({ vehicles: [11, 13] })), tsuru({ year: 2005 }), 'table table'],
    ['staff looked', facts(row({ evidence: 'staff' })), tsuru(), 'confirmed staff'],
    [
      'staff of another part of the group',
      facts(row({ evidence: 'staff', via: 'IC-7' })),
      tsuru(),
      'table interchange',
    ],
    ['sold once', facts(row({ kept: 1 })), tsuru(), 'table table'],
    ['sold twice and kept', facts(row({ kept: 2 })), tsuru(), 'confirmed sold-and-kept'],
    ['brought back too often', facts(row({ kept: 7, returned: 2 })), tsuru(), 'table table'],
    ['brought back more than kept', facts(row({ kept: 1, returned: 2 })), tsuru(), 'table returned-before'],
    ['out of the same generation', { ...facts(row()), donor: donor() }, tsuru(), 'confirmed same-generation'],
    [
      'out of a year that the row does not have',
      { ...facts(row({ yearTo: 2003 })), donor: donor() },
      tsuru({ year: 1999 }),
      'table table',
    ],
    [
      'out of a car with another engine than the row says',
      { ...facts(row({ vehicles: [17] })), donor: donor() },
      tsuru({ vehicleId: 17, year: 1997 }),
      'table table',
    ],
    [
      'out of just such a car',
      { ...facts(row({ vehicles: [11] })), donor: donor() },
      tsuru({ vehicleId: 11, year: 2005 }),
      'confirmed same-car',
    ],
    ['no row, out of the same generation', { rows: [], cars: CARS, donor: donor() }, tsuru(), 'table donor'],
    [
      'with air conditioning',
      facts(row({ airConditioning: true })),
      tsuru({ airConditioning: true }),
      'table table',
    ],
    [
      'without air conditioning',
      facts(row({ airConditioning: true })),
      tsuru({ airConditioning: false }),
      'no other-air-conditioning',
    ],
    ['doors not known', facts(row({ doors: 5 })), tsuru(), 'ask depends'],
    ['as many doors', facts(row({ doors: 4 })), tsuru(), 'table table'],
    ['other doors', facts(row({ doors: 5 })), tsuru({ doors: 4 }), 'no other-doors'],
    [
      'made after the change',
      facts(row({ fromMonth: '2005-07' })),
      tsuru({ year: 2005, months: [7, 12] }),
      'table table',
    ],
    [
      'made before the change',
      facts(row({ fromMonth: '2005-07' })),
      tsuru({ year: 2005, months: [1, 6] }),
      'no other-month',
    ],
  ])('%s', (_name, known, car, expected) => {
    const verdict = fitVerdict(known, car);
    expect(`${verdict.verdict} ${verdict.reason}`).toBe(expected);
  });

  test('asks for the years that make a difference, as runs', () => {
    const verdict = fitVerdict(facts(row({ yearTo: 2003 })), tsuru());
    expect(verdict).toMatchObject({
      question: {
        about: 'year',
        choices: [{ know: { years: [1992, 2003] } }, { know: { years: [2004, 2017] } }],
      },
    });
  });

  test('asks for the engine before the gearbox when it decides more', () => {
    expect(fitVerdict(facts(row({ vehicles: [17] })), tsuru({ year: 1997 }))).toMatchObject({
      question: {
        about: 'engine',
        choices: [{ know: { engine: '1.6 L GA16DE' } }, { know: { engine: '2.0 L SR20DE' } }],
      },
    });
    expect(
      fitVerdict(facts(row({ vehicles: [13] })), tsuru({ year: 1997, engine: '1.6 L GA16DE' })),
    ).toMatchObject({
      question: { about: 'transmission' },
    });
  });

  test('asks for the half of the year in which a part changed', () => {
    expect(fitVerdict(facts(row({ fromMonth: '2005-07' })), tsuru({ year: 2005 }))).toMatchObject({
      question: { about: 'month', choices: [{ know: { months: [1, 6] } }, { know: { months: [7, 12] } }] },
    });
    expect(fitVerdict(facts(row({ fromMonth: '2005-07' })), tsuru({ year: 2006 })).verdict).toBe('table');
  });

  test('hands over what the table wants looked at', () => {
    expect(fitVerdict(facts(row({ note: 'Con sensor ABS' })), tsuru())).toMatchObject({
      notes: ['Con sensor ABS'],
    });
  });
});

describe('whatever the facts', () => {
  const engines = ['1.6', '1.8'];
  const gearboxes = ['MT5', 'AT4'];
  const years = fc.tuple(fc.integer({ min: 2000, max: 2009 }), fc.integer({ min: 0, max: 9 }));
  const someVehicle = fc.record({
    engine: fc.constantFrom(...engines),
    transmission: fc.constantFrom(...gearboxes),
    drivetrain: fc.constantFrom('FWD', 'AWD'),
    years,
  });
  const month = fc
    .tuple(fc.integer({ min: 2000, max: 2009 }), fc.integer({ min: 1, max: 12 }))
    .map(([year, number]) => `${year}-${String(number).padStart(2, '0')}`);
  const maybe = <Value>(values: fc.Arbitrary<Value>) => fc.option(values, { nil: undefined, freq: 2 });
  const someRow = fc.record({
    years,
    vehicles: maybe(fc.subarray([1, 2, 3, 4], { minLength: 1 })),
    doors: maybe(fc.constantFrom(2, 3, 4)),
    airConditioning: maybe(fc.boolean()),
    fromMonth: maybe(month),
    toMonth: maybe(month),
    evidence: fc.constantFrom('table' as const, 'staff' as const, 'sales' as const),
    kept: fc.nat(4),
    returned: fc.nat(4),
    via: maybe(fc.constant('IC-1')),
  });
  const someFacts: fc.Arbitrary<FitFacts> = fc
    .record({
      rows: fc.array(someRow, { minLength: 1, maxLength: 4 }),
      vehicles: fc.array(someVehicle, { minLength: 1, maxLength: 4 }),
      donor: maybe(
        fc.record({ vehicleId: fc.constantFrom(1, 2, null), year: fc.integer({ min: 2000, max: 2009 }) }),
      ),
    })
    .map(({ rows, vehicles, donor: from }) => ({
      rows: rows.map(({ years: [yearFrom, length], ...rest }) => ({
        generation: TSURU,
        yearFrom,
        yearTo: yearFrom + length,
        ...rest,
      })),
      donor: from && { generation: TSURU, ...from },
      cars: {
        [TSURU]: {
          yearFrom: 2000,
          yearTo: 2009,
          doors: [2, 4],
          vehicles: vehicles.map(({ years: [yearFrom, length], ...rest }, index) => ({
            id: index + 1,
            ...rest,
            yearFrom,
            yearTo: yearFrom + length,
          })),
        },
      },
    }));

  test('answering the questions, whatever is answered, ends in confirmed, table or no', () => {
    fc.assert(
      fc.property(someFacts, fc.array(fc.nat(), { minLength: 12, maxLength: 12 }), (known, answers) => {
        let car: CarKnown = { generation: TSURU };
        for (const answer of answers) {
          const verdict = fitVerdict(known, car);
          if (verdict.verdict !== 'ask') return;
          const choices = verdict.question?.choices ?? [];
          expect(choices.length).toBeGreaterThan(1);
          car = { ...car, ...choices[answer % choices.length]?.know };
        }
        expect(fitVerdict(known, car).verdict).not.toBe('ask');
      }),
      { numRuns: 200 },
    );
  });

  test('an answer never undoes a verdict: a no stays a no, a yes a yes, and what is confirmed stays confirmed', () => {
    const rank = { no: 0, ask: 1, table: 2, confirmed: 3 };
    fc.assert(
      fc.property(someFacts, someFacts, fc.array(fc.nat(), { maxLength: 8 }), (known, asker, answers) => {
        let car: CarKnown = { generation: TSURU };
        let before = fitVerdict(known, car).verdict;
        // The questions are those of another piece: whatever one learns of the car, this piece's verdict only sharpens.
        const others = { ...asker, cars: known.cars };
        for (const answer of answers) {
          const other = fitVerdict(others, car);
          if (other.verdict !== 'ask' || !other.question) break;
          const { choices } = other.question;
          car = { ...car, ...choices[answer % choices.length]?.know };
          const after = fitVerdict(known, car).verdict;
          if (before === 'no') expect(after).toBe('no');
          if (before === 'table' || before === 'confirmed')
            expect(rank[after]).toBeGreaterThanOrEqual(rank[before]);
          before = after;
        }
      }),
      { numRuns: 200 },
    );
  });

  test('at least one answer to a question leads to another verdict than the others, or on to another question', () => {
    fc.assert(
      fc.property(someFacts, (known) => {
        const verdict = fitVerdict(known, { generation: TSURU });
        if (verdict.verdict !== 'ask' || !verdict.question) return;
        const outcomes = verdict.question.choices.map(
          ({ know }) => fitVerdict(known, { generation: TSURU, ...know }).verdict,
        );
        expect(new Set(outcomes).size > 1 || outcomes.includes('ask')).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});
