import { expect, test } from 'vitest';
import { phoneWords, toE164 } from './phone.ts';

test.each([
  ['442 218 3307', '+524422183307'],
  ['(442) 218-3307', '+524422183307'],
  ['01 442 218 3307', '+524422183307'],
  ['044 442 218 3307', '+524422183307'],
  ['+52 1 442 218 3307', '+524422183307'],
  ['5214422183307', '+524422183307'],
  ['524422183307', '+524422183307'],
  ['00 52 442 218 3307', '+524422183307'],
  ['+1 (915) 555-0137', '+19155550137'],
  ['+34 612 345 678', '+34612345678'],
])('a telephone is kept with its country: %s', (typed, phone) => {
  expect(toE164(typed)).toBe(phone);
});

test.each([
  [''],
  ['442218330'],
  ['44221833071'],
  ['112 218 3307'],
  ['+52 442 218'],
  ['442-218-33O7'],
  ['+0 12345678'],
])('what is no telephone is refused: %j', (typed) => {
  expect(toE164(typed)).toBeNull();
});

test('a Mexican number is read in three groups', () => {
  expect(phoneWords('+524422183307')).toBe('442 218 3307');
  expect(phoneWords('5555550101')).toBe('55 5555 0101');
  expect(phoneWords('+528112345678')).toBe('81 1234 5678');
  expect(phoneWords('+19155550137')).toBe('+19155550137');
});
