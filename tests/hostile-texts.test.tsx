import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { hasContent, PageContent } from '../src/domain/landing/contract.ts';
import { resolveBlock } from '../src/domain/landing/resolve-block.ts';
import { partsResolver } from '../src/domain/landing/resolve-parts.ts';
import { BlockView } from '../src/page-blocks/BlockView.tsx';
import { contentOf } from './fixtures/hostile-content.ts';
import { HOSTILE_COUNT, hostileTexts } from './fixtures/hostile-texts.ts';

type LiveData = Parameters<typeof partsResolver>[0];

const FIGURES = {
  pieces: 61,
  units: 59,
  donors: 53,
  donorsThisMonth: 47,
  generations: 43,
  partTypes: 41,
  branches: 37,
};
const LIVE = {
  figures: FIGURES,
  branches: [],
  pieces: new Map(),
  holds: [],
  cars: [],
  offers: new Map(),
} as unknown as LiveData;

/** Cleaned by rules of its own, which document-name.test.ts tries. */
const FILE_NAME = /\.file\.name$/;

/** The whole page as visitors get it, with one and the same text in every field. */
function pageWith(text: string, language: 'es' | 'en'): string {
  const { blocks } = contentOf((place) => (FILE_NAME.test(place) ? 'informe.pdf' : text), 1);
  const parts = partsResolver(LIVE, language);
  expect(blocks.every(hasContent)).toBe(true);
  return blocks
    .map((block) =>
      renderToStaticMarkup(
        <BlockView block={resolveBlock(block, parts)} locale={language === 'en' ? 'en' : 'es-MX'} />,
      ),
    )
    .join('\n');
}

/** As it is stored: without what is never seen. */
const stored = (text: string) =>
  PageContent.parse({ schema: 1, title: { es: text }, description: { es: '' }, blocks: [] }).title.es;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#x27;',
};
const escaped = (text: string) => text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);

const HARMLESS = 'palabra';

describe('hostile texts in a page that owners write', () => {
  test('are 500, all different, each with something to run', () => {
    const texts = hostileTexts();
    expect(new Set(texts).size).toBe(HOSTILE_COUNT);
    expect(texts.every((text) => /al\0?ert\(1\)/i.test(text))).toBe(true);
  });

  test(
    'each of them in every field is drawn as the very same elements as a harmless word',
    { timeout: 120_000 },
    () => {
      for (const language of ['es', 'en'] as const) {
        const harmless = pageWith(HARMLESS, language);
        const count = harmless.split(HARMLESS).length;
        expect(count).toBeGreaterThan(60);
        for (const text of hostileTexts()) {
          const html = pageWith(text, language);
          const shown = escaped(stored(text));
          expect(html.split(shown).length, text).toBe(count);
          expect(html.split(shown).join(HARMLESS), text).toBe(harmless);
        }
      }
    },
  );
});
