import { normalizePartNumber } from '../../src/domain/shared/part-number.ts';
import { nameOf } from '../../src/domain/shared/facts/part-types.ts';
import type { SeededGeneration, SeededPart } from './catalog.ts';
import { carLabel } from './donors.ts';
import { fitmentsOf, sisterSlugs } from './fitting.ts';
import { popularityOf } from './popularity.ts';
import { NUMBER_FORMATS } from './price-list.ts';
import { classFactor, newPriceCents, priceRowOf } from './pricing.ts';
import { weightedPicker, type Random } from './random.ts';

/** A new part as a maker sells it. One object a part: a hundredfold chain keeps hundreds of thousands of them. */
export interface NewPart {
  readonly id: number;
  readonly generation: SeededGeneration;
  readonly genuine: SeededPart;
  readonly maker: string;
  readonly partNumber: string;
  readonly priceCents: number;
}

const SELLS_WELL = {
  wear: 7,
  lamp: 4,
  electrical: 3,
  mechanical: 2,
  body: 2.5,
  glass: 1,
  interior: 0.5,
  wheel: 1.5,
};

/** `count` new parts with ids from `firstId`, dear and common ones mixed as in a shop. */
export function makeNewParts(
  catalog: readonly SeededGeneration[],
  of: { count: number; firstId: number; yearNow: number },
  random: Random,
): NewPart[] {
  const candidates = catalog.flatMap((generation) =>
    generation.parts
      .filter((part) => priceRowOf(part.fitted.type.code)[1] > 0)
      .map((genuine) => ({ generation, genuine })),
  );
  const pick = weightedPicker(
    candidates,
    (each) => popularityOf(each.generation.fact.slug) * SELLS_WELL[each.genuine.fitted.type.partClass],
  );
  const factors = new Map(catalog.map((each) => [each, classFactor(each.fact, of.yearNow)]));
  const numbers = new Set<string>();
  return Array.from({ length: of.count }, (_, index) => {
    const { generation, genuine } = pick(random);
    const code = genuine.fitted.type.code;
    const maker = random.pick(priceRowOf(code)[3]);
    return {
      id: of.firstId + index,
      generation,
      genuine,
      maker,
      partNumber: unusedNumber({ maker, code }, numbers, random),
      priceCents: newPriceCents(code, { factor: factors.get(generation) ?? 1, luck: random.next() }),
    };
  });
}

const TRIES_PER_NUMBER = 12;
const LETTERS = Array.from('ABCDEFGHJKLMNPRSTVWXYZ');

function unusedNumber(
  { maker, code }: { maker: string; code: string },
  used: Set<string>,
  random: Random,
): string {
  const formats = NUMBER_FORMATS[`${maker}/${code}`] ?? NUMBER_FORMATS[maker] ?? ['######'];
  for (let attempt = 0; ; attempt++) {
    let number = random
      .pick(formats)
      .replace(/[#@]/g, (sign) => (sign === '#' ? String(random.between(0, 9)) : random.pick(LETTERS)));
    // A big chain runs out of a maker's short numbers.
    if (attempt >= TRIES_PER_NUMBER) number += `-${random.bits().toString(36).toUpperCase()}`;
    const key = `${maker} ${normalizePartNumber(number)}`;
    if (used.has(key)) continue;
    used.add(key);
    return number;
  }
}

/** What the part fits: its own generation and the sisters on the same platform. */
export function newPartFitments(part: NewPart, bySlug: ReadonlyMap<string, SeededGeneration>) {
  const { generation, genuine } = part;
  const { fact, id: generationId, vehicles } = generation;
  const own = fitmentsOf({ partId: part.id, generationId, fact, vehicles }, genuine.fitted);
  const sisters = sisterSlugs(fact.slug, genuine.fitted.type.code).flatMap((slug) => {
    const other = bySlug.get(slug);
    if (!other?.parts.some((each) => isSamePlace(each, genuine))) return [];
    return [[part.id, other.id, null, other.fact.yearFrom, other.fact.yearTo, null, 'table'] as const];
  });
  return [...own, ...sisters];
}

function isSamePlace({ fitted: one }: SeededPart, { fitted: other }: SeededPart): boolean {
  return one.type === other.type && one.position === other.position;
}

export function newPartDescription({ generation, genuine }: NewPart): string {
  const { type, position } = genuine.fitted;
  return `${nameOf(type, position, 'es')} ${carLabel(generation.fact)}`;
}

const STOCKING_STRIDES = [1, 3, 7, 11, 19] as const;

/** Which branches keep a part, as indexes: two to five of them, spread over the chain, always the same ones. */
export function stockingBranches(partIndex: number, branchCount: number): number[] {
  const home = partIndex % branchCount;
  const howMany = 2 + ((partIndex * 7) % 4);
  const indexes = new Set([home]);
  for (const stride of STOCKING_STRIDES.slice(0, howMany - 1)) indexes.add((home + stride) % branchCount);
  return [...indexes];
}
