import type { Locale } from '#i18n';
import type { ChainFigure } from './blocks.ts';

export type ChainFigures = Readonly<Record<ChainFigure, number>>;

const WORDS: Readonly<Record<Locale, readonly string[]>> = {
  'es-MX': [
    'cero',
    'una',
    'dos',
    'tres',
    'cuatro',
    'cinco',
    'seis',
    'siete',
    'ocho',
    'nueve',
    'diez',
    'once',
    'doce',
  ],
  en: [
    'zero',
    'one',
    'two',
    'three',
    'four',
    'five',
    'six',
    'seven',
    'eight',
    'nine',
    'ten',
    'eleven',
    'twelve',
  ],
};

/** Puts the chain's figures into a text of the landing page. */
export function fillFigures(text: string, figures: ChainFigures, locale: Locale): string {
  const digits = new Intl.NumberFormat(locale);
  const values: Readonly<Record<string, string>> = {
    pieces: digits.format(figures.pieces),
    donors: digits.format(figures.donors),
    cars: digits.format(figures.generations),
    branches: WORDS[locale][figures.branches] ?? digits.format(figures.branches),
  };
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}
