import type { CarCandidate, Choice, Understood } from '#contract/search';
import type { CarTree } from '#contract/catalog';
import { nameOf, partTypeOf } from '#shared/facts/part-types.ts';
import type { Position } from '#shared/positions.ts';
import { SYSTEMS } from '#shared/facts/systems.ts';
import { yearsWords } from './car-words.ts';
import type { SelectorTranslate } from './props.ts';

type Language = 'es' | 'en';

export function systemName(code: string, language: Language): string {
  return SYSTEMS.find((system) => system.code === code)?.[language] ?? code;
}

/** `Puerta trasera derecha`; without a place the plain name. */
export function partName(code: string, position: Position | undefined, language: Language): string {
  const type = partTypeOf(code);
  return type ? nameOf(type, position ?? 'c', language) : code;
}

/** `Nissan Versa 2012–2019`, or with the year that was said. */
export function carName(car: CarCandidate, t: SelectorTranslate, year?: number): string {
  return `${car.make} ${car.model} ${year ?? yearsWords(car, t)}`;
}

export interface SuggestionWords {
  readonly title: string;
  readonly detail: string;
}

/** The two lines of a suggestion. */
export function suggestionWords(
  understood: Understood,
  language: Language,
  t: SelectorTranslate,
): SuggestionWords {
  const { code, partType, system, position, generations, make, model, year } = understood;
  if (code) {
    const key = {
      serial: 'selector.seePiece',
      'part-number': 'selector.seePartNumber',
      vin: 'selector.seeVin',
    } as const;
    return { title: t(key[code.kind], { code: code.value }), detail: '' };
  }
  const [car, ...others] = generations;
  const one = car && others.length === 0 ? carName(car, t, car.coversYear ? year : undefined) : undefined;
  const carWords = one ?? (model ? `${make?.name ?? ''} ${model.name}` : make?.name);
  const part = partType
    ? partName(partType, position, language)
    : system
      ? systemName(system, language)
      : undefined;
  if (part !== undefined) return { title: part, detail: carWords ?? t('selector.noCarYet') };
  return {
    title: carWords ?? understood.text,
    detail: one ? t('selector.allParts') : t('selector.allModels'),
  };
}

/** The two lines of an answer to a question: what tells it from the other answers comes first. */
export function choiceWords(
  choice: Choice,
  understood: Understood,
  tree: CarTree,
  language: Language,
  t: SelectorTranslate,
): SuggestionWords {
  const whole = suggestionWords(understood, language, t);
  if (choice.partType !== undefined || choice.position !== undefined) return whole;
  const car = understood.generations.find(({ path }) => path === choice.generation);
  const wanted = understood.partType ?? understood.system;
  const part = wanted === undefined ? t('selector.allParts') : whole.title;
  if (car) {
    return {
      title: `${car.model} ${yearsWords(car, t)}`,
      detail: `${car.code} · ${part}`,
    };
  }
  return {
    title: modelName(choice.model ?? '', tree),
    detail: wanted === undefined ? t('selector.allModels') : whole.title,
  };
}

export function modelName(path: string, tree: CarTree): string {
  const [makeSlug, modelSlug] = path.split('/');
  const make = tree.makes.find(({ slug }) => slug === makeSlug);
  const model = make?.models.find(({ slug }) => slug === modelSlug);
  return make && model ? `${make.name} ${model.name}` : path;
}
