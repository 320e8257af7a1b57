import type { CarTree } from '#contract/catalog';
import { partTypeOf, type PartTypeFact } from '#shared/facts/part-types.ts';
import type { SystemCode } from '#shared/facts/systems.ts';
import { askNext } from './ask-next.ts';
import type { Reading } from './best-reading.ts';
import { candidatesOf, engineOf, type Candidates } from './car-candidates.ts';
import { OTHER_CARS } from './car-nicknames.ts';
import { hearSentence, unknownWordsOf } from './hear-sentence.ts';
import { positionsFor } from './position-words.ts';
import type { PartFinding } from './understand-part.ts';
import type { UnderstandOptions, Understood } from './understood.ts';

/** Longer texts are cut; nobody asks for a part in more. */
const MAX_CHARACTERS = 200;
/** Types that only some bodies have. */
const ONLY_FOR: Readonly<Record<string, string>> = { 'caja-pickup': 'pickup', muelle: 'pickup' };

/**
 * What a customer's sentence says about car, part and place: "faro izquierdo tsuru 08". Words in any order;
 * accents, case, number and one typing error per word of five letters or more are forgiven. Pure: `tree` is the
 * whole catalog of cars and is indexed on its first use.
 */
export function understandSentence(text: string, tree: CarTree, options: UnderstandOptions): Understood {
  const cut = text.slice(0, MAX_CHARACTERS);
  const heard = hearSentence(cut, tree, options);
  const { lexicon, code, best: first, rival, symptom } = heard;
  const reading = rival && wantsRival(options, first.car.readings.length > 0) ? rival : first;
  const unknownWords = unknownWordsOf(heard, reading);
  const missing = unknownWords.filter((word) => OTHER_CARS.has(word));
  const cars = candidatesOf(reading, lexicon.cars, options, missing.length > 0);
  const types = openTypes(reading.part, options, cars);
  const type = types.length === 1 ? types[0] : undefined;
  const positions = type ? openPositions(type, reading.part, options) : [];
  const [position, ...otherPositions] = positions;
  const [year, ...otherYears] = reading.years;
  const system = options.chosen?.system ?? systemOf(types, reading.part);
  const engine = engineOf(reading, lexicon.cars, cars.list);
  const ambiguity = code
    ? undefined
    : askNext({
        cars,
        types,
        positions,
        place: reading.part.place,
        vocabulary: lexicon.cars,
        reading,
        rival,
        options,
      });
  return {
    text: cut,
    ...(cars.make && { make: { slug: cars.make.slug, name: cars.make.name } }),
    ...(cars.model && { model: cars.model }),
    generations: cars.list,
    isCarSaid: cars.isSaid,
    ...(year !== undefined && otherYears.length === 0 && { year }),
    ...(otherYears.length === 1 && {
      yearSpan: { from: Math.min(...reading.years), to: Math.max(...reading.years) },
    }),
    ...(engine && { engine }),
    ...(system && { system }),
    ...(type && { partType: type.code }),
    partTypes: types.map((each) => each.code),
    ...(position && otherPositions.length === 0 && { position }),
    positions,
    ...(code && { code }),
    ...reading.asides,
    ...(symptom && { symptom }),
    ...(missing.length > 0 && { missingCar: missing.join(' ') }),
    ...(saysMore(reading) && { saysMore: true }),
    unknownWords,
    ...(ambiguity && { ambiguity }),
  };
}

/** Whether something is said that only a list can hold to. */
function saysMore({ years, traits, part }: Reading): boolean {
  const { gearbox, isFourWheel, displacementsDl, engineWords } = traits;
  const isEngineSaid = gearbox ?? isFourWheel ?? displacementsDl[0] ?? engineWords[0];
  const placeOfNoPart = part.types.length === 0 ? (part.place.end ?? part.place.side) : undefined;
  // The page of a car is of all its years and engines; one of its systems does not tell them apart.
  const isCarAlone = part.types.length === 0 && part.system === undefined;
  if (placeOfNoPart !== undefined) return true;
  return !isCarAlone && (years.length > 0 || isEngineSaid !== undefined);
}

/** A word that is a car and a part is the part for who already has a car, and whatever was answered. */
function wantsRival({ car, chosen }: UnderstandOptions, isCarFirst: boolean): boolean {
  if (chosen?.partType !== undefined) return isCarFirst;
  if (chosen?.model !== undefined || chosen?.generation !== undefined) return !isCarFirst;
  return car !== undefined && isCarFirst;
}

function openTypes(
  part: PartFinding,
  { chosen }: UnderstandOptions,
  cars: Candidates,
): readonly PartTypeFact[] {
  const picked = chosen?.partType === undefined ? undefined : partTypeOf(chosen.partType);
  if (picked) return [picked];
  if (chosen?.system !== undefined) return [];
  const bodies = cars.list.map(({ bodyStyle }) => bodyStyle);
  const possible = part.types.filter(({ code }) => {
    const body = ONLY_FOR[code];
    return body === undefined || bodies.length === 0 || bodies.some((style) => style.startsWith(body));
  });
  return possible.length > 0 ? possible : part.types;
}

function openPositions(
  type: PartTypeFact,
  part: PartFinding,
  { chosen }: UnderstandOptions,
): Understood['positions'] {
  return chosen?.position === undefined ? positionsFor(type, part.place) : [chosen.position];
}

function systemOf(types: readonly PartTypeFact[], part: PartFinding): SystemCode | undefined {
  const [first, ...others] = types;
  if (!first) return part.system;
  return others.every(({ system }) => system === first.system) ? first.system : undefined;
}
