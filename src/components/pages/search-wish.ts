import type { Understood } from '#contract/search';
import type { Locale } from '#i18n';
import { nameOf, partTypeOf, positionsOf } from '#shared/facts/part-types.ts';
import { catalogLink, searchLink } from './links.ts';
import { placeOf } from './part-type-list.ts';
import { factLocale, inSentence, systemName } from './piece-words.ts';

const MAX_MODELS_NAMED = 3;

/** What a search wants, taken apart so that any of it can be left out again. */
export interface Wish {
  readonly partType?: string | undefined;
  /** Several that the words fit alike. */
  readonly partTypes?: readonly string[] | undefined;
  /** What the car does, as said, instead of a part. */
  readonly symptom?: string | undefined;
  /** A place, or what several have in common. */
  readonly position?: Understood['position'];
  readonly system?: string | undefined;
  /** The one generation. */
  readonly car?: string | undefined;
  /** Make and model in words while the generation is open. */
  readonly carWords?: string | undefined;
  readonly year?: number | undefined;
  readonly yearSpan?: Understood['yearSpan'];
  /** Engine, gearbox or drive, as said. */
  readonly engine?: string | undefined;
  readonly condition?: 'used' | 'new' | undefined;
  readonly grade?: 'A' | 'B' | 'C' | undefined;
  readonly colour?: string | undefined;
  /** Name of a branch. */
  readonly place?: string | undefined;
}

export function wishOf(understood: Understood, placeName: string | undefined): Wish {
  const { partType, partTypes, positions, system, symptom, generations } = understood;
  const { year, yearSpan, engine, condition, grade, colour } = understood;
  const type = partType === undefined ? undefined : partTypeOf(partType);
  const [car, ...others] = generations;
  const isOneCar = car !== undefined && others.length === 0;
  return {
    partType,
    partTypes: partTypes.length > 1 ? partTypes : undefined,
    symptom: symptom?.said,
    position: type && placeOf(positionsOf(type), positions),
    system: partTypes.length === 0 ? system : undefined,
    car: isOneCar ? car.path : undefined,
    carWords: isOneCar ? undefined : carWordsOf(understood),
    year,
    yearSpan,
    engine: engine?.said,
    condition,
    grade,
    colour,
    place: placeName,
  };
}

/** Make and what the models that are left open have in common ("Jetta" of Jetta and Jetta Clásico), or their names. */
function carWordsOf({ make, model, generations }: Understood): string | undefined {
  const models = [...new Set(generations.map((each) => each.model))];
  const shared = models[0]
    ?.split(' ')
    .filter((word) => models.every((name) => name.split(' ').includes(word)))
    .join(' ');
  const few = models.length <= MAX_MODELS_NAMED ? models.join(' / ') : undefined;
  return [make?.name, model?.name ?? (shared || few)].filter(Boolean).join(' ') || undefined;
}

/** The address that asks for a wish: a car's own page when nothing else is wanted, else the search. */
export function wishLink(wish: Wish, locale: Locale): string {
  const text = wishText(wish, locale);
  if (text === '') return wish.car ? catalogLink(locale, wish.car) : searchLink(locale);
  const link = searchLink(locale, text);
  return wish.car ? `${link}&vehiculo=${encodeURIComponent(wish.car)}` : link;
}

/** In words, without the car that travels beside them. */
export function wishText(wish: Wish, locale: Locale): string {
  const type = wish.partType === undefined ? undefined : partTypeOf(wish.partType);
  const isEnglish = locale === 'en';
  const several = wish.partTypes?.flatMap((code) => partTypeOf(code) ?? []) ?? [];
  const words = [
    type && inSentence(nameOf(type, wish.position ?? 'c', factLocale(locale))),
    !type &&
      several
        .map((each) => inSentence(nameOf(each, 'c', factLocale(locale))))
        .join(isEnglish ? ' and ' : ' y '),
    wish.symptom,
    !type && wish.system && inSentence(systemName(wish.system, locale)),
    wish.carWords,
    wish.engine,
    wish.year,
    wish.yearSpan && `${wish.yearSpan.from}-${wish.yearSpan.to}`,
    wish.condition &&
      { used: isEnglish ? 'used' : 'usada', new: isEnglish ? 'new' : 'nueva' }[wish.condition],
    wish.grade && `${isEnglish ? 'grade' : 'grado'} ${wish.grade}`,
    wish.colour,
    wish.place && `${isEnglish ? 'in' : 'en'} ${wish.place}`,
  ];
  return words.filter(Boolean).join(' ');
}
