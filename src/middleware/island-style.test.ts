import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ISLAND_STYLE, withStyleInHead } from './island-style.ts';

const ISLAND = `${ISLAND_STYLE}<script>0</script><astro-island></astro-island>`;
const page = (title: string, value: string, after = '') =>
  `<html><head><meta content="${title}"></head><body class="x"><input value="${value}">${ISLAND}${after}</body></html>`;
/** As Astro escapes attributes: `<` stays. */
const asAttribute = (text: string) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');

describe('the style of islands', () => {
  test('is written by Astro to the letter', () => {
    const file = new URL(
      '../../node_modules/astro/dist/runtime/server/astro-island-styles.js',
      import.meta.url,
    );
    expect(readFileSync(file, 'utf8')).toContain(ISLAND_STYLE.replace(/<\/?style>/g, ''));
  });

  test('goes to the end of the head, once', () => {
    expect(withStyleInHead(page('a', 'b'))).toBe(
      `<html><head><meta content="a">${ISLAND_STYLE}</head><body class="x"><input value="b">${ISLAND.replace(ISLAND_STYLE, '')}</body></html>`,
    );
    expect(withStyleInHead('<html><head></head><body>no island</body></html>')).toBe(
      '<html><head></head><body>no island</body></html>',
    );
  });

  test('takes nothing along that a visitor wrote', () => {
    const texts = [
      '<style>astro-island{}*{display:none}</style>',
      `<style>astro-island$'</style><meta http-equiv=refresh content='0;url=https://evil.example/'>`,
      `${ISLAND_STYLE}<script>$\``,
      '</head><body',
      '<style>astro-island',
    ];
    const part = fc.oneof(fc.constantFrom(...texts, '</head>', '$&', "$'", '<script>', '"'), fc.string());
    const text = fc.array(part, { maxLength: 4 }).map((parts) => asAttribute(parts.join('')));
    fc.assert(
      fc.property(text, text, (title, value) => {
        const without = (html: string) => html.replaceAll(ISLAND_STYLE, '');
        expect(without(withStyleInHead(page(title, value)))).toBe(without(page(title, value)));
      }),
      { numRuns: 2_000 },
    );
  });
});
