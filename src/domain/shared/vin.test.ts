import { describe, expect, it } from 'vitest';
import { hasValidCheckDigit, isVin, vinCheckDigit, vinYearCode } from './vin.ts';

describe('vehicle identification numbers', () => {
  it.each([
    ['1M8GDM9AXKP042788', 'X'],
    ['11111111111111111', '1'],
    ['1HGCM82633A004352', '3'],
    ['5GZCZ43D13S812715', '1'],
  ])('%s has check digit %s', (vin, digit) => {
    expect(vinCheckDigit(vin)).toBe(digit);
    expect(hasValidCheckDigit(vin)).toBe(true);
  });

  it('notices one wrong character', () => {
    expect(hasValidCheckDigit('1HGCM82633A004353')).toBe(false);
  });

  it.each(['1HGCM82633A00435', '1HGCM82633A0043522', 'IHGCM82633A004352', '1hgcm82633a004352'])(
    'refuses %s',
    (text) => {
      expect(isVin(text)).toBe(false);
      expect(hasValidCheckDigit(text)).toBe(false);
    },
  );

  it.each([
    [1980, 'A'],
    [1989, 'K'],
    [2000, 'Y'],
    [2001, '1'],
    [2009, '9'],
    [2010, 'A'],
    [2017, 'H'],
    [2026, 'T'],
  ])('writes model year %i as %s', (year, code) => {
    expect(vinYearCode(year)).toBe(code);
  });
});
