import { describe, expect, it } from 'vitest';
import { PART_TYPES, nameOf, positionsOf } from '#shared/facts/part-types.ts';
import { carTreeOfFacts } from './car-tree.fixture.ts';
import { understandSentence } from './understand-sentence.ts';

const tree = carTreeOfFacts();
/** Said alone they mean the whole system. */
const SYSTEM_WORDS = ['frenos', 'brakes'];
const understand = (text: string) => understandSentence(`${text} np300 2010`, tree, { lastYear: 2027 });
const found = (text: string) => {
  const { partType, ambiguity } = understand(text);
  return partType === undefined ? (ambiguity?.options.map((option) => option.partType) ?? []) : [partType];
};

describe('every part type', () => {
  it('is understood by its own name, with its place, in both languages', () => {
    const wrong: string[] = [];
    for (const type of PART_TYPES) {
      for (const position of positionsOf(type)) {
        for (const locale of ['es', 'en'] as const) {
          const name = nameOf(type, position, locale);
          const understood = understand(name);
          if (understood.partType !== type.code || understood.position !== position) {
            wrong.push(`${name}: ${understood.partType ?? '–'} ${understood.positions.join()}`);
          }
        }
      }
    }
    expect(wrong).toEqual([]);
  });

  it('is among the answers to each of its other names', () => {
    const wrong: string[] = [];
    for (const type of PART_TYPES) {
      for (const synonym of [...type.synonymsEs, ...type.synonymsEn]) {
        if (SYSTEM_WORDS.includes(synonym)) continue;
        const types = found(synonym);
        if (!types.includes(type.code))
          wrong.push(`${synonym}: ${types.join() || (understand(synonym).system ?? '–')}, not ${type.code}`);
      }
    }
    expect(wrong).toEqual([]);
  });
});
