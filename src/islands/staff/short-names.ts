import type { StockListing } from '#contract/inventory';
import type { Locale } from '../../i18n/translator.ts';
import type { PieceDictionary } from './piece-dictionary.ts';
import { paintName, partName } from './piece-words.ts';

type Words = readonly (readonly [pattern: RegExp, short: string])[];

/** As the trade writes them on tags. */
const PLACES: Readonly<Record<Locale, Words>> = {
  'es-MX': [
    [/\bdelanter[oa]s?\b/g, 'del.'],
    [/\btraser[oa]s?\b/g, 'tras.'],
    [/\bizquierd[oa]s?\b/g, 'izq.'],
    [/\bderech[oa]s?\b/g, 'der.'],
  ],
  en: [
    [/\bleft\b/g, 'LH'],
    [/\bright\b/g, 'RH'],
  ],
};

type Piece = Pick<StockListing, 'partType' | 'position' | 'vehicleLabel' | 'generation' | 'colour'>;

/** "Puerta del. izq. Versa 15–19, plata": the piece on one line of a list. */
export function shortPieceName(piece: Piece, dictionary: PieceDictionary, locale: Locale): string {
  const part = PLACES[locale].reduce(
    (name, [pattern, short]) => name.replaceAll(pattern, short),
    partName(piece, dictionary),
  );
  const car = piece.vehicleLabel && shortCar(piece.vehicleLabel, piece.generation ?? '');
  const colour = piece.colour && paintName(piece.colour, dictionary);
  return [[part, car].filter(Boolean).join(' '), colour].filter(Boolean).join(', ');
}

/** `Nissan Versa 2015–2019` of `nissan/versa/n17` → `Versa 15–19`. */
export function shortCar(label: string, generation: string): string {
  const years = label.replace(/\b(?:19|20)(\d\d)–(?:(?:19|20)(\d\d))?$/, '$1–$2');
  const make = generation.split('/')[0] ?? '';
  const words = years.split(' ');
  const length = make.split('-').length;
  const isMake = slugOf(words.slice(0, length).join(' ')) === make;
  const model = words.slice(length).join(' ');
  // A model that is a number says nothing without its make.
  return isMake && !/^\d/.test(model) ? model : years;
}

function slugOf(name: string): string {
  return name
    .normalize('NFD')
    .replaceAll(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-');
}
