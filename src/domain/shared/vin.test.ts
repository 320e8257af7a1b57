import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import {
  hasValidCheckDigit,
  isVin,
  meansVin,
  readVin,
  vinCheckDigit,
  vinModelYears,
  vinYearCode,
} from './vin.ts';

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

describe('a VIN as people write it', () => {
  it.each([
    ['in groups and small letters', ' 3n1 eb31s-7dk.104729 '],
    ['between the asterisks of a label', '*3N1EB31S7DK104729*'],
    ['with wide letters of a pasted text', '３N1EB31S7DK104729'],
  ])('is read %s', (_, text) => {
    expect(readVin(text)).toEqual({ isVin: true, vin: '3N1EB31S7DK104729', notes: [] });
  });

  it('says which letters it took for digits', () => {
    expect(readVin('3NIEB31S7DK1O4729')).toEqual({
      isVin: true,
      vin: '3N1EB31S7DK104729',
      notes: [
        { code: 'letter_read_as_digit', letter: 'I', digit: '1' },
        { code: 'letter_read_as_digit', letter: 'O', digit: '0' },
      ],
    });
  });

  it('drops the I before the number of a bar code', () => {
    expect(readVin('I3N1EB31S7DK104729')).toMatchObject({
      vin: '3N1EB31S7DK104729',
      notes: [{ code: 'leading_i_dropped' }],
    });
  });

  it.each([
    ['', [{ code: 'empty' }]],
    ['3N1EB31S7DK10472', [{ code: 'length', length: 16 }]],
    ['3N1EB31S7DK10472Ñ', [{ code: 'characters', characters: 'Ñ' }]],
    [
      'ñ',
      [
        { code: 'characters', characters: 'Ñ' },
        { code: 'length', length: 1 },
      ],
    ],
  ])('tells why %j is none', (text, problems) => {
    expect(readVin(text)).toMatchObject({ isVin: false, problems });
  });

  it.each([
    ['3n1 eb31s 7dk 104729', true],
    ['3NIEB31S7DKIO4729', true],
    ['faro tsuru del 2008', false],
    ['puerta izq versa 2015', false],
    ['motor 2.5 altima 2010', false],
    ['26010-9W000', false],
  ])('%j is meant as one: %s', (text, isMeant) => {
    expect(meansVin(text)).toBe(isMeant);
  });

  it('never throws, whatever it is given', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 64 }),
        fc.string({ maxLength: 64, unit: 'binary' }),
        (bytes, text) => {
          const reading = readVin(Buffer.from(bytes).toString('latin1'));
          const other = readVin(text);
          expect([reading, other].every((each) => !each.isVin || isVin(each.vin))).toBe(true);
        },
      ),
      { numRuns: 2_000 },
    );
  });
});

it.each([
  ['3N1EB31S7DK104729', [2013, 1983]],
  ['3N1EB31S7YK104729', [2000]],
  ['MR0EX8DD300104729', []],
])('model years of %s', (vin, years) => {
  expect(vinModelYears(vin, 2027)).toEqual(years);
});
