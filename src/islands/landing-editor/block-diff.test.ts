import { describe, expect, test } from 'vitest';
import type { Block, PageContent } from '#contract/landing';
import { FULL_BLOCKS } from '../../domain/landing/content.fixture.ts';
import { changesOf, diffBlocks, hasChanged } from './block-diff.ts';
import { withValueAt } from './value-path.ts';

const { hero, timeline, faq, callToAction, gallery } = FULL_BLOCKS;
const page = (...blocks: Block[]): PageContent => ({
  schema: 1,
  title: { es: 'Nosotros' },
  description: { es: '' },
  blocks,
});
const told = (before: PageContent, after: PageContent) =>
  diffBlocks(before, after).map(
    ({ state, block, isMoved }) => `${block.type} ${state}${isMoved ? ' moved' : ''}`,
  );

describe('what became of each block', () => {
  test('nothing, between a page and itself', () => {
    const same = diffBlocks(page(hero, faq), page(hero, faq));
    expect(same.some(hasChanged)).toBe(false);
  });

  test('one came, one went, one says something else', () => {
    const after = page(withValueAt<Block>(hero, ['heading', 'es'], 'Otra'), callToAction, faq);
    expect(told(page(hero, timeline, faq), after)).toEqual([
      'hero changed',
      'callToAction added',
      'timeline removed',
      'faq same',
    ]);
  });

  test('of two that changed places one is said to have moved', () => {
    expect(told(page(hero, timeline, faq, gallery), page(hero, faq, timeline, gallery))).toEqual([
      'hero same',
      'faq same',
      'timeline same moved',
      'gallery same',
    ]);
  });

  test('one that went to the end moved, the others did not', () => {
    expect(told(page(hero, timeline, faq, gallery), page(timeline, faq, gallery, hero))).toEqual([
      'timeline same',
      'faq same',
      'gallery same',
      'hero same moved',
    ]);
  });
});

describe('what changed in a block', () => {
  test('a text is told by its language', () => {
    const after = withValueAt<Block>(hero, ['heading', 'en'], 'New');
    expect(changesOf(hero, after)).toEqual([
      { path: ['heading', 'en'], before: 'We are {branches} branches', after: 'New' },
    ]);
  });

  test('a picture, a link and a formatted text are told whole', () => {
    const image = { ...gallery.pictures[0]?.image, hash: 'e4'.repeat(32) };
    expect(changesOf(gallery, withValueAt<Block>(gallery, ['pictures', 0, 'image'], image))).toMatchObject([
      { path: ['pictures', 0, 'image'], after: { hash: 'e4'.repeat(32) } },
    ]);
    const link = { kind: 'branch', slug: 'leon' };
    expect(changesOf(callToAction, withValueAt<Block>(callToAction, ['button', 'link'], link))).toEqual([
      { path: ['button', 'link'], before: callToAction.button?.link, after: link },
    ]);
    const answer = [{ kind: 'paragraph', runs: [{ text: 'No' }] }];
    expect(changesOf(faq, withValueAt<Block>(faq, ['items', 0, 'answer', 'es'], answer))).toEqual([
      { path: ['items', 0, 'answer', 'es'], before: faq.items[0]?.answer.es, after: answer },
    ]);
  });

  test('an item that was added is told whole, with nothing before it', () => {
    const step = { year: '1996', title: { es: 'Iztapalapa' }, text: { es: '' }, image: null };
    const after = { ...timeline, steps: [...timeline.steps, step] };
    expect(changesOf(timeline, after)).toEqual([{ path: ['steps', 1], before: undefined, after: step }]);
  });

  test('a figure that became another kind is told where it differs', () => {
    const after = withValueAt<Block>(hero, ['figure'], null);
    expect(changesOf(hero, after)).toEqual([{ path: ['figure'], before: hero.figure, after: null }]);
  });
});
