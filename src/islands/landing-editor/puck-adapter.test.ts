import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BLOCK_TYPES, newBlock, PageContent, type Block } from '#contract/landing';
import { FULL_BLOCKS, fullContent } from '../../domain/landing/content.fixture.ts';
import { fromPuckData, toPuckData, type PuckBlock } from './puck-adapter.ts';

const blocks = fc.array(
  fc.record({
    type: fc.constantFrom(...BLOCK_TYPES),
    isFull: fc.boolean(),
    id: fc.uuid(),
    isHidden: fc.option(fc.boolean(), { nil: undefined }),
    isDemo: fc.option(fc.boolean(), { nil: undefined }),
  }),
  { maxLength: 40 },
);
const contents = fc
  .record({
    blocks,
    title: fc.string({ maxLength: 60 }),
    description: fc.string({ maxLength: 60 }),
    isDemo: fc.option(fc.boolean(), { nil: undefined }),
  })
  .map(({ blocks: wanted, title, description, isDemo }) =>
    PageContent.parse({
      schema: 1,
      ...(isDemo === undefined ? {} : { isDemo }),
      title: { es: title, en: 'x' },
      description: { es: description },
      blocks: wanted.map(({ type, isFull, id, ...flags }) => ({
        ...(isFull ? FULL_BLOCKS[type] : newBlock(type, id)),
        ...(JSON.parse(JSON.stringify(flags)) as Partial<Block>),
        id,
      })),
    }),
  );

describe('our content and what Puck works on', () => {
  test('nothing is lost on the way there and back', () => {
    fc.assert(
      fc.property(contents, (content) => {
        expect(fromPuckData(toPuckData(content))).toEqual(content);
        // As Puck keeps it for undoing: copied, and through JSON where it is stored.
        const copied = JSON.parse(JSON.stringify(toPuckData(content))) as ReturnType<typeof toPuckData>;
        expect(fromPuckData(copied)).toEqual(content);
      }),
      { numRuns: 200 },
    );
  });

  test('the content itself is not touched', () => {
    const content = fullContent();
    const before = structuredClone(content);
    fromPuckData(toPuckData(content));
    expect(content).toEqual(before);
  });

  test('a block that Puck duplicated is another block of ours', () => {
    const { root, content } = toPuckData(fullContent());
    const [first] = content as PuckBlock[];
    if (!first) throw new Error('no block');
    const copy = { ...first, props: { ...first.props, id: 'hero-copy' } };
    const { blocks: both } = fromPuckData({ root, content: [first, copy] as typeof content });
    expect(both.map(({ id }) => id)).toEqual(['hero-0001', 'hero-copy']);
    expect({ ...both[1], id: 'hero-0001' }).toEqual(both[0]);
    expect(PageContent.safeParse({ ...fullContent(), blocks: both }).success).toBe(true);
  });

  test('the order is that of Puck', () => {
    const { root, content } = toPuckData(fullContent());
    const turned = fromPuckData({ root, content: content.toReversed() });
    expect(turned.blocks.map(({ id }) => id)).toEqual(
      fullContent()
        .blocks.toReversed()
        .map(({ id }) => id),
    );
  });
});
