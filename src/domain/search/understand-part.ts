import type { PartTypeFact } from '#shared/facts/part-types.ts';
import type { SystemCode } from '#shared/facts/systems.ts';
import { partVocabulary } from './part-vocabulary.ts';
import { placeOfWord, type Place } from './position-words.ts';
import { spansOf, type Token } from './sentence.ts';

interface PartReading {
  readonly type?: PartTypeFact;
  readonly system?: SystemCode;
  readonly mask: number;
  readonly start: number;
  readonly score: number;
}

export interface PartFinding {
  /** Best first; several when the words fit them alike. */
  readonly types: readonly PartTypeFact[];
  /** A system was named and no part type. */
  readonly system?: SystemCode;
  readonly place: Place;
  /** The words that name them. */
  readonly nameMask: number;
  /** Those, the place and what else they explain. */
  readonly mask: number;
  readonly score: number;
}

const SAID_AND_USED = 0.3;
const END_IN_NAME = 0.5;
const WRONG_END = -0.8;
const NO_SUCH_SIDE = -0.6;
const ABOUT_EQUAL = 0.1;

/** The part types that the chosen words may name, and where on the car. */
export function findParts(tokens: readonly Token[], mask: number): PartFinding {
  const { meanings, longest } = partVocabulary();
  const place = placeSaid(tokens, mask);
  const readings: PartReading[] = [];
  for (const [key, spans] of spansOf(tokens, mask, longest)) {
    for (const meaning of meanings.get(key) ?? []) {
      for (const span of spans) {
        const name = span.words - (1 - meaning.quality * span.quality);
        readings.push({
          ...(meaning.type && { type: meaning.type }),
          ...(meaning.system && { system: meaning.system }),
          mask: span.mask,
          start: span.start,
          score: name + (meaning.type ? placeFit(meaning.type, place.said, span.mask & place.endMask) : 0),
        });
      }
    }
  }
  readings.sort((a, b) => b.score - a.score || a.start - b.start);
  const best = headNoun(readings, tokens);
  if (!best) return { types: [], place: place.said, nameMask: 0, mask: place.mask, score: 0 };
  const alike = readings.filter(
    (each) => each.score >= best.score - ABOUT_EQUAL && isAlternative(each, best, tokens),
  );
  const types = [best, ...alike].flatMap((each) => (each.type ? [each.type] : []));
  const nameMask = alike.reduce((all, each) => all | each.mask, best.mask);
  return {
    types: best.type ? [...new Set(types)] : [],
    ...(!best.type && best.system && { system: best.system }),
    place: place.said,
    nameMask,
    mask: nameMask | place.mask | qualifiers(readings, best),
    score: best.score,
  };
}

function placeSaid(tokens: readonly Token[], mask: number): { said: Place; mask: number; endMask: number } {
  let said: Place = {};
  let used = 0;
  let endMask = 0;
  tokens.forEach((token, index) => {
    if (!(mask & (1 << index))) return;
    const place = token.forms.map((form) => placeOfWord(form.stem) ?? placeOfWord(token.word)).find(Boolean);
    if (!place) return;
    said = { ...place, ...said };
    used |= 1 << index;
    if (place.end) endMask |= 1 << index;
  });
  return { said, mask: used, endMask };
}

/** How well what was said about the place goes with the type; an end that is part of the name counts there. */
function placeFit(type: PartTypeFact, said: Place, endInName: number): number {
  let fit = 0;
  if (said.end && !endInName) {
    if (type.end) fit += type.end === said.end ? END_IN_NAME : WRONG_END;
    else if (type.axes === 'end' || type.axes === 'side+end') fit += SAID_AND_USED;
  }
  if (said.side) fit += type.axes === 'side' || type.axes === 'side+end' ? SAID_AND_USED : NO_SUCH_SIDE;
  return fit;
}

/** Of "manija puerta" the first noun is the part, the second says of what. */
function headNoun(readings: readonly PartReading[], tokens: readonly Token[]): PartReading | undefined {
  const best = readings[0];
  if (!best) return undefined;
  const before = readings.find(
    (each) =>
      each !== best &&
      !(each.mask & best.mask) &&
      each.start < best.start &&
      each.score > best.score - 1 &&
      each.type,
  );
  const isQualified = before && !isSecondWish(tokens[best.start]) && followsDirectly(before, best);
  return isQualified ? before : best;
}

function followsDirectly(first: PartReading, second: PartReading): boolean {
  return !!((first.mask << 1) & second.mask);
}

const isSecondWish = (token: Token | undefined) =>
  token?.after === 'y' || token?.after === 'e' || token?.after === 'and';

/** Other readings of the same words, or a second part joined by "y". */
function isAlternative(reading: PartReading, best: PartReading, tokens: readonly Token[]): boolean {
  if (reading === best || !reading.type) return false;
  if (reading.mask & best.mask) return reading.mask === best.mask;
  const later = reading.start > best.start ? reading : best;
  return (
    isSecondWish(tokens[later.start]) || !(followsDirectly(best, reading) || followsDirectly(reading, best))
  );
}

/** Nouns right after the head ("chapa puerta") are explained by it. */
function qualifiers(readings: readonly PartReading[], best: PartReading): number {
  return readings
    .filter((each) => !(each.mask & best.mask) && followsDirectly(best, each) && !isOtherSystem(each, best))
    .reduce((all, each) => all | each.mask, 0);
}

/** "Frenos suspensión" asks for two systems: neither says anything of the other. */
const isOtherSystem = (reading: PartReading, best: PartReading) =>
  !best.type && !reading.type && reading.system !== best.system;

/** The words that may name some part, whichever it is. */
export function partNameMask(tokens: readonly Token[], mask: number): number {
  const { meanings, longest } = partVocabulary();
  let all = 0;
  for (const [key, spans] of spansOf(tokens, mask, longest)) {
    if (meanings.has(key)) for (const span of spans) all |= span.mask;
  }
  return all;
}
