import { expect, test } from 'vitest';
import { vinTranslator } from '../../i18n/vin-texts.ts';
import { namesInWords } from './vin-words.ts';

const names = namesInWords(vinTranslator('es-MX'));

test('the codes of the catalog are said as people say them', () => {
  expect(names.fuel('gasoline')).toBe('Gasolina');
  expect(names.drivetrain('FWD')).toBe('Delantera');
  expect(names.gearbox('MT5')).toBe('Manual de 5');
  expect(names.gearbox('AT10')).toBe('Automática de 10');
});

test('a code without a word stays as it is', () => {
  expect(names.fuel('hydrogen')).toBe('hydrogen');
  expect(names.drivetrain('6x6')).toBe('6x6');
  expect(names.gearbox('CVT')).toBe('CVT');
});
