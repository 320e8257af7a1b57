import { expect, it } from 'vitest';
import { sourceText } from './source-text.ts';

it('says where a figure comes from, in the language of the page', () => {
  const source = 'vpic: 3N1 CN8 Versa 2020-22; gearbox and years own knowledge, unverified';
  expect(sourceText(source, 'en')).toBe(
    'vPIC 3N1 CN8 Versa 2020-22; gearbox and years own knowledge, unverified',
  );
  expect(sourceText(source, 'es-MX')).toBe(
    'vPIC 3N1 CN8 Versa 2020-22; caja y años: conocimiento propio, sin verificar',
  );
});
