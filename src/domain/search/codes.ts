import { isVin, meansVin, readVin } from '#shared/vin.ts';
import type { Understood } from './understood.ts';

/** As labels have them; people leave the zeros out. */
const SERIAL_DIGITS = 6;
const SERIAL = /(?<![A-Z0-9])([A-Z]{3})[\s-]?P[\s-]?(\d{4,8})(?![A-Z0-9])/;

/**
 * A serial, a VIN or a part number in a sentence, in upper case as it is catalogued, and the sentence without it.
 * `isWord` says which tokens are names of cars or parts and so no codes ("hr16de").
 */
export function findCode(
  text: string,
  isWord: (token: string) => boolean,
): { readonly code?: NonNullable<Understood['code']>; readonly rest: string } {
  const upper = text.toUpperCase();
  const serial = SERIAL.exec(upper);
  if (serial) {
    const digits = serial[2] ?? '';
    // With its first zeros it may be the beginning of a number; without them they were left out.
    const whole = digits.startsWith('0') ? digits : digits.padStart(SERIAL_DIGITS, '0');
    const value = `${serial[1] ?? ''}-P-${whole}`;
    return { code: { kind: 'serial', value }, rest: without(text, serial.index, serial[0].length) };
  }
  // A whole number may have blanks and misread letters: nothing else in the text could be a car or a part.
  if (meansVin(text)) return { code: { kind: 'vin', value: vinOf(text) }, rest: '' };
  for (const match of upper.matchAll(/\S+/g)) {
    const token = match[0].replace(/^[^A-Z0-9]+|[^A-Z0-9]+$/g, '');
    const kind =
      isVin(token) || meansVin(token)
        ? 'vin'
        : (isPartNumber(token) && !isWord(token.toLowerCase())) || isDashedNumber(token, isWord)
          ? 'part-number'
          : undefined;
    const value = kind === 'vin' ? vinOf(token) : token;
    if (kind) return { code: { kind, value }, rest: without(text, match.index, match[0].length) };
  }
  const spaced = upper.trim();
  if (isSpacedNumber(spaced, isWord)) {
    return { code: { kind: 'part-number', value: spaced.replaceAll(' ', '-') }, rest: '' };
  }
  return { rest: text };
}

const vinOf = (text: string) => {
  const reading = readVin(text);
  return reading.isVin ? reading.vin : text;
};

const YEAR = /^(19|20)\d\d$/;

/** "MP-LQXGU-14": three groups, or one of letters and digits mixed, none of them a word; few digits are enough then. */
function isDashedNumber(token: string, isWord: (token: string) => boolean): boolean {
  const groups = token.split(/[-./]/);
  const isMixed = (group: string) => group.length > 2 && /[A-Z]/.test(group) && /\d/.test(group);
  return (
    groups.every((group) => /^[A-Z0-9]+$/.test(group) && !YEAR.test(group)) &&
    (groups.length > 2 || (groups.length === 2 && groups.some(isMixed))) &&
    groups.join('').length >= 6 &&
    /\d/.test(token) &&
    /[A-Z]{2}/.test(token) &&
    !groups.some((group) => isWord(group.toLowerCase()))
  );
}

/** "0 986 AB0 218", "VKBA 3641": nothing but groups of digits and of a few letters that are no words. */
function isSpacedNumber(text: string, isWord: (token: string) => boolean): boolean {
  const groups = text.split(' ');
  const characters = groups.join('');
  return (
    groups.length > 1 &&
    groups.length < 6 &&
    /^[A-Z0-9]{6,}$/.test(characters) &&
    characters.replace(/\D/g, '').length >= 4 &&
    groups.every((group) => !YEAR.test(group) && (/\d/.test(group) || group.length < 5)) &&
    !groups.some((group) => /[A-Z]/.test(group) && isWord(group.toLowerCase()))
  );
}

/** Six or more letters and digits with at least four digits: longer than any year, engine or model name. */
function isPartNumber(token: string): boolean {
  if (!/^[A-Z0-9]+(?:[-./][A-Z0-9]+)*$/.test(token)) return false;
  if (/^(19|20)?\d\d[-/](19|20)?\d\d$/.test(token)) return false;
  const characters = token.replace(/[^A-Z0-9]/g, '');
  const digits = characters.replace(/\D/g, '').length;
  const isWordAndYear = /^[A-Z]+(19|20)\d\d$/.test(characters);
  return characters.length >= 6 && digits >= 4 && !isWordAndYear;
}

function without(text: string, start: number, length: number): string {
  return `${text.slice(0, start)} ${text.slice(start + length)}`.trim();
}
