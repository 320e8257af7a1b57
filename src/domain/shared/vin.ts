/**
 * Vehicle identification numbers (NIV). The check digit is mandatory in North America and not in Europe or
 * Asia: a wrong one is a reason to ask, never to refuse.
 */
const VIN_PATTERN = /^[A-HJ-NPR-Z0-9]{17}$/;
const CHECK_POSITION = 8;
const WEIGHTS = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2] as const;
const LETTER_VALUES: Readonly<Record<string, number>> = Object.fromEntries(
  Array.from('ABCDEFGHJKLMNPRSTUVWXYZ').map((letter, index) => [
    letter,
    [1, 2, 3, 4, 5, 6, 7, 8, 1, 2, 3, 4, 5, 7, 9, 2, 3, 4, 5, 6, 7, 8, 9][index] ?? 0,
  ]),
);
const YEAR_CODES = 'ABCDEFGHJKLMNPRSTVWXY123456789';
const FIRST_CODED_YEAR = 1980;

/** Seventeen characters of the VIN alphabet (no I, O, Q), upper case. */
export function isVin(text: string): boolean {
  return VIN_PATTERN.test(text);
}

/** The check digit that belongs at position 9, `0`…`9` or `X`. What stands there now does not matter. */
export function vinCheckDigit(vin: string): string {
  if (!isVin(vin)) throw new RangeError(`Not a VIN: ${vin}`);
  let sum = 0;
  for (const [index, weight] of WEIGHTS.entries()) {
    const character = vin.charAt(index);
    sum += weight * (LETTER_VALUES[character] ?? Number(character));
  }
  const remainder = sum % 11;
  return remainder === 10 ? 'X' : String(remainder);
}

export function hasValidCheckDigit(vin: string): boolean {
  return isVin(vin) && vin.charAt(CHECK_POSITION) === vinCheckDigit(vin);
}

/** The character of position 10; the codes repeat every thirty years from 1980. */
export function vinYearCode(modelYear: number): string {
  if (modelYear < FIRST_CODED_YEAR) throw new RangeError(`No year code before 1980: ${modelYear}`);
  return YEAR_CODES.charAt((modelYear - FIRST_CODED_YEAR) % YEAR_CODES.length);
}
