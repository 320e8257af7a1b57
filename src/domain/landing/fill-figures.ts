import type { Language } from './block-texts.ts';
import type { Measure } from './content-parts.ts';

export type Figures = Readonly<Record<Measure, number>>;

const WORDS: Readonly<Record<Language, readonly string[]>> = {
  es: 'cero una dos tres cuatro cinco seis siete ocho nueve diez once doce'.split(' '),
  en: 'zero one two three four five six seven eight nine ten eleven twelve'.split(' '),
};

const LOCALES: Readonly<Record<Language, string>> = { es: 'es-MX', en: 'en' };

/**
 * Puts the chain's figures where a text names them in braces: `{pieces}`, `{donors}`. `{branches}` is a word up to
 * twelve. What is not a figure stays as it is.
 */
export function fillFigures(text: string, figures: Figures, language: Language): string {
  if (!text.includes('{')) return text;
  const digits = new Intl.NumberFormat(LOCALES[language]);
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const figure = Object.hasOwn(figures, name) ? figures[name as Measure] : undefined;
    if (figure === undefined) return whole;
    return (name === 'branches' ? WORDS[language][figure] : undefined) ?? digits.format(figure);
  });
}
