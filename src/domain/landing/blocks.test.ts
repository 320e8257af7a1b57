import { describe, expect, it, test } from 'vitest';
import { isDomainError } from '#shared/errors.ts';
import { FULL_BLOCKS, fullContent } from './content.fixture.ts';
import { LocalizedText } from './content-parts.ts';
import {
  Block,
  BLOCK_TYPES,
  CONTENT_SCHEMA,
  hasContent,
  isSaid,
  LINE_MAX,
  MAX_BLOCKS,
  MEASURES,
  PageContent,
  plainTextOf,
  problemsOf,
  richTextOf,
  TEXT_MAX,
  textOf,
} from './contract.ts';
import { migrateContent } from './migrate-content.ts';
import { newBlock } from './new-block.ts';

describe('the stored form', () => {
  it('keeps every block exactly as it was given', () => {
    expect(PageContent.parse(fullContent())).toEqual(fullContent());
    expect(Object.keys(FULL_BLOCKS)).toEqual([...BLOCK_TYPES]);
  });

  it('drops what no block has, so nothing rides along unseen', () => {
    const block = { ...FULL_BLOCKS.richText, html: '<script>alert(1)</script>', onclick: 'alert(1)' };
    expect(Block.parse(block)).toEqual(FULL_BLOCKS.richText);
  });

  it.each([
    ['an unknown type', { ...FULL_BLOCKS.hero, type: 'html' }],
    ['markup in place of text', { ...FULL_BLOCKS.richText, body: { es: '<b>x</b>' } }],
    ['an id with markup', { ...FULL_BLOCKS.hero, id: '"><script>' }],
    [
      'centavos with a fraction',
      { ...FULL_BLOCKS.backers, uses: [{ label: { es: 'x' }, amountCents: 1.5 }] },
    ],
  ])('refuses %s', (_, block) => {
    expect(Block.safeParse(block).success).toBe(false);
  });

  it('refuses two blocks of one id, too many blocks and too many bytes', () => {
    const many = (count: number) => ({
      ...fullContent(),
      blocks: Array.from({ length: count }, (_, index) => ({ ...FULL_BLOCKS.numbers, id: `many-${index}` })),
    });
    expect(PageContent.safeParse(many(MAX_BLOCKS)).success).toBe(true);
    expect(PageContent.safeParse(many(MAX_BLOCKS + 1)).success).toBe(false);
    const twice = { ...fullContent(), blocks: [FULL_BLOCKS.hero, FULL_BLOCKS.hero] };
    expect(PageContent.safeParse(twice).success).toBe(false);
    const runs = Array.from({ length: 70 }, () => ({ text: 'x'.repeat(4_000) }));
    const heavy = { ...FULL_BLOCKS.richText, body: { es: [{ kind: 'paragraph', runs }] } };
    expect(Block.safeParse(heavy).success).toBe(true);
    expect(PageContent.safeParse({ ...fullContent(), blocks: [heavy] }).success).toBe(false);
  });

  it('has room for a line and for a few sentences, and knows every figure', () => {
    const hero = (line: number, text: number) => ({
      ...FULL_BLOCKS.hero,
      heading: { es: 'x'.repeat(line) },
      lead: { es: 'x'.repeat(text) },
    });
    expect(Block.safeParse(hero(LINE_MAX, TEXT_MAX)).success).toBe(true);
    expect(Block.safeParse(hero(LINE_MAX + 1, TEXT_MAX)).success).toBe(false);
    expect(Block.safeParse(hero(LINE_MAX, TEXT_MAX + 1)).success).toBe(false);
    const items = MEASURES.map((measure) => ({ measure, label: { es: '' } }));
    expect(Block.safeParse({ ...FULL_BLOCKS.numbers, items }).success).toBe(true);
    const unknown = [{ measure: 'sales', label: { es: '' } }];
    expect(Block.safeParse({ ...FULL_BLOCKS.numbers, items: unknown }).success).toBe(false);
  });

  it('takes out what cannot be seen, and keeps accents, emoji and line breaks', () => {
    const kept = LocalizedText.parse({ es: 'Quere\u0301taro 👩‍🔧\r\nñ ', en: 'a\u0000b\u202ec\u200bd\te' });
    expect(kept).toEqual({ es: 'Querétaro 👩‍🔧\nñ ', en: 'abcd e' });
  });
});

describe('older and newer content', () => {
  it('reads what was written today', () => {
    expect(fullContent().schema).toBe(CONTENT_SCHEMA);
    expect(migrateContent(fullContent())).toEqual(fullContent());
  });

  it('walks one step for each number', () => {
    const steps = {
      1: (content: Readonly<Record<string, unknown>>) => ({ ...content, title: { es: 'de uno' } }),
      2: ({ title, ...content }: Readonly<Record<string, unknown>>) => ({
        ...content,
        title: { es: `${(title as { es: string }).es} a tres` },
      }),
    };
    expect(migrateContent(fullContent(), steps, 3).title).toEqual({ es: 'de uno a tres' });
  });

  it.each([[{ ...fullContent(), schema: 2 }], [{ ...fullContent(), schema: 0 }], [{}], [null], ['[]']])(
    'refuses a number that it does not know: %#',
    (stored) => {
      const refusal = (() => {
        try {
          return migrateContent(stored);
        } catch (error) {
          return error;
        }
      })();
      expect(isDomainError(refusal) && refusal.code).toBe('landing.unknown_schema');
    },
  );
});

describe('what shows', () => {
  test.each(BLOCK_TYPES.map((type) => [type] as const))('a filled %s does', (type) => {
    expect(hasContent(FULL_BLOCKS[type])).toBe(true);
  });

  test.each(BLOCK_TYPES.map((type) => [type] as const))('a new %s only if it lives from figures', (type) => {
    const block = newBlock(type, 'new-0001');
    expect(Block.parse(block)).toEqual(block);
    expect(hasContent(block)).toBe(['numbers', 'branches', 'offers'].includes(type));
  });

  it('is Spanish where nobody wrote English', () => {
    expect(textOf({ es: 'hola', en: 'hello' }, 'en')).toBe('hello');
    expect(textOf({ es: 'hola', en: '  ' }, 'en')).toBe('hola');
    expect(isSaid({ es: ' ', en: 'hello' })).toBe(false);
    expect(textOf({ es: 'hola', en: 'hello' }, 'es')).toBe('hola');
    const { es } = FULL_BLOCKS.richText.body;
    expect(richTextOf({ es, en: [{ kind: 'paragraph', runs: [] }] }, 'en')).toBe(es);
    expect(plainTextOf(es)).toBe('Sí: con IVA\nBusca\nPaga\nGarantía');
  });
});

describe('what keeps a draft from being published', () => {
  it('is nothing when all is said', () => {
    expect(problemsOf(fullContent())).toEqual([]);
  });

  it('is a picture that nobody described, wherever it stands', () => {
    const content = fullContent();
    const undescribed = JSON.parse(
      JSON.stringify(content).replaceAll('Patio de la sucursal Querétaro', ' '),
    ) as typeof content;
    expect(problemsOf(undescribed).map(({ blockId, path, code }) => [blockId, path, code])).toEqual([
      ['hero-0001', 'figure.image.alt', 'missing_alt'],
      ['line-0002', 'steps.0.image.alt', 'missing_alt'],
      ['back-0006', 'backers.0.logo.alt', 'missing_alt'],
      ['gal-0009', 'pictures.0.image.alt', 'missing_alt'],
    ]);
  });

  it('does not look at hidden blocks, but wants one that shows', () => {
    const content = { ...fullContent(), blocks: [{ ...newBlock('hero', 'new-0001'), isHidden: true }] };
    expect(problemsOf(content)).toEqual([{ blockId: null, path: 'blocks', code: 'nothing_to_show' }]);
  });

  it('is a second hero, words that miss, money used twice', () => {
    const content = fullContent();
    content.title = { es: ' ', en: 'English only' };
    content.blocks = [
      FULL_BLOCKS.hero,
      { ...FULL_BLOCKS.hero, id: 'hero-0002' },
      { ...FULL_BLOCKS.faq, items: [{ question: { es: '¿Y?' }, answer: { es: [] } }] },
      { ...FULL_BLOCKS.backers, uses: [{ label: { es: 'Todo' }, amountCents: 500_000_001 }] },
    ];
    expect(problemsOf(content).map(({ path, code }) => `${path} ${code}`)).toEqual([
      'title missing_text',
      'type second_hero',
      'items.0.answer missing_text',
      'uses uses_exceed_goal',
    ]);
  });
});
