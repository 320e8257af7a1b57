import type { CarTree, FitmentQualifiers } from '#contract/catalog';
import { normalizeTerm } from '#shared/facts/terms.ts';
import type { Position } from '#shared/positions.ts';
import { understandSentence } from './understand-sentence.ts';
import type { CarCandidate } from './understood.ts';

export type LineProblem =
  'no-car' | 'which-car' | 'years-needed' | 'years-outside' | 'years-reversed' | 'unknown-words';

/** A row of fitment as a line of text says it. */
export interface LineRow {
  readonly generation: string;
  readonly label: string;
  readonly code: string;
  readonly yearFrom: number;
  readonly yearTo: number | null;
  readonly qualifiers: FitmentQualifiers;
}

export interface FitmentLine {
  /** Of the text, from 1; empty lines count and are left out. */
  readonly number: number;
  readonly text: string;
  /** One for each generation that the years touch; empty when there is a problem. */
  readonly rows: readonly LineRow[];
  readonly problem: LineProblem | null;
  /** The words or years that the problem is about. */
  readonly about: string;
}

const MAX_LINES = 500;

/**
 * Reads pasted lines such as "Nissan Tsuru 1992-2017 1.6 delantero" or rows of a spreadsheet. A line is understood
 * whole or not at all: a word that means nothing here stops it, so that no condition is lost unseen. Pure.
 */
export function readFitmentLines(
  text: string,
  tree: CarTree,
  options: { readonly lastYear: number },
): FitmentLine[] {
  return text
    .split(/\r?\n/)
    .slice(0, MAX_LINES)
    .map((line, index) => ({
      number: index + 1,
      text: line
        .replace(/[\t;|]+/g, ' ')
        .replace(/\s+/g, ' ')
        .trim(),
    }))
    .filter((line) => line.text !== '')
    .map((line) => ({ ...line, ...readLine(line.text, tree, options) }));
}

type Reading = Omit<FitmentLine, 'number' | 'text'>;

function readLine(text: string, tree: CarTree, options: { readonly lastYear: number }): Reading {
  const conditions = readConditions(text);
  const years = readYears(conditions.rest, options.lastYear);
  const understood = understandSentence(years.rest, tree, options);
  const { generations, unknownWords, isCarSaid } = understood;
  if (!isCarSaid || generations.length === 0) return refuse('no-car', understood.missingCar ?? '');
  const words = unknownWords.filter((word) => !FILLERS.has(word));
  if (words.length > 0) return refuse('unknown-words', words.join(', '));
  if (new Set(generations.map(({ model }) => model)).size > 1) {
    return refuse(
      'which-car',
      generations
        .map(({ make, model }) => `${make} ${model}`)
        .filter(isFirst)
        .join(', '),
    );
  }
  const { from, to } = years;
  if (from !== undefined && to !== undefined && to !== null && to < from)
    return refuse('years-reversed', `${from}–${to}`);
  if (from === undefined && generations.length > 1) {
    return refuse('years-needed', generations.map(({ code }) => code).join(', '));
  }
  const touched = generations.filter((car) => from === undefined || meets(car, from, to));
  if (touched.length === 0) return refuse('years-outside', `${from}–${to ?? ''}`);
  return {
    rows: touched.map((car) => rowOf(car, years, conditions.qualifiers, tree)),
    problem: null,
    about: '',
  };
}

const refuse = (problem: LineProblem, about: string): Reading => ({ rows: [], problem, about });
const isFirst = <Value>(value: Value, index: number, all: readonly Value[]) => all.indexOf(value) === index;

/** Words between columns that say nothing by themselves. */
const FILLERS = new Set([
  'motor',
  'modelo',
  'marca',
  'ano',
  'anos',
  'litros',
  'l',
  'para',
  'de',
  'del',
  'y',
  'con',
  'lado',
]);

interface Years {
  readonly rest: string;
  readonly from?: number;
  /** Null: from then on. */
  readonly to?: number | null;
}

const RANGE =
  /\b((?:19|20)\d{2}|\d{2})\s*(?:-|–|—|\/| a | al | hasta )\s*((?:19|20)\d{2}|\d{2}|actual|fecha|la fecha)(?![\d.])/i;
const OPEN = /\b(?:desde|from)\s+((?:19|20)\d{2})\b/i;
const COLUMNS = /\b((?:19|20)\d{2})\s+((?:19|20)\d{2})\b/;
const SINGLE = /\b((?:19|20)\d{2})\b/;

function readYears(text: string, lastYear: number): Years {
  const [range, first = '', last = ''] = RANGE.exec(text) ?? COLUMNS.exec(text) ?? [];
  if (range !== undefined) {
    const to = /^\d/.test(last) ? fullYear(last, lastYear) : null;
    return { rest: text.replace(range, ' '), from: fullYear(first, lastYear), to };
  }
  const [open, since = ''] = OPEN.exec(text) ?? [];
  if (open !== undefined) return { rest: text.replace(open, ' '), from: Number(since), to: null };
  const [single] = SINGLE.exec(text) ?? [];
  if (single === undefined) return { rest: text };
  return { rest: text.replace(single, ' '), from: Number(single), to: Number(single) };
}

function fullYear(text: string, lastYear: number): number {
  const year = Number(text);
  if (year >= 100) return year;
  return 2000 + year <= lastYear ? 2000 + year : 1900 + year;
}

const EVER = 9_999;
const meets = (car: CarCandidate, from: number, to: number | null | undefined) =>
  from <= (car.yearTo ?? EVER) && (to ?? EVER) >= car.yearFrom;

/** The part of the years that is of this generation. */
function rowOf(
  car: CarCandidate,
  { from, to }: Years,
  qualifiers: FitmentQualifiers,
  tree: CarTree,
): LineRow {
  const yearFrom = Math.max(from ?? car.yearFrom, car.yearFrom);
  const end = to === undefined ? (car.yearTo ?? EVER) : Math.min(to ?? EVER, car.yearTo ?? EVER);
  return {
    generation: car.path,
    label: `${car.make} ${car.model}`,
    code: car.code,
    yearFrom,
    yearTo: end === EVER ? null : end,
    qualifiers: { ...vehicleWords(car, tree), ...qualifiers },
  };
}

/** What the vehicles that the line means have in common and the others of the generation have not. */
function vehicleWords(car: CarCandidate, tree: CarTree): FitmentQualifiers {
  const all = tree.makes
    .flatMap(({ models }) => models)
    .flatMap(({ generations }) => generations)
    .find(({ path }) => path === car.path)?.vehicles;
  if (!all || car.vehicles.length === 0 || car.vehicles.length === all.length) return {};
  const meant = all.filter(({ id }) => car.vehicles.includes(id));
  const only = (name: 'engineName' | 'transmission' | 'drivetrain') => {
    const values = new Set(meant.map((vehicle) => vehicle[name]));
    const [value, ...others] = values;
    const tells = all.some((vehicle) => vehicle[name] !== value);
    return value !== undefined && others.length === 0 && tells ? value : undefined;
  };
  const [engine, transmission, drivetrain] = [only('engineName'), only('transmission'), only('drivetrain')];
  return {
    ...(engine && { engine }),
    ...(transmission && { transmission }),
    ...(drivetrain && { drivetrain }),
  };
}

const MONTHS = ['ene', 'feb', 'mar', 'abr', 'may', 'jun', 'jul', 'ago', 'sep', 'oct', 'nov', 'dic'];
const ENDS = {
  del: 'f',
  delantero: 'f',
  delantera: 'f',
  delanteros: 'f',
  delanteras: 'f',
  tras: 'b',
  trasero: 'b',
  trasera: 'b',
  traseros: 'b',
  traseras: 'b',
} as const;
const SIDES = {
  izq: 'l',
  izquierdo: 'l',
  izquierda: 'l',
  piloto: 'l',
  der: 'r',
  derecho: 'r',
  derecha: 'r',
  copiloto: 'r',
} as const;

interface Conditions {
  readonly rest: string;
  readonly qualifiers: FitmentQualifiers;
}

/** Takes out of the line what is no car: place, doors, air conditioning, months, and a note in brackets. */
function readConditions(text: string): Conditions {
  let rest = ` ${text} `;
  const take = (shape: RegExp): RegExpExecArray | null => {
    const match = shape.exec(rest);
    if (match) rest = rest.replace(match[0], ' ');
    return match;
  };
  const note = take(/[([]([^)\]]{1,200})[)\]]/)?.[1]?.trim();
  const from = monthOf(take(/\bdesde\s+(\p{L}{3,10}|\d{1,2})[ /]?\s?(?:de\s+)?((?:19|20)\d{2})\b/iu));
  const to = monthOf(take(/\bhasta\s+(\p{L}{3,10}|\d{1,2})[ /]?\s?(?:de\s+)?((?:19|20)\d{2})\b/iu));
  const doors = take(/\s([2-6])\s?(?:p(?:tas?|uertas)?\.?|doors?)(?=\s)/i)?.[1];
  const without = take(/\s(?:sin|s\/)\s?(?:aire(?: acondicionado)?|a\/?c|clima)(?=\s)/i);
  const cooled = take(/\s(?:(?:con|c\/)\s?)?(?:aire(?: acondicionado)?|a\/c|clima)(?=\s)/i);
  const position = takePosition();
  return {
    rest: rest.trim(),
    qualifiers: {
      ...(doors && { doors: Number(doors) }),
      ...((without ?? cooled) && { airConditioning: without === null }),
      ...(from && { fromMonth: from }),
      ...(to && { toMonth: to }),
      ...(position && { position }),
      ...(note && { note }),
    },
  };

  function takePosition(): Position | undefined {
    const words = rest.split(' ');
    const end = words.flatMap((word) => lookUp(ENDS, word) ?? [])[0];
    const side = words.flatMap((word) => lookUp(SIDES, word) ?? [])[0];
    rest = words.filter((word) => !lookUp(ENDS, word) && !lookUp(SIDES, word)).join(' ');
    if (end && side) return `${end === 'b' ? 'r' : 'f'}${side}`;
    return end ?? side;
  }
}

function lookUp<Value>(table: Readonly<Record<string, Value>>, word: string): Value | undefined {
  return table[normalizeTerm(word).replace('.', '')];
}

function monthOf(match: RegExpExecArray | null): string | undefined {
  const [, said = '', year = ''] = match ?? [];
  if (year === '') return undefined;
  const number = /^\d/.test(said) ? Number(said) : MONTHS.indexOf(normalizeTerm(said).slice(0, 3)) + 1;
  return number >= 1 && number <= 12 ? `${year}-${String(number).padStart(2, '0')}` : undefined;
}
