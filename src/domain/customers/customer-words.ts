const MAX_WORD = 60;
const MAX_WORDS = 6;
/** People tell the end of a telephone. */
const PHONE_ENDINGS = [4, 7, 8, 10];

/** Small letters without accents, in words. */
export function wordsOf(text: string): string[] {
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .split(/[^\p{L}\d&]+/u)
    .filter(Boolean)
    .map((word) => word.slice(0, MAX_WORD));
}

export interface Findable {
  readonly name: string;
  readonly phone: string | null;
  readonly email: string | null;
  readonly rfc: string | null;
  readonly legalName: string | null;
}

/** Every word a customer is found by. */
export function indexWordsOf({ name, phone, email, rfc, legalName }: Findable): string[] {
  const words = new Set([name, legalName ?? '', email ?? '', rfc ?? ''].flatMap(wordsOf));
  const digits = phone?.replace(/\D/g, '') ?? '';
  if (digits) for (const length of [...PHONE_ENDINGS, digits.length]) words.add(digits.slice(-length));
  return [...words];
}

/** What a question asks for, longest word first. Groups of digits are one telephone: `442 218 33`. */
export function askedWordsOf(question: string): string[] {
  const isPhone = /^\+?[\d\s().-]{4,}$/.test(question.trim());
  const words = isPhone ? [question.replace(/\D/g, '')] : wordsOf(question);
  return [...new Set(words)].sort((a, b) => b.length - a.length).slice(0, MAX_WORDS);
}
