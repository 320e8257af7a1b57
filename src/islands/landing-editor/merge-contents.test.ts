import { describe, expect, test } from 'vitest';
import type { Block, PageContent } from '#contract/landing';
import { mergeContents } from './merge-contents.ts';

const call = (id: string, heading: string): Block => ({
  id,
  type: 'callToAction',
  heading: { es: heading },
  text: { es: '' },
  button: null,
});
const page = (...blocks: Block[]): PageContent => ({
  schema: 1,
  title: { es: 'Nosotros' },
  description: { es: 'Quiénes somos' },
  blocks,
});
const [a, b, c] = [call('aaaa', 'uno'), call('bbbb', 'dos'), call('cccc', 'tres')];
const base = page(a, b, c);
const merge = (theirs: PageContent, ours: PageContent) => mergeContents(base, theirs, ours, () => 'copy');
const told = ({ blocks }: PageContent) =>
  blocks.map(
    (block) => `${block.id}:${'heading' in block ? block.heading.es : ''}${block.isHidden ? ':hidden' : ''}`,
  );

describe('two people at the same page', () => {
  test('changes of different blocks stand side by side', () => {
    const merged = merge(page(call('aaaa', 'UNO'), b, c), page(a, b, call('cccc', 'TRES')));
    expect(told(merged.content)).toEqual(['aaaa:UNO', 'bbbb:dos', 'cccc:TRES']);
    expect(merged.collisions).toEqual([]);
  });

  test('a block that both changed stays as the other left it, and ours is kept hidden after it', () => {
    const mine = call('bbbb', 'DOS nuestro');
    const merged = merge(page(a, call('bbbb', 'DOS suyo'), c), page(a, mine, c));
    expect(told(merged.content)).toEqual([
      'aaaa:uno',
      'bbbb:DOS suyo',
      'copy:DOS nuestro:hidden',
      'cccc:tres',
    ]);
    expect(merged.collisions).toEqual([mine]);
  });

  test('the same change by both is one', () => {
    const both = page(a, call('bbbb', 'DOS'), c);
    expect(merge(both, both)).toEqual({ content: both, collisions: [] });
  });

  test('new blocks of both are there, ours after the neighbour it was put behind', () => {
    const merged = merge(page(call('dddd', 'suyo'), a, b, c), page(a, call('eeee', 'nuestro'), b, c));
    expect(told(merged.content)).toEqual(['dddd:suyo', 'aaaa:uno', 'eeee:nuestro', 'bbbb:dos', 'cccc:tres']);
  });

  test('what one took away stays away, unless the other wrote in it', () => {
    expect(told(merge(page(a, c), page(a, b, c)).content)).toEqual(['aaaa:uno', 'cccc:tres']);
    expect(told(merge(page(a, b, c), page(a, c)).content)).toEqual(['aaaa:uno', 'cccc:tres']);
    expect(told(merge(page(a, c), page(a, call('bbbb', 'DOS'), c)).content)).toEqual([
      'aaaa:uno',
      'bbbb:DOS',
      'cccc:tres',
    ]);
    expect(told(merge(page(a, call('bbbb', 'DOS'), c), page(a, c)).content)).toEqual([
      'aaaa:uno',
      'bbbb:DOS',
      'cccc:tres',
    ]);
  });

  test('their order stands, and a title that only we changed is ours', () => {
    const ours = { ...page(a, b, call('cccc', 'TRES')), title: { es: 'Quiénes' } };
    const merged = merge(page(c, b, a), ours);
    expect(told(merged.content)).toEqual(['cccc:TRES', 'bbbb:dos', 'aaaa:uno']);
    expect(merged.content.title.es).toBe('Quiénes');
  });
});
