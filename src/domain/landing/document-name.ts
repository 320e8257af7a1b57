const EXTENSION = '.pdf';
const UNNAMED = 'documento';
const NAME_MAX = 160;
/** What some system stumbles over, or an eye takes for something else. */
const FOREIGN = /[^\p{L}\p{M}\p{N} ._-]/gu;
/** Up to five characters that begin with a letter: `.html`, not the year of `Informe 3.2026`. */
const LAST_EXTENSION = /\.[a-z][a-z0-9]{0,4}$/i;

/**
 * The name under which a PDF is saved, made of whatever it is given: letters, digits, spaces, dots, dashes and
 * underscores, and `.pdf` behind them, so that no download becomes a web page or a program on somebody's machine.
 */
export function documentName(given: string): string {
  const name =
    given
      .slice(-2 * NAME_MAX)
      .normalize('NFC')
      .split(/[/\\]/)
      .at(-1) ?? '';
  const base = name
    .replace(FOREIGN, ' ')
    .replace(/ {2,}/g, ' ')
    .trim()
    .replace(LAST_EXTENSION, '')
    .replace(/^[ .-]+/, '')
    .slice(0, NAME_MAX - EXTENSION.length)
    .replace(/[\ud800-\udbff]$/, '')
    .replace(/(?:\.pdf|[ .-])+$/i, '');
  return (base || UNNAMED) + EXTENSION;
}
