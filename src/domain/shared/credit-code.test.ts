import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  creditCodeWords,
  creditQrOf,
  isMarkedCredit,
  makeCreditCode,
  readCreditCode,
} from './credit-code.ts';

const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const aCode = fc
  .tuple(fc.stringMatching(/^[A-Z]{3}$/), fc.uint8Array({ minLength: 8, maxLength: 8 }))
  .map(([branch, random]) => makeCreditCode(branch, random));

test('a code is read as it is printed, scanned and typed', () => {
  fc.assert(
    fc.property(aCode, (code) => {
      const read = { kind: 'code', code, branch: code.slice(0, 3) };
      expect(readCreditCode(code)).toEqual(read);
      expect(readCreditCode(creditQrOf(code))).toEqual(read);
      expect(readCreditCode(creditCodeWords(code).toLowerCase())).toEqual(read);
    }),
  );
});

test('one wrong character is always noticed', () => {
  fc.assert(
    fc.property(aCode, fc.integer({ min: 3, max: 11 }), fc.integer({ min: 1, max: 30 }), (code, at, step) => {
      const wrong = ALPHABET[(ALPHABET.indexOf(code[at] ?? '') + step) % ALPHABET.length] ?? '';
      expect(readCreditCode(code.slice(0, at) + wrong + code.slice(at + 1))).toEqual({ kind: 'mistyped' });
    }),
  );
});

test('two neighbours swapped are always noticed', () => {
  fc.assert(
    fc.property(aCode, fc.integer({ min: 3, max: 9 }), (code, at) => {
      const [one = '', other = ''] = [code[at], code[at + 1]];
      fc.pre(one !== other);
      expect(readCreditCode(code.slice(0, at) + other + one + code.slice(at + 2))).toEqual({
        kind: 'mistyped',
      });
    }),
  );
});

test.each(['', 'QRO-P-048817', 'QRO-20261122-2-000123', 'APA0199', 'puerta tsuru'])('%s is none', (text) => {
  expect(readCreditCode(text)).toBeNull();
});

test('among other codes only what says so is a vale: part numbers may have its shape', () => {
  expect(readCreditCode('AFD6BF958C52')).not.toBeNull();
  expect(isMarkedCredit('AFD6BF958C52')).toBe(false);
  fc.assert(
    fc.property(aCode, (code) => {
      expect(isMarkedCredit(code)).toBe(false);
      expect(isMarkedCredit(creditQrOf(code))).toBe(true);
      expect(isMarkedCredit(creditCodeWords(code).toLowerCase())).toBe(true);
    }),
  );
});
