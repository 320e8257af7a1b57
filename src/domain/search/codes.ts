import { isVin, meansVin, readVin } from '#shared/vin.ts';
import type { Understood } from './understood.ts';

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
    const value = `${serial[1] ?? ''}-P-${serial[2] ?? ''}`;
    return { code: { kind: 'serial', value }, rest: without(text, serial.index, serial[0].length) };
  }
  // A whole number may have blanks and misread letters: nothing else in the text could be a car or a part.
  if (meansVin(text)) return { code: { kind: 'vin', value: vinOf(text) }, rest: '' };
  for (const match of upper.matchAll(/\S+/g)) {
    const token = match[0].replace(/^[^A-Z0-9]+|[^A-Z0-9]+$/g, '');
    const kind =
      isVin(token) || meansVin(token)
        ? 'vin'
        : isPartNumber(token) && !isWord(token.toLowerCase())
          ? 'part-number'
          : undefined;
    const value = kind === 'vin' ? vinOf(token) : token;
    if (kind) return { code: { kind, value }, rest: without(text, match.index, match[0].length) };
  }
  const spaced = upper.trim();
  if (
    /^[A-Z0-9]{2,}(?: [A-Z0-9]{2,}){1,3}$/.test(spaced) &&
    isPartNumber(spaced.replaceAll(' ', '-')) &&
    spaced.split(' ').every(hasManyDigits)
  ) {
    return { code: { kind: 'part-number', value: spaced.replaceAll(' ', '-') }, rest: '' };
  }
  return { rest: text };
}

const vinOf = (text: string) => {
  const reading = readVin(text);
  return reading.isVin ? reading.vin : text;
};

const hasManyDigits = (token: string) =>
  (token.match(/\d/g)?.length ?? 0) >= 2 && !/^(19|20)\d\d$/.test(token);

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
