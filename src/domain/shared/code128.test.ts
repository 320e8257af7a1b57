import fc from 'fast-check';
import { createRequire } from 'node:module';
import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { code128Modules, code128Runs, code128Values, code128Widths } from './code128.ts';

const QUIET = 10;
const SCALE = 3;
const HEIGHT = 40;

/** The bars as a picture, as a scanner sees them. */
function drawn(text: string): ImageData {
  const width = (code128Modules(text) + 2 * QUIET) * SCALE;
  const data = new Uint8ClampedArray(width * HEIGHT * 4).fill(255);
  let x = QUIET * SCALE;
  code128Widths(text).forEach((modules, index) => {
    for (let column = x; index % 2 === 0 && column < x + modules * SCALE; column++)
      for (let y = 0; y < HEIGHT; y++) data.fill(0, (y * width + column) * 4, (y * width + column) * 4 + 3);
    x += modules * SCALE;
  });
  return { data, width, height: HEIGHT, colorSpace: 'srgb' };
}

async function scanned(text: string): Promise<string | undefined> {
  const [found] = await readBarcodes(drawn(text), { formats: ['Code128'] });
  return found?.text;
}

beforeAll(async () => {
  const file = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
  const program = new Uint8Array(await readFile(file));
  await prepareZXingModule({ overrides: { wasmBinary: program.buffer }, fireImmediately: true });
});

describe('Code 128', () => {
  it('makes the symbols and the check that other makers publish', () => {
    // Start B, nine letters, check 88; start C, three pairs, check 44; letters first, then pairs after a switch.
    expect(code128Values('Wikipedia')).toEqual([104, 55, 73, 75, 73, 80, 69, 68, 73, 65, 88]);
    expect(code128Values('123456')).toEqual([105, 12, 34, 56, 44]);
    expect(code128Values('HI345678').slice(0, -1)).toEqual([104, 40, 41, 99, 34, 56, 78]);
  });

  it('starts, stops and separates as the standard draws it', () => {
    const widths = code128Widths('A').join('');
    expect(widths.startsWith('211214')).toBe(true);
    expect(widths.endsWith('2331112')).toBe(true);
    // Start, one letter, check of eleven modules each, and a stop of thirteen.
    expect(code128Modules('A')).toBe(46);
  });

  it.each([
    ['QRO-20261122-2-000137', 222],
    ['QRO-P-048817', 145],
    ['123456', 68],
    ['12345', 79],
    ['A1', 57],
  ])('says %s in no more than %i modules', (text, modules) => {
    expect(code128Modules(text)).toBe(modules);
  });

  it('changes sets only where that saves a symbol', () => {
    expect(code128Runs('A-12').map(({ set }) => set)).toEqual(['B']);
    expect(code128Runs('A-1234').map(({ text }) => text)).toEqual(['A-', '1234']);
    expect(
      code128Runs('X1234567Y')
        .map(({ text }) => text)
        .join(''),
    ).toBe('X1234567Y');
  });

  it('refuses what its sets do not have', () => {
    for (const text of ['', 'ñ', 'línea', 'a\nb']) expect(() => code128Widths(text)).toThrow(RangeError);
  });

  it('is read back as it was written, every letter and every pair of digits', async () => {
    const letters = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index));
    const pairs = Array.from({ length: 100 }, (_, index) => String(index).padStart(2, '0')).join('');
    const texts = [
      letters.slice(0, 32).join(''),
      letters.slice(32, 64).join(''),
      letters.slice(64).join(''),
      ...(pairs.match(/.{40}/g) ?? []),
      'QRO-20261122-2-000137',
      'APA-QRO-20261122-12-000137',
    ];
    for (const text of texts) expect(await scanned(text)).toBe(text);
  });

  it('is read back whatever it says', async () => {
    const text = fc.string({
      unit: fc.constantFrom(...Array.from('0123456789ABCxyz-/ .')),
      minLength: 1,
      maxLength: 24,
    });
    await fc.assert(
      fc.asyncProperty(text, async (some) => {
        // A reader leaves spaces at the ends alone or not; labels have none.
        fc.pre(some.trim() === some);
        expect(await scanned(some)).toBe(some);
      }),
      { numRuns: 60 },
    );
  });
});
