const COMBINING_MARKS = /\p{Diacritic}/gu;

/**
 * The form in which words are compared: lower case, without accents (ñ becomes n), with one space between
 * words. Points between digits stay ("1.6"); all other punctuation separates: `normalizeTerm('  Facía  DEL. ')`
 * is `'facia del'`.
 */
export function normalizeTerm(text: string): string {
  return text
    .normalize('NFD')
    .replace(COMBINING_MARKS, '')
    .toLowerCase()
    .replace(/[^a-z0-9.]+|(?<!\d)\.|\.(?!\d)/g, ' ')
    .replace(/ +/g, ' ')
    .trim();
}
