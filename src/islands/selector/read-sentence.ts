import type { CarTree } from '#contract/catalog';
import {
  suggest,
  understandSentence,
  urlOf,
  type Choice,
  type Suggestion,
  type Understood,
} from '#contract/search';
import { meansVin } from '#shared/vin.ts';
import type { Locale } from '../../i18n/translator.ts';
import type { SelectorTranslate } from './props.ts';
import { yearsWords } from './car-words.ts';
import { capitalised, chipsOf, type Chip } from './sentence-chips.ts';
import { choiceWords, partName, suggestionWords, systemName } from './understood-words.ts';

/**
 * The sentence box needs the vocabulary of all parts, which most visitors never use: this file and what it imports
 * are fetched when somebody reaches for the box. Everything that the box shows comes out of here as words.
 */
export interface ReadOptions {
  readonly tree: CarTree;
  /** The generation the person already has. */
  readonly car?: string | undefined;
  /** Answers to the questions about this sentence. */
  readonly chosen?: Choice | undefined;
  /** Names by code. */
  readonly branches: Readonly<Record<string, string>>;
  readonly lastYear: number;
  readonly locale: Locale;
  readonly t: SelectorTranslate;
}

/** A car that a sentence names, to keep in the garage. */
export interface NamedCar {
  readonly gen: string;
  readonly make: string;
  readonly model: string;
  readonly year: number | null;
}

export interface Item {
  readonly title: string;
  readonly detail: string;
  /** The page it opens; absent when another question follows or the sentence goes on. */
  readonly href?: string;
  /** What the box holds after it. */
  readonly text?: string;
  /** What it answers. */
  readonly choice?: Choice;
  readonly car?: NamedCar;
  /** What is counted on its line. */
  readonly stock?: { readonly generation: string; readonly partType: string; readonly key: string };
}

/** A part that was asked for before the car was known. */
export interface Wish {
  readonly name: string;
  readonly system: string;
  readonly partType?: string;
  readonly position?: Understood['position'];
}

export interface SentenceView {
  readonly text: string;
  readonly chips: readonly Chip[];
  readonly unused: string;
  /** What does not add up: a year outside, a car the catalog lacks. */
  readonly doubts: readonly string[];
  readonly question?: string;
  readonly items: readonly Item[];
  /** Where Enter leads when nothing is picked; absent when a question is open or nothing was understood. */
  readonly href?: string;
  readonly car?: NamedCar;
  /** A part without a car: the selects answer the rest. */
  readonly wish?: Wish;
  /** A VIN, as written when it is the whole text: what it says is asked of the server. */
  readonly vin?: string;
}

const QUESTIONS = {
  model: 'selector.askModel',
  generation: 'selector.askGeneration',
  partType: 'selector.askPartType',
  position: 'selector.askPosition',
  word: 'selector.askWord',
} as const;

export function readSentence(text: string, options: ReadOptions): SentenceView {
  const { tree, car, chosen, branches, lastYear, locale, t } = options;
  const places = Object.entries(branches).map(([code, name]) => ({ code, name }));
  const rules = { lastYear, places, ...(car !== undefined && { car }), ...(chosen && { chosen }) };
  const understood = understandSentence(text, tree, rules);
  const { ambiguity } = understood;
  const isUnderstood = !ambiguity && saysSomething(understood);
  const items = suggest(text, tree, rules).map((suggestion) => itemOf(suggestion, options));
  const named = namedCar(understood);
  const wish = isUnderstood ? wishOf(understood, options) : undefined;
  return {
    text,
    chips: chipsOf(understood, options),
    unused: unusedWords(text, understood, items),
    doubts: doubtsOf(understood, t),
    ...(ambiguity && { question: t(QUESTIONS[ambiguity.kind]) }),
    items: items.some(({ href, choice }) => href ?? choice) ? items : [...items, textSearch(text, options)],
    ...(isUnderstood && !wish && { href: urlOf(understood, prefixOf(locale)) }),
    ...(named && { car: named }),
    ...(wish && { wish }),
    ...(understood.code?.kind === 'vin' && { vin: meansVin(text) ? text.trim() : understood.code.value }),
  };
}

const prefixOf = (locale: Locale) => (locale === 'en' ? '/en' : '');

function onlyCar({ generations }: Understood) {
  const [car, ...others] = generations;
  return others.length === 0 ? car : undefined;
}

function namedCar(understood: Understood): NamedCar | undefined {
  const car = onlyCar(understood);
  if (!car || !understood.isCarSaid) return undefined;
  const year = car.coversYear ? (understood.year ?? null) : null;
  return { gen: car.path, make: car.make, model: car.model, year };
}

/** A last word that is still being written is not held against the writer. */
function unusedWords(text: string, { unknownWords, missingCar }: Understood, items: readonly Item[]): string {
  if (missingCar !== undefined) return '';
  const isWriting = !text.endsWith(' ') && items.some((item) => item.text !== undefined);
  return (isWriting ? unknownWords.slice(0, -1) : unknownWords).join(' ');
}

function textSearch(text: string, { locale, t }: ReadOptions): Item {
  const wanted = text.trim();
  return {
    title: t('selector.searchFor', { text: wanted }),
    detail: t('selector.searchHint'),
    href: `${prefixOf(locale)}/buscar?q=${encodeURIComponent(wanted)}`,
  };
}

function saysSomething({ code, make, system, partType, generations }: Understood): boolean {
  return [code, make, system, partType, generations[0]].some((said) => said !== undefined);
}

function wishOf(understood: Understood, { locale }: ReadOptions): Wish | undefined {
  const { code, make, missingCar, generations, system, partType, position } = understood;
  const isCarOpen = [code, make, missingCar, generations[0]].every((said) => said === undefined);
  if (!isCarOpen || system === undefined) return undefined;
  const language = locale === 'en' ? 'en' : 'es';
  const name = partType === undefined ? systemName(system, language) : partName(partType, position, language);
  return {
    name,
    system,
    ...(partType !== undefined && { partType }),
    ...(position && { position }),
  };
}

function itemOf({ understood, choice, text }: Suggestion, { tree, locale, t }: ReadOptions): Item {
  const language = locale === 'en' ? 'en' : 'es';
  const words = choice
    ? choiceWords(choice, understood, tree, language, t)
    : suggestionWords(understood, language, t);
  const car = onlyCar(understood);
  const named = namedCar(understood);
  const { partType, position, system } = understood;
  // A finished word alone is no wish yet: the person goes on writing.
  const isWhole = system !== undefined || text === undefined;
  const isDone = !understood.ambiguity && (understood.code !== undefined || (car !== undefined && isWhole));
  return {
    ...words,
    ...(isDone && { href: urlOf(understood, prefixOf(locale)) }),
    ...(text !== undefined && { text }),
    ...(choice && { choice }),
    ...(named && { car: named }),
    ...(car &&
      partType !== undefined &&
      system && {
        stock: {
          generation: car.path,
          partType,
          key: [system, partType, ...(position && position !== 'c' ? [position] : [])].join('/'),
        },
      }),
  };
}

function doubtsOf({ missingCar, generations, year }: Understood, t: SelectorTranslate): string[] {
  const [car, ...others] = generations;
  const isOutside = year !== undefined && car !== undefined && others.length === 0 && !car.coversYear;
  return [
    ...(missingCar === undefined ? [] : [t('selector.missingCar', { car: capitalised(missingCar) })]),
    ...(isOutside ? [t('selector.outsideYears', { years: yearsWords(car, t) })] : []),
  ];
}
