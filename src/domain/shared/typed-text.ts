// What people type, paste and scan, as it is stored: composed the one way that compares and sorts (NFC), without
// characters that nobody sees. Those are dropped rather than refused: they come with a paste or a scanner, and the
// person at the counter could not find them. One that turns a line around or hides in a name would print another name
// than it says.

/**
 * Format characters (zero-width, soft hyphens, bidi overrides and isolates, byte order marks, tags), halves of pairs,
 * and letters that are blank (fillers of Hangul, the empty Braille cell). A joiner within an emoji is part of it.
 */
const UNSEEN =
  /(?!\u200D)[\p{Cf}\p{Cs}\u115F\u1160\u2800\u3164\uFFA0]|(?<!\p{Extended_Pictographic}(?:\uFE0F|\p{Emoji_Modifier})?)\u200D|\u200D(?!\p{Extended_Pictographic})/gu;
/** C0 and C1 controls that are no space. */
const CONTROLS = /(?![\s\u0085])\p{Cc}/gu;
const SPACES = /[\s\u0085]+/gu;
const LINE_END = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/gu;

/**
 * More marks on one letter than any language writes (the thirty of Unicode's Stream-Safe Text Format, UAX #15). They are
 * dropped, because putting thousands in their order takes seconds, in which this process answers nobody.
 */
const MANY_MARKS = /(?<=\p{M}{30})\p{M}+/gu;

/** Before, for the time it takes; and after, because composing takes some letters apart. */
function composed(text: string): string {
  return text.replace(MANY_MARKS, '').normalize('NFC').replace(MANY_MARKS, '');
}

/** Spaces and line ends stay as they were typed; a tab is a space. */
export function asTyped(text: string): string {
  const plain = text.replace(LINE_END, '\n').replace(UNSEEN, '').replace(CONTROLS, '').replace(/\t/g, ' ');
  return composed(plain);
}

/** One line: every run of spaces, tabs and line ends is one space, none at the ends. */
export function oneLine(text: string): string {
  return composed(text.replace(UNSEEN, '').replace(CONTROLS, '').replace(SPACES, ' ').trim());
}

/** Lines as they were written, each by itself as above; at most one empty one in between. */
export function someLines(text: string): string {
  return text
    .split(LINE_END)
    .map(oneLine)
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
