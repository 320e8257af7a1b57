import { expect, test } from 'vitest';
import type { Generation } from '#contract/catalog';
import { asSerial, normalizePartNumber } from './piece-code.ts';
import { meaningsOf } from './search-words.ts';

const tsuru = {
  id: 41,
  make: { slug: 'nissan', name: 'Nissan' },
  model: { slug: 'tsuru', name: 'Tsuru' },
  code: 'B13',
  yearFrom: 1992,
  yearTo: 2017,
} as Generation;

test('words mean part types, places on the car and cars, whatever their order', () => {
  const [door, rear, car, year] = meaningsOf('Puertas traseras de tsuru 2005', [tsuru]);
  expect(door?.partTypes).toContain('puerta');
  expect(rear?.positions).toEqual(['b', 'rl', 'rr']);
  expect(car?.generationIds).toEqual([41]);
  expect(year?.generationIds).toEqual([41]);
});

test('a year the car was not made does not mean that car', () => {
  expect(meaningsOf('2019', [tsuru])[0]?.generationIds).toEqual([]);
});

test.each([
  ['QRO-P-048817', 'QRO-P-048817'],
  ["qro'p'048817", 'QRO-P-048817'],
  ['QROP048817', 'QRO-P-048817'],
  ['26060-60Y00', null],
  ['puerta', null],
])('%s scanned is the serial number %s', (text, serial) => {
  expect(asSerial(text)).toBe(serial);
});

test('a part number is compared without dashes, spaces and case', () => {
  expect(normalizePartNumber(' 26060-60y00 ')).toBe('2606060Y00');
});
