import type { Localized, LocalizedRichText, RichText } from './content-parts.ts';

/** The language of a text: Spanish, or English where the owner wrote one. */
export type Language = 'es' | 'en';

/** The text in a language; Spanish when there is none. */
export function textOf({ es, en }: Localized, language: Language): string {
  return language === 'en' && en !== undefined && en.trim() !== '' ? en : es;
}

export function richTextOf({ es, en }: LocalizedRichText, language: Language): RichText {
  return language === 'en' && en !== undefined && plainTextOf(en) !== '' ? en : es;
}

/** Its words without marks, a line for each paragraph or item. */
export function plainTextOf(rich: RichText): string {
  return rich
    .flatMap((node) => (node.kind === 'list' ? node.items : [node.runs]))
    .map((runs) =>
      runs
        .map(({ text }) => text)
        .join('')
        .trim(),
    )
    .filter((line) => line !== '')
    .join('\n');
}

/** Whether it says something, in Spanish: every language falls back to it. */
export function isSaid(text: Localized): boolean {
  return text.es.trim() !== '';
}

/** Paragraphs of one text, an empty line apart or a line apart. */
export function richTextFrom(...paragraphs: readonly string[]): RichText {
  return paragraphs.map((text) => ({ kind: 'paragraph', runs: [{ text }] }));
}
