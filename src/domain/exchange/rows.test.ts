import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Generation } from '#contract/catalog';
import { PART_TYPES, partTypeOf } from '#shared/facts/part-types.ts';
import { carFinder } from './find-car.ts';
import { guessMapping } from './import-fields.ts';
import { noteOf, qualifiersOf } from './plan-parts.ts';
import { pesos } from './read-imports.ts';
import { readCents, readPartType, readPosition, readQuantity, readYears } from './read-values.ts';
import { readRow } from './read-row.ts';
import { SeenRows } from './seen-rows.ts';

describe('an amount in pesos', () => {
  test.each([
    ['$1,234.50', 123_450],
    ['1234.5', 123_450],
    ['1,234', 123_400],
    ['1,234,567.8', 123_456_780],
    ['12,5', 1_250],
    ['1.234,50', 123_450],
    ['MXN 99', 9_900],
    ['99.90 pesos', 9_990],
    ['99.9000', 9_990],
    ['0.07', 7],
  ])('%s is %i centavos', (text, cents) => {
    expect(readCents(text)).toBe(cents);
  });

  test.each(['', 'gratis', '-5', '1.234', '1,23,4', '1.2.3', '12.345', '$', '1e5', '1,2345', '٣'])(
    '%j is none',
    (text) => {
      expect(readCents(text)).toBeNull();
    },
  );

  test('is read as it was written', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000_000_000 }), (cents) => {
        expect(readCents(pesos(cents))).toBe(cents);
        expect(
          readCents(`$${Number(pesos(cents)).toLocaleString('es-MX', { minimumFractionDigits: 2 })}`),
        ).toBe(cents);
      }),
    );
  });
});

test('quantities are whole numbers', () => {
  expect(['12', '1,200', '3.0', ' 7 ', '0'].map(readQuantity)).toEqual([12, 1200, 3, 7, 0]);
  expect(['', '-1', '1.5', '1,2', 'doce', '12 pzas'].map(readQuantity)).toEqual(Array(6).fill(null));
});

test('years come alone, as a run, or open', () => {
  expect(readYears('1998')).toEqual({ from: 1998, to: 1998 });
  expect(readYears('1998-2003')).toEqual({ from: 1998, to: 2003 });
  expect(readYears('1998 a 2003')).toEqual({ from: 1998, to: 2003 });
  expect(readYears('2016 –')).toEqual({ from: 2016, to: null });
  for (const wrong of ['98', '2003-1998', '1850', '19980', 'x']) expect(readYears(wrong)).toBeNull();
});

test('every part type is found by its code and its name, and its places by their words', () => {
  for (const type of PART_TYPES) {
    expect(readPartType(type.code), type.code).toBe(type);
    expect(readPartType(type.es)?.es, type.es).toBe(type.es);
  }
  const door = PART_TYPES.find(({ axes }) => axes === 'side+end')!;
  expect(
    ['fl', 'delantera izquierda', 'DEL. IZQ.', 'front left', 'piloto delantera'].map((text) =>
      readPosition(text, door),
    ),
  ).toEqual(Array(5).fill('fl'));
  expect(readPosition('', door)).toBeNull();
  expect(readPosition('arriba', door)).toBeNull();
  const radiator = partTypeOf('radiador')!;
  expect(readPosition('', radiator)).toBe('c');
  expect(readPosition('izquierda', radiator)).toBeNull();
});

describe('columns', () => {
  test('are guessed by what people write above them, each once', () => {
    expect(
      guessMapping('stock', [
        'No. de Parte',
        'MARCA',
        'Descripción',
        'Existencia',
        'Precio Público',
        'Anaquel',
      ]),
    ).toEqual({
      partNumber: 0,
      maker: 1,
      partType: 2,
      quantity: 3,
      price: 4,
      bin: 5,
    });
    expect(guessMapping('stock', ['Código', 'Número de parte', 'Piezas'])).toEqual({
      partNumber: 1,
      quantity: 2,
    });
    expect(guessMapping('stock', ['x', 'y'])).toEqual({});
  });
});

describe('a row', () => {
  const stock = { partNumber: 0, maker: 1, partType: 2, position: 3, quantity: 4, price: 5, bin: 6 };

  test('is understood', () => {
    const cells = ['26060-60y00 ', 'Bosch', 'faro', 'izq', '1,200', '$2,851.00', 'a-12'];
    expect(readRow('stock', stock, { rowNo: 7, cells })).toMatchObject({
      rowNo: 7,
      pnNorm: '2606060Y00',
      partType: 'faro',
      position: 'l',
      quantity: 1200,
      priceCents: 285_100,
      bin: 'A-12',
      problems: [],
    });
  });

  test('says everything that is wrong with it at once', () => {
    const cells = ['---', 'x'.repeat(61), 'naranja', '', 'muchas', 'caro', 'x'.repeat(21)];
    expect(
      readRow('stock', stock, { rowNo: 7, cells }).problems.map(({ field, code }) => `${field} ${code}`),
    ).toEqual([
      'partNumber not_a_part_number',
      'maker too_long',
      'partType no_such_type',
      'bin too_long',
      'quantity not_a_quantity',
      'price not_a_price',
    ]);
  });

  test('of a used piece does not come on stock, and has its price by its serial', () => {
    const row = { rowNo: 2, cells: ['A1', '5', 'QRO-P-000017'] };
    expect(readRow('stock', { partNumber: 0, quantity: 1, serial: 2 }, row).problems[0]).toMatchObject({
      code: 'unique_piece',
    });
    expect(readRow('prices', { partNumber: 0, price: 1, serial: 2 }, row)).toMatchObject({
      partNumber: 'QRO-P-000017',
      problems: [],
    });
  });
});

describe('a car', () => {
  const vehicle = (id: number, engineName: string, displacementDl: number, transmission: string) => ({
    id,
    engineName,
    displacementDl,
    transmission,
    drivetrain: 'fwd',
  });
  const generations = [
    {
      id: 3,
      path: 'nissan/tsuru/b13',
      slug: 'b13',
      code: 'B13',
      make: { slug: 'nissan', name: 'Nissan' },
      model: { slug: 'tsuru', name: 'Tsuru' },
      yearFrom: 1992,
      yearTo: 2017,
      vehicles: [vehicle(11, '1.6 L GA16', 16, 'manual'), vehicle(13, '1.6 L GA16', 16, 'automatic')],
    },
    {
      id: 5,
      path: 'volkswagen/jetta/a6',
      slug: 'a6',
      code: 'A6',
      make: { slug: 'volkswagen', name: 'Volkswagen' },
      model: { slug: 'jetta', name: 'Jetta' },
      yearFrom: 2011,
      yearTo: 2018,
      vehicles: [],
    },
    {
      id: 7,
      path: 'volkswagen/jetta/a7',
      slug: 'a7',
      code: 'A7',
      make: { slug: 'volkswagen', name: 'Volkswagen' },
      model: { slug: 'jetta', name: 'Jetta' },
      yearFrom: 2018,
      yearTo: null,
      vehicles: [],
    },
  ] as unknown as Generation[];
  const find = carFinder(generations);
  const row = { make: '', model: '', generation: '', yearFrom: null, yearTo: null, engine: '' };

  test('is found by make, model and years, in every generation that those years meet', () => {
    expect(find({ ...row, make: 'VW', model: 'jetta', yearFrom: 2016, yearTo: 2020 })).toEqual({
      fits: [
        { generationId: 5, vehicleId: null, yearFrom: 2016, yearTo: 2018 },
        { generationId: 7, vehicleId: null, yearFrom: 2018, yearTo: 2020 },
      ],
    });
    expect(find({ ...row, model: 'Jetta', generation: 'A7' })).toEqual({
      fits: [{ generationId: 7, vehicleId: null, yearFrom: 2018, yearTo: null }],
    });
    expect(find({ ...row, generation: 'nissan/tsuru/b13', yearFrom: 1990, yearTo: null })).toEqual({
      fits: [{ generationId: 3, vehicleId: null, yearFrom: 1992, yearTo: 2017 }],
    });
  });

  test('has its engines by name, by size, or one vehicle by its whole label', () => {
    const ids = (engine: string) => {
      const match = find({ ...row, make: 'Nissan', model: 'Tsuru', engine });
      return 'fits' in match ? match.fits.map(({ vehicleId }) => vehicleId) : match.problem.code;
    };
    expect(ids('1.6')).toEqual([11, 13]);
    expect(ids('1.6 L GA16')).toEqual([11, 13]);
    expect(ids('1.6 L GA16 · automatic · fwd')).toEqual([13]);
    expect(ids('2.0')).toBe('no_such_engine');
  });

  test('that we do not have is said', () => {
    expect(find({ ...row, make: 'Nissan', model: 'Tsuru', yearFrom: 2019, yearTo: 2020 })).toMatchObject({
      problem: { code: 'no_such_car', value: 'Nissan Tsuru 2019' },
    });
    expect(find({ ...row, make: 'Seat', model: '600' })).toMatchObject({ problem: { code: 'no_such_car' } });
  });
});

test('notes and qualifiers go there and back', () => {
  for (const note of ['con A/C', '{"doors":4,"airConditioning":true}', '{roto'])
    expect(noteOf(qualifiersOf(note))).toBe(note);
  expect(noteOf(qualifiersOf(null))).toBeNull();
});

test('repeated rows are met again, others are not', () => {
  const seen = new SeenRows();
  const keys = Array.from({ length: 50_000 }, (_, at) => `PN${at}|maker`);
  expect(keys.filter((key) => seen.meet(key))).toEqual([]);
  expect(keys.every((key) => seen.meet(key))).toBe(true);
});
