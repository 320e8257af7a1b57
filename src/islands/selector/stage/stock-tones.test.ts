import { expect, it } from 'vitest';
import { partTypeOf } from '#shared/facts/part-types.ts';
import { catalogPlace } from './catalog-place.ts';
import { absentTypes, countAt, stockTones } from './stock-tones.ts';
import { mayComeByItself } from './use-gate.ts';

const item = (available: number, branches: Record<string, number> = {}) => ({
  available,
  branches: Object.entries(branches).map(([code, count]) => ({ code, available: count, fromCents: null })),
});
const counts = new Map([
  ['iluminacion', item(5)],
  ['iluminacion/faro', item(5, { QRO: 1, PUE: 4 })],
  ['iluminacion/faro/l', item(5, { QRO: 1, PUE: 4 })],
]);

it('paints every place of a type, in the chain or at the branch', () => {
  const chain = stockTones(counts, null);
  expect([chain.get('faro'), chain.get('faro/l'), chain.get('faro/r')]).toEqual(['many', 'many', 'none']);
  expect(stockTones(counts, 'QRO').get('faro/l')).toBe('few');
  expect(stockTones(counts, 'GDL').get('faro')).toBe('none');
});

it('counts the chain where no branch is chosen', () => {
  expect(countAt(counts.get('iluminacion/faro'), null)).toBe(5);
  expect(countAt(counts.get('iluminacion/faro'), 'PUE')).toBe(4);
  expect(countAt(undefined, 'PUE')).toBe(0);
});

it('calls nothing absent before it knows', () => {
  expect(absentTypes(new Map()).size).toBe(0);
  expect(absentTypes(counts).has('faro')).toBe(false);
  expect(absentTypes(counts).has('cofre')).toBe(true);
});

it.each([
  ['disco', 'fl', 'fl'],
  ['faro', 'l', 'l'],
  ['horquilla', 'fr', 'r'],
  ['balatas', 'rl', 'b'],
  ['rin', 'rr', undefined],
  ['cofre', 'c', undefined],
] as const)('a %s at %s is sold as %s', (code, node, place) => {
  const type = partTypeOf(code);
  expect(type && catalogPlace(type, node)).toBe(place);
});

it('the scene does not come by itself where it would be felt', () => {
  expect(mayComeByItself({})).toBe(true);
  expect(mayComeByItself({ deviceMemory: 8, connection: { effectiveType: '4g' } })).toBe(true);
  expect(mayComeByItself({ deviceMemory: 2 })).toBe(false);
  expect(mayComeByItself({ connection: { saveData: true } })).toBe(false);
  expect(mayComeByItself({ connection: { effectiveType: '3g' } })).toBe(false);
});
