import { normalizePartNumber } from '#shared/part-number.ts';
import { expect, test } from 'vitest';
import { asSerial, serialBeginning } from './piece-code.ts';

test.each([
  ['QRO-P-048817', 'QRO-P-048817'],
  ["qro'p'048817", 'QRO-P-048817'],
  ['QROP048817', 'QRO-P-048817'],
  ['26060-60Y00', null],
  ['puerta', null],
])('%s scanned is the serial number %s', (text, serial) => {
  expect(asSerial(text)).toBe(serial);
});

test.each([
  ['qro', 'QRO-P-'],
  ['QRO-P-', 'QRO-P-'],
  ["qro'p'0488", 'QRO-P-0488'],
  ['QRO0488', ''],
  ['7345', ''],
  ['puerta', ''],
])('serial numbers that begin with %s begin with "%s"', (text, beginning) => {
  expect(serialBeginning(text)).toBe(beginning);
});

test('a part number is compared without dashes, spaces and case', () => {
  expect(normalizePartNumber(' 26060-60y00 ')).toBe('2606060Y00');
});
