import { expect, test } from 'vitest';
import { readDraft, saveDraft, type ReceiptDraft } from './draft-storage.ts';
import { UNTOUCHED } from './teardown-state.ts';

const draft: ReceiptDraft = {
  id: '019aaaaa-0000-7000-8000-000000000003',
  car: {
    branch: 'QRO',
    answers: {
      make: 'nissan',
      model: 'nissan/versa',
      year: 2014,
      generation: 'nissan/versa/n17',
      engine: 'v7',
    },
    generation: 'nissan/versa/n17',
    modelYear: 2014,
    vehicleId: 7,
    vin: null,
    odometerKm: 151_007,
    colour: 'Plata',
    yardPosition: 'F12-3',
    arrivedOn: '2026-11-19',
  },
  teardown: {
    generation: 'nissan/versa/n17',
    label: 'Nissan Versa 2014',
    modelYear: 2014,
    ageYears: 12,
    openTypes: 0,
    pieces: [],
  },
  state: { ...UNTOUCHED, marks: { 'faro/l': { state: 'missing' } } },
  step: 'teardown',
  savedAt: '2026-11-19T17:31:07.000Z',
};

function memory() {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
}

test('a draft comes back as it was kept, to the person who kept it', () => {
  const storage = memory();
  expect(saveDraft('ana@example.mx', draft, storage)).toBe(true);
  expect(readDraft('ana@example.mx', storage)).toEqual(draft);
  expect(readDraft('luis@example.mx', storage)).toBeNull();
});

test('what cannot be read is no draft, and what cannot be kept is said', () => {
  const broken = { getItem: () => '{"id":"x"', setItem: () => undefined };
  expect(readDraft('ana@example.mx', broken)).toBeNull();
  expect(readDraft('ana@example.mx', { getItem: () => '{"id":"x","car":{}}' })).toBeNull();
  const full = {
    setItem: () => {
      throw new DOMException('full', 'QuotaExceededError');
    },
  };
  expect(saveDraft('ana@example.mx', draft, full)).toBe(false);
});
