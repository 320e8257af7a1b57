import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lineText, noteText } from './text-schema.ts';
import { asTyped, oneLine, someLines } from './typed-text.ts';

describe('a line that somebody typed', () => {
  it.each([
    ['  Lupita \t Hernández\n', 'Lupita Hernández'],
    ['Jose\u0301 Nu\u0301n\u0303ez', 'José Núñez'],
    ['Fact\u0000ura\u0007 \u001B[31m9', 'Factura [31m9'],
    ['C1\u0080\u009F', 'C1'],
    ['pre\u202Efdp.exe\u202C', 'prefdp.exe'],
    ['a\u2066b\u2069 c\u200Ed', 'ab cd'],
    ['Ana\u200B\u200C\u200D\u2060\uFEFF', 'Ana'],
    ['cami\u00ADón', 'camión'],
    ['\u3164\u2800\u115F', ''],
    ['uno\u00A0\u2003dos\u2028tres\u0085cuatro', 'uno dos tres cuatro'],
    ['roto \uD83D aquí', 'roto aquí'],
    ['llave ¾" · 10 % «Ñandú» 🔧', 'llave ¾" · 10 % «Ñandú» 🔧'],
    ['taller 👩‍🔧 🧑🏽‍🔧 🕵️‍♀️', 'taller 👩‍🔧 🧑🏽‍🔧 🕵️‍♀️'],
    ['🔧\u200D a\u200D🔧 🔧\u200D\u200D🔧', '🔧 a🔧 🔧🔧'],
  ])('%j is stored as %j', (typed, stored) => {
    expect(oneLine(typed)).toBe(stored);
  });

  it('is the same when it is stored again, and shows everything that it holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (typed) => {
        const stored = oneLine(typed);
        expect(oneLine(stored)).toBe(stored);
        const withoutEmoji = stored.replace(
          /(?<=\p{Extended_Pictographic}\p{M}?\p{Emoji_Modifier}?)\u200D(?=\p{Extended_Pictographic})/gu,
          '',
        );
        expect(withoutEmoji).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]|^\s|\s$|\s\s/u);
        expect(stored.normalize('NFC')).toBe(stored);
      }),
    );
  });

  it('keeps what people write in Spanish', () => {
    const letters = Array.from('abcñáéíóúüÑÁÉÍÓÚÜ¿?¡!.,;:-#/&()"\'$%°²');
    const words = fc.string({ unit: fc.constantFrom(...letters), minLength: 1 });
    fc.assert(fc.property(words, (word) => oneLine(` ${word} `) === word));
  });
});

describe('a note', () => {
  it('keeps its lines, and not more than one empty one', () => {
    expect(someLines(' uno \r\ndos\r\rtres\n\n\n\ncuatro\u2028cinco \n')).toBe(
      'uno\ndos\n\ntres\n\ncuatro\ncinco',
    );
    expect(someLines('\u202Euno\u0000\n\tdos')).toBe('uno\ndos');
  });
});

describe('a letter under thousands of marks', () => {
  // Out of their order: sorting what is left of them is what takes the time.
  const marks = (count: number) => '\u0315'.repeat(count) + '\u0327'.repeat(count);

  it.each([oneLine, someLines, asTyped])('keeps thirty (%o)', (clean) => {
    const stored = clean(`a${marks(50_000)} b${marks(2)}`);
    expect(stored).toBe(`a${'\u0315'.repeat(30)} b${'\u0327'.repeat(2)}${'\u0315'.repeat(2)}`);
    expect(clean(stored)).toBe(stored);
  });

  it('is the same when it is stored again, whatever the marks are made of', () => {
    const unit = fc.constantFrom('a', '\u0344', '\u0327', '\u0958', '\u1E9B', '\u200B', ' ', '\n');
    const text = fc
      .array(fc.tuple(unit, fc.integer({ min: 1, max: 45 })))
      .map((runs) => runs.map(([each, count]) => each.repeat(count)).join(''));
    for (const clean of [oneLine, someLines, asTyped]) {
      fc.assert(fc.property(text, (typed) => clean(clean(typed)) === clean(typed)));
    }
  });
});

describe('a text of a page', () => {
  it('keeps its spaces and lines, and nothing that is not seen', () => {
    expect(asTyped(' a\u0000b\u202ec\u200bd\r\ne\tf\n\n\ng  h ')).toBe(' abcd\ne f\n\n\ng  h ');
    expect(asTyped('Querétaro 👩‍🔧 n\u0303')).toBe('Querétaro 👩‍🔧 ñ');
  });

  it('is the same when it is stored again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (typed) => {
        expect(asTyped(asTyped(typed))).toBe(asTyped(typed));
      }),
    );
  });
});

describe('a text of a contract', () => {
  it('is measured as it is stored', () => {
    expect(lineText(5).parse(' \u200Babcde\u200B ')).toBe('abcde');
    expect(lineText(5).safeParse('abcdef').success).toBe(false);
    expect(lineText(5, 2).safeParse('a\u200B\u200B').success).toBe(false);
    expect(lineText(5, 1).safeParse('\u3164').success).toBe(false);
    expect(noteText(7).parse('uno\r\ndos')).toBe('uno\ndos');
  });
});
