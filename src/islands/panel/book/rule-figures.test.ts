import { describe, expect, test } from 'vitest';
import { NO_TEXTS, readFigures, textsOf } from './rule-figures.ts';

describe('the figures of a rule as they are typed', () => {
  const typed = {
    ...NO_TEXTS,
    newPercent: '45',
    gradeA: '115',
    gradeB: '100',
    gradeC: '74 %',
    age: '5:90, 10:80.5',
    floor: '50',
    step: '10',
    ending: '9.90',
  };

  test('are read, and written back as they were', () => {
    const figures = readFigures(typed);
    expect(figures).toEqual({
      newPercentBp: 4_500,
      gradeBp: { A: 11_500, B: 10_000, C: 7_400 },
      ageCurve: [
        { years: 5, bp: 9_000 },
        { years: 10, bp: 8_050 },
      ],
      floorCents: 50_00,
      stepCents: 10_00,
      endingCents: 9_90,
    });
    expect(figures && readFigures(textsOf(figures))).toEqual(figures);
  });

  test.each([
    [{ newPercent: 'mucho' }],
    [{ gradeC: '' }],
    [{ age: '5-90' }],
    [{ floor: '-3' }],
    [{ step: '0' }],
    [{ forParts: '0' }],
  ])('are refused with %o', (change) => {
    expect(readFigures({ ...typed, ...change })).toBeNull();
  });

  test('are none when nothing was typed', () => {
    expect(readFigures(NO_TEXTS)).toBeNull();
  });
});
