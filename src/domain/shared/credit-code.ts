// The code of a vale: branch, eight random characters, one check character. Without 0, 1, I, L and O, which people
// mistake; 31 characters are a prime number, so that the weighted sum finds every wrong one and every two swapped.

const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const RANDOM_LENGTH = 8;
const QR_MARK = 'VALE';
const SHAPE = new RegExp(`^(?:${QR_MARK})?([A-Z]{3}[${ALPHABET}]{${RANDOM_LENGTH + 1}})$`);

/** `QRO7K3M9PQX4` of a branch and random bytes. */
export function makeCreditCode(branchCode: string, random: Uint8Array): string {
  if (random.length < RANDOM_LENGTH) throw new RangeError(`Needs ${RANDOM_LENGTH} random bytes`);
  const characters = Array.from(
    random.subarray(0, RANDOM_LENGTH),
    (byte) => ALPHABET[byte % ALPHABET.length],
  );
  const body = branchCode + characters.join('');
  return body + checkCharacter(body);
}

const plainOf = (text: string): string => text.toUpperCase().replaceAll(/[\s-]/g, '');

export type CreditCodeReading =
  | { readonly kind: 'code'; readonly code: string; readonly branch: string }
  /** It has the shape of one and its check character is wrong. */
  | { readonly kind: 'mistyped' };

/** Reads a code as it is typed, printed or scanned, in any case, with or without hyphens; null for anything else. */
export function readCreditCode(text: string): CreditCodeReading | null {
  const shape = SHAPE.exec(plainOf(text));
  const code = shape?.[1];
  if (code === undefined) return null;
  if (checkCharacter(code.slice(0, -1)) !== code.at(-1)) return { kind: 'mistyped' };
  return { kind: 'code', code, branch: code.slice(0, 3) };
}

/**
 * Whether a text among other codes means a vale: as it is printed and scanned, with the word before it. Without it some
 * part numbers have the same shape.
 */
export function isMarkedCredit(text: string): boolean {
  const plain = plainOf(text);
  return plain.startsWith(QR_MARK) && SHAPE.test(plain.slice(QR_MARK.length));
}

/** `VALE-QRO-7K3M-9PQX-4`: as people read it. */
export function creditCodeWords(code: string): string {
  const { length } = code;
  return [QR_MARK, code.slice(0, 3), code.slice(3, 7), code.slice(7, 11), code.slice(11, length)].join('-');
}

/** The content of its QR: capitals and digits only, so that every keyboard layout types the same. */
export const creditQrOf = (code: string): string => QR_MARK + code;

function checkCharacter(body: string): string {
  let sum = 0;
  for (const [index, character] of Array.from(body).entries()) {
    // Letters of a branch may be I, L or O, which the alphabet has not: they count by their place among all letters.
    const known = ALPHABET.indexOf(character);
    const value = known >= 0 ? known : (character.codePointAt(0) ?? 0) % ALPHABET.length;
    sum += value * (index + 2);
  }
  return ALPHABET[sum % ALPHABET.length] ?? '';
}
