// What people type, paste and scan, as it is stored: composed the one way that compares and sorts (NFC), without
// characters that nobody sees. Those are dropped rather than refused: they come with a paste or a scanner, and the
// person at the counter could not find them. One that turns a line around or hides in a name would print another name
// than it says.

/**
 * Format characters (zero-width, soft hyphens, bidi overrides and isolates, byte order marks, tags), halves of pairs,
 * and letters that are blank (fillers of Hangul, the empty Braille cell).
 */
const UNSEEN = /[\p{Cf}\p{Cs}\u115F\u1160\u2800\u3164\uFFA0]/gu;
/** C0 and C1 controls that are no space. */
const CONTROLS = /(?![\s\u0085])\p{Cc}/gu;
const SPACES = /[\s\u0085]+/gu;
const LINE_ENDS = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/u;

/** One line: every run of spaces, tabs and line ends is one space, none at the ends. */
export function oneLine(text: string): string {
  return text.replace(UNSEEN, '').replace(CONTROLS, '').replace(SPACES, ' ').trim().normalize('NFC');
}

/** Lines as they were written, each by itself as above; at most one empty one in between. */
export function someLines(text: string): string {
  return text
    .split(LINE_ENDS)
    .map(oneLine)
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
