import type { CarEntry, CarName, CarVocabulary } from './car-vocabulary.ts';
import { countBits, spansOf, type Span, type Token } from './sentence.ts';
import { yearsAway } from './years.ts';

export interface CarReading {
  readonly entry: CarEntry;
  /** Words that name the car: make, model, nickname, code. */
  readonly mask: number;
  readonly score: number;
  readonly coversYear: boolean;
}

export interface CarFinding {
  /** Best first; all of them about as likely. */
  readonly readings: readonly CarReading[];
  /** Only a make was named. */
  readonly make?: CarEntry['make'];
  readonly mask: number;
  readonly score: number;
}

const COVERS = 1;
const NEARLY = -0.3;
const OUTSIDE = -1.2;
/** Readings this close to the best are left for a question. */
const ABOUT_EQUAL = 0.35;

/** The cars that the chosen words may name; `years` are the model years said anywhere in the sentence. */
export function findCars(
  tokens: readonly Token[],
  mask: number,
  vocabulary: CarVocabulary,
  years: readonly number[],
): CarFinding {
  const spans = spansOf(tokens, mask, vocabulary.longest);
  const stems = stemMasks(tokens, mask);
  const readings: CarReading[] = [];
  let make: CarEntry['make'] | undefined;
  let makeMask = 0;
  for (const entry of entriesNamed(vocabulary, spans, stems)) {
    const maker = explain(entry.makeNames, spans, stems);
    if (maker.mask && !make) {
      make = entry.make;
      makeMask = maker.mask;
    }
    const named = explain(entry.names, spans, stems);
    if (!named.mask) continue;
    const support = supportOf(entry, stems, named.mask | maker.mask);
    const fit = yearFit(entry, years);
    readings.push({
      entry,
      mask: named.mask | maker.mask | support.mask,
      score: named.score + countBits(maker.mask & ~named.mask) + support.score + fit,
      coversYear: fit >= 0,
    });
  }
  readings.sort((a, b) => b.score - a.score || newestFirst(a, b));
  const best = readings[0];
  if (!best) return { readings: [], ...(make && { make }), mask: makeMask, score: countBits(makeMask) };
  const likely = readings.filter(
    (reading) => reading.score >= best.score - ABOUT_EQUAL && reading.coversYear === best.coversYear,
  );
  return { readings: likely, make: best.entry.make, mask: best.mask, score: best.score };
}

const newestFirst = (a: CarReading, b: CarReading) =>
  b.entry.generation.yearFrom - a.entry.generation.yearFrom;

/** Which of the chosen tokens can be read as each stem. */
function stemMasks(tokens: readonly Token[], mask: number): Map<string, { mask: number; quality: number }> {
  const masks = new Map<string, { mask: number; quality: number }>();
  tokens.forEach((token, index) => {
    if (!(mask & (1 << index))) return;
    for (const form of token.forms) {
      const known = masks.get(form.stem);
      masks.set(form.stem, { mask: (known?.mask ?? 0) | (1 << index), quality: form.quality });
    }
  });
  return masks;
}

/** The words that these names explain together, longest names first. */
function explain(
  names: readonly CarName[],
  spans: ReadonlyMap<string, readonly Span[]>,
  stems: ReadonlyMap<string, { mask: number; quality: number }>,
): { mask: number; score: number } {
  const found = names
    .flatMap((name) => {
      const span = spans.get(name.key)?.[0];
      if (span) return [{ mask: span.mask, quality: name.quality * span.quality }];
      const apart = name.stems.length > 1 ? name.stems.map((each) => stems.get(each)) : [];
      if (apart.length === 0 || apart.some((each) => !each)) return [];
      const mask = apart.reduce((all, each) => all | lowestBit(each?.mask ?? 0), 0);
      return [{ mask, quality: name.quality * Math.min(...apart.map((each) => each?.quality ?? 0)) }];
    })
    .sort((a, b) => countBits(b.mask) - countBits(a.mask) || b.quality - a.quality);
  let mask = 0;
  let score = 0;
  for (const each of found) {
    const fresh = each.mask & ~mask;
    if (!fresh) continue;
    score += countBits(fresh) - (1 - each.quality);
    mask |= fresh;
  }
  return { mask, score };
}

const lowestBit = (mask: number) => mask & -mask;

/** Words of the generation's code and of the common part of the model's name that confirm the car. */
function supportOf(
  entry: CarEntry,
  stems: ReadonlyMap<string, { mask: number; quality: number }>,
  taken: number,
): { mask: number; score: number } {
  let mask = 0;
  let score = 0;
  const add = (words: ReadonlySet<string>, weight: number) => {
    for (const word of words) {
      const said = (stems.get(word)?.mask ?? 0) & ~taken & ~mask;
      if (!said) continue;
      mask |= lowestBit(said);
      score += weight;
    }
  };
  add(entry.codeStems, 1);
  add(entry.commonStems, 0.7);
  return { mask, score };
}

function yearFit(entry: CarEntry, years: readonly number[]): number {
  if (years.length === 0) return 0;
  const distance = yearsAway(entry.generation, years);
  if (distance === 0) return COVERS;
  return distance === 1 ? NEARLY : OUTSIDE;
}

/** The words that may name some car, whichever it is. */
export function carNameMask(tokens: readonly Token[], mask: number, vocabulary: CarVocabulary): number {
  const spans = spansOf(tokens, mask, vocabulary.longest);
  const stems = stemMasks(tokens, mask);
  return entriesNamed(vocabulary, spans, stems).reduce(
    (all, entry) => all | explain(entry.names, spans, stems).mask,
    0,
  );
}

/** The entries of which some name may be among these words, in their own order. */
function entriesNamed(
  { entries, named }: CarVocabulary,
  spans: ReadonlyMap<string, unknown>,
  stems: ReadonlyMap<string, unknown>,
): CarEntry[] {
  const places = new Set<number>();
  for (const said of [spans, stems]) {
    for (const key of said.keys()) for (const place of named.get(key) ?? []) places.add(place);
  }
  return [...places].sort((a, b) => a - b).flatMap((place) => entries[place] ?? []);
}
