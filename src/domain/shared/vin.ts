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

/** What was done to a text to read it as a VIN; said to the person, never silent. */
export type VinNote =
  | { readonly code: 'letter_read_as_digit'; readonly letter: string; readonly digit: string }
  | { readonly code: 'leading_i_dropped' };

/** Why a text is no VIN. */
export type VinProblem =
  | { readonly code: 'empty' }
  | { readonly code: 'length'; readonly length: number }
  | { readonly code: 'characters'; readonly characters: string };

export type VinReading =
  | { readonly isVin: true; readonly vin: string; readonly notes: readonly VinNote[] }
  | { readonly isVin: false; readonly text: string; readonly problems: readonly VinProblem[] };

const VIN_LENGTH = 17;
/** Letters that no VIN has, and what was meant: they are left out because they look like digits. */
const MISREAD: Readonly<Record<string, string>> = { I: '1', O: '0', Q: '0' };
const ASCII = /^[\0-\x7f]*$/;
/** What people, labels and papers put between or around the characters. */
const SEPARATORS = /[\s\-–—_.,:;*/'"()[\]<>]+/g;

/**
 * Reads what was typed, pasted or scanned: any case, with blanks, hyphens or asterisks; I, O and Q become the
 * digits they were taken for, with a note. Never throws.
 */
export function readVin(text: string): VinReading {
  const squeezed = text.normalize('NFKC').toUpperCase().replace(SEPARATORS, '');
  if (squeezed === '') return { isVin: false, text: squeezed, problems: [{ code: 'empty' }] };
  // Code 39 labels for the North American market begin with an I that is not part of the number.
  const isPrefixed = squeezed.length === VIN_LENGTH + 1 && squeezed.startsWith('I');
  const body = isPrefixed ? squeezed.slice(1) : squeezed;
  const vin = body.replace(/[IOQ]/g, (letter) => MISREAD[letter] ?? letter);
  const strange = [...new Set(vin.replace(/[A-Z0-9]/g, ''))].join('');
  const problems: VinProblem[] = [
    ...(strange === '' ? [] : [{ code: 'characters', characters: strange } as const]),
    ...(Array.from(vin).length === VIN_LENGTH
      ? []
      : [{ code: 'length', length: Array.from(vin).length } as const]),
  ];
  if (problems.length > 0 || !isVin(vin)) return { isVin: false, text: squeezed, problems };
  const misread = [...new Set(body.match(/[IOQ]/g) ?? [])];
  return {
    isVin: true,
    vin,
    notes: [
      ...(isPrefixed ? [{ code: 'leading_i_dropped' } as const] : []),
      ...misread.map(
        (letter) => ({ code: 'letter_read_as_digit', letter, digit: MISREAD[letter] ?? '' }) as const,
      ),
    ],
  };
}

/**
 * Whether a whole text is meant as a VIN, blanks and misread letters forgiven: seventeen characters that end in four
 * digits, hold six or more and have no word of four letters between blanks.
 */
export function meansVin(text: string): boolean {
  // Nothing is longer when it is squeezed, but for signs that stand for several.
  if (text.length < VIN_LENGTH && ASCII.test(text)) return false;
  if (/(?<![\p{L}\d])\p{L}{4,}(?![\p{L}\d])/u.test(text)) return false;
  const reading = readVin(text);
  return reading.isVin && /\d{4}$/.test(reading.vin) && (reading.vin.match(/\d/g)?.length ?? 0) >= 6;
}

/**
 * Model years that position 10 can mean, up to `lastYear`, newest first; none where it is no year code, as on many
 * cars that were not built for North America.
 */
export function vinModelYears(vin: string, lastYear: number): number[] {
  const index = YEAR_CODES.indexOf(vin.charAt(9));
  if (index < 0) return [];
  const years: number[] = [];
  for (let year = FIRST_CODED_YEAR + index; year <= lastYear; year += YEAR_CODES.length) years.unshift(year);
  return years;
}
