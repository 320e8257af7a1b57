import { normalizeTerm } from '#shared/facts/terms.ts';
import { PART_TYPES, positionsOf, type PartTypeFact } from '#shared/facts/part-types.ts';
import { POSITIONS, type Position } from '#shared/positions.ts';

export const MAX_PRICE_CENTS = 100_000_000;
export const MAX_QUANTITY = 1_000_000;

/**
 * An amount in pesos as people and spreadsheets write it: `$1,234.50`, `1234.5`, `1.234,50`, `MXN 99`. A single
 * mark before exactly three digits separates thousands when it is a comma. Null for what is no amount of whole
 * centavos.
 */
export function readCents(text: string): number | null {
  const bare = text.replace(/mxn|m\.?n\.?|pesos|\$/gi, '').replace(/[\s'\u00a0]/g, '');
  if (!/^\d[\d.,]*$/.test(bare)) return null;
  const comma = bare.lastIndexOf(',');
  const dot = bare.lastIndexOf('.');
  const decimal = decimalMark(bare, comma, dot);
  const at = decimal === '' ? bare.length : bare.lastIndexOf(decimal);
  const whole = bare.slice(0, at);
  const thousands = decimal === ',' ? '.' : ',';
  if (!/^\d+$/.test(whole) && !new RegExp(`^\\d{1,3}(?:\\${thousands}\\d{3})+$`).test(whole)) return null;
  const fraction = bare.slice(at + 1).replace(/0+$/, '');
  if (!/^\d{0,2}$/.test(fraction)) return null;
  const cents = Number(whole.replace(/\D/g, '')) * 100 + Number(fraction.padEnd(2, '0'));
  return Number.isSafeInteger(cents) ? cents : null;
}

function decimalMark(bare: string, comma: number, dot: number): ',' | '.' | '' {
  if (comma >= 0 && dot >= 0) return comma > dot ? ',' : '.';
  if (dot >= 0) return bare.indexOf('.') === dot ? '.' : '';
  if (comma < 0) return '';
  // `1,234` and `1,234,567` are thousands; `12,5` and `12,50` are not.
  return /^\d{1,3}(?:,\d{3})+$/.test(bare) ? '' : ',';
}

/** A whole number of pieces: `12`, `1,200`, `3.0`. Null for anything else. */
export function readQuantity(text: string): number | null {
  const bare = text
    .replace(/\s/g, '')
    .replace(/^(\d{1,3}(?:,\d{3})+)$/, (whole) => whole.replaceAll(',', ''));
  const match = /^(\d{1,7})(?:\.0+)?$/.exec(bare);
  return match ? Number(match[1]) : null;
}

/** `1992`, `1992-2017`, `1992 – `: the first and last year. `92` is not enough. */
export function readYears(text: string): { from: number; to: number | null } | null {
  const match = /^(\d{4})(?:\.0)?(?:\s*(?:-|–|a|al|\/)\s*(\d{4})?)?$/.exec(text.trim());
  if (!match) return null;
  const from = Number(match[1]);
  const isOpen = match[0].length > 4 && match[2] === undefined && /[-–]/.test(text);
  const to = match[2] === undefined ? (isOpen ? null : from) : Number(match[2]);
  return isYear(from) && (to === null || (isYear(to) && to >= from)) ? { from, to } : null;
}

export function isYear(year: number): boolean {
  return year >= 1950 && year <= 2100;
}

let typesByTerm: ReadonlyMap<string, PartTypeFact> | undefined;

/** A part type by its code, its name or what the trade calls it; undefined when none or several are meant. */
export function readPartType(text: string): PartTypeFact | undefined {
  typesByTerm ??= termsOfTypes();
  return typesByTerm.get(normalizeTerm(text));
}

function termsOfTypes(): ReadonlyMap<string, PartTypeFact> {
  const terms = new Map<string, PartTypeFact | null>();
  const add = (term: string, type: PartTypeFact, isSure: boolean) => {
    const key = normalizeTerm(term);
    const known = terms.get(key);
    if (known === undefined || isSure) terms.set(key, type);
    else if (known !== type && !sure.has(key)) terms.set(key, null);
    if (isSure) sure.add(key);
  };
  const sure = new Set<string>();
  for (const type of PART_TYPES) for (const name of [type.code, type.es, type.en]) add(name, type, true);
  for (const type of PART_TYPES) {
    for (const name of [type.esPlural, type.enPlural, ...type.synonymsEs, ...type.synonymsEn])
      add(name, type, false);
  }
  return new Map([...terms].flatMap(([term, type]) => (type ? [[term, type] as const] : [])));
}

const END_WORDS = new Map<string, 'f' | 'b'>([
  ...words('delantera delantero delanteras delanteros del delant front frontal f', 'f'),
  ...words('trasera trasero traseras traseros tras rear posterior back t', 'b'),
]);
const SIDE_WORDS = new Map<string, 'l' | 'r'>([
  ...words('izquierda izquierdo izquierdas izquierdos izq izqda piloto conductor chofer left lh l', 'l'),
  ...words('derecha derecho derechas derechos der dcha copiloto pasajero right rh r', 'r'),
]);

function words<const Value>(list: string, value: Value): (readonly [string, Value])[] {
  return list.split(' ').map((word) => [word, value] as const);
}

/**
 * Where a part of this type sits: one of our codes (`fl`), or words ("delantera izquierda", "LH"). Empty is the
 * middle for a type that has one place only; null when the place is missing or not one of the type's.
 */
export function readPosition(text: string, type: PartTypeFact): Position | null {
  const possible = positionsOf(type);
  const only = possible.length === 1 ? possible[0] : undefined;
  const term = normalizeTerm(text);
  if (term === '') return only ?? null;
  const isCode = (POSITIONS as readonly string[]).includes(term);
  const position = isCode ? (term as Position) : positionOfWords(term);
  if (position !== null && possible.includes(position)) return position;
  return null;
}

function positionOfWords(term: string): Position | null {
  let end: 'f' | 'b' | undefined;
  let side: 'l' | 'r' | undefined;
  for (const word of term.split(' ')) {
    end = END_WORDS.get(word) ?? end;
    side = SIDE_WORDS.get(word) ?? side;
  }
  if (end && side) return `${end === 'f' ? 'f' : 'r'}${side}`;
  return end ?? side ?? (/^(?:centro|central|center|n a|unica|unico)$/.test(term) ? 'c' : null);
}
