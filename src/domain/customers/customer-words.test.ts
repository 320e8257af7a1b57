import { expect, test } from 'vitest';
import { askedWordsOf, indexWordsOf } from './customer-words.ts';

const workshop = {
  name: 'Taller Muñoz',
  phone: '+524422183307',
  email: 'taller.munoz@example.mx',
  rfc: 'MUPJ800101AB3',
  legalName: null,
};

const finds = (question: string) =>
  askedWordsOf(question).every((asked) => indexWordsOf(workshop).some((word) => word.startsWith(asked)));

test.each([
  ['munoz'],
  ['Muñoz taller'],
  ['tall'],
  ['3307'],
  ['2183307'],
  ['442 218 3307'],
  ['+52 442 218 3307'],
  ['mupj8001'],
  ['taller.munoz@example.mx'],
])('a customer is found by %s', (question) => {
  expect(finds(question)).toBe(true);
});

test.each([['munoz garcia'], ['3308'], ['aller']])('and not by %s', (question) => {
  expect(finds(question)).toBe(false);
});
