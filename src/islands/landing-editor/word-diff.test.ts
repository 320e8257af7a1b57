import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { diffWords } from './word-diff.ts';

const side = (runs: ReturnType<typeof diffWords>, without: 'added' | 'removed') =>
  runs
    .filter(({ kind }) => kind !== without)
    .map(({ text }) => text)
    .join('');

describe('what changed in a text', () => {
  test('the runs give back both texts', () => {
    const word = fc.constantFrom('una', 'pieza', 'con', 'nombre', 'y', 'lugar', ' ', '\n', '¿', 'ñandú');
    const text = fc.array(word, { maxLength: 30 }).map((words) => words.join(' '));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const runs = diffWords(before, after);
        expect(side(runs, 'added')).toBe(before);
        expect(side(runs, 'removed')).toBe(after);
        runs.forEach((run, index) => expect(run.kind).not.toBe(runs[index + 1]?.kind));
      }),
      { numRuns: 1_000 },
    );
  });

  test('only the words that changed are marked', () => {
    expect(diffWords('Hoy son seis sucursales', 'Hoy son siete sucursales')).toEqual([
      { kind: 'same', text: 'Hoy son ' },
      { kind: 'removed', text: 'seis ' },
      { kind: 'added', text: 'siete ' },
      { kind: 'same', text: 'sucursales' },
    ]);
  });

  test('a text that came or went is one run, an unchanged one too', () => {
    expect(diffWords('', 'Desde 1987')).toEqual([{ kind: 'added', text: 'Desde 1987' }]);
    expect(diffWords('Desde 1987', '')).toEqual([{ kind: 'removed', text: 'Desde 1987' }]);
    expect(diffWords('Desde 1987', 'Desde 1987')).toEqual([{ kind: 'same', text: 'Desde 1987' }]);
    expect(diffWords('', '')).toEqual([]);
  });
});
