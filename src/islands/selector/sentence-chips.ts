import type { Understood } from '#contract/search';
import type { CarTree } from '#contract/catalog';
import { partTypeOf, positionsOf } from '#shared/facts/part-types.ts';
import type { Locale } from '../../i18n/translator.ts';
import { placeWords } from './place-words.ts';
import type { SelectorTranslate } from './props.ts';
import { carName, modelName, partName, systemName } from './understood-words.ts';

/** One thing that a sentence was understood to say. */
export interface Chip {
  readonly label: string;
  readonly value: string;
  /** Orders only; narrows nothing. */
  readonly isSoft?: boolean;
}

interface Options {
  readonly tree: CarTree;
  /** Names by code. */
  readonly branches: Readonly<Record<string, string>>;
  readonly locale: Locale;
  readonly t: SelectorTranslate;
}

export const capitalised = (words: string) => words.replace(/\b[a-z]/g, (letter) => letter.toUpperCase());

export function chipsOf(understood: Understood, { branches, locale, t, tree }: Options): Chip[] {
  const language = locale === 'en' ? 'en' : 'es';
  const {
    code,
    partType,
    system,
    position,
    positions,
    make,
    model,
    year,
    isCarSaid,
    condition,
    grade,
    colour,
    place,
  } = understood;
  const type = partType === undefined ? undefined : partTypeOf(partType);
  const [first, ...others] = understood.generations;
  const car = others.length === 0 ? first : undefined;
  const isPlaceSaid =
    type !== undefined && positionsOf(type).length > 1 && positions.length < positionsOf(type).length;
  const carWords = car ? carName(car, t) : model ? modelName(model.path, tree) : (make?.name ?? '');
  const codeLabels = {
    serial: 'selector.chipSerial',
    'part-number': 'selector.chipPartNumber',
    vin: 'selector.chipVin',
  } as const;
  const chips: Chip[] = [
    ...(code ? [{ label: t(codeLabels[code.kind]), value: code.value }] : []),
    ...(type ? [{ label: t('selector.chipPart'), value: partName(type.code, undefined, language) }] : []),
    ...(!type && system ? [{ label: t('selector.chipSystem'), value: systemName(system, language) }] : []),
    ...(isPlaceSaid
      ? [
          {
            label: t('selector.chipSide'),
            value: (position ? [position] : positions).map((each) => placeWords(each, t)).join(' / '),
          },
        ]
      : []),
    ...(isCarSaid && carWords !== '' ? [{ label: t('selector.chipCar'), value: carWords }] : []),
    ...(year === undefined ? [] : [{ label: t('selector.chipYear'), value: String(year) }]),
    ...(condition
      ? [
          {
            label: t('selector.chipCondition'),
            value: t(condition === 'used' ? 'selector.used' : 'selector.new'),
          },
        ]
      : []),
    ...(grade === undefined ? [] : [{ label: t('selector.chipGrade'), value: grade }]),
    ...(place === undefined ? [] : [{ label: t('selector.chipPlace'), value: branches[place] ?? place }]),
    ...(colour === undefined
      ? []
      : [{ label: t('selector.chipColour'), value: capitalised(colour), isSoft: true }]),
  ];
  return chips;
}
