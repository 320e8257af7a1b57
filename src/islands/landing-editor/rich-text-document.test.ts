import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Block, type RichNode, type Run } from '#contract/landing';
import { documentOf, richTextOf } from './rich-text-document.ts';

const words = fc.constantFrom(
  'Sí: ',
  'con IVA',
  ' y ',
  'línea\nsiguiente',
  '<b>no</b>',
  '&lt;',
  'ñ',
  '{pieces}',
);
const link = fc.constantFrom(
  { kind: 'page' as const, path: '/buscar' as const },
  { kind: 'external' as const, url: 'https://example.com/a?b=c' },
);
const run: fc.Arbitrary<Run> = fc
  .record({ text: words, isBold: fc.boolean(), isItalic: fc.boolean(), link: fc.option(link) })
  .map(({ text, isBold, isItalic, link: at }) => ({
    text,
    ...(isBold && { isBold }),
    ...(isItalic && { isItalic }),
    ...(at && { link: at }),
  }));
const runs = fc.array(run, { minLength: 1, maxLength: 6 }).map(joined);
const plainRuns = words.map((text) => [{ text }]);
const node: fc.Arbitrary<RichNode> = fc.oneof(
  fc.record({ kind: fc.constant('paragraph' as const), runs }),
  fc.record({ kind: fc.constant('heading' as const), runs: plainRuns }),
  fc.record({
    kind: fc.constant('list' as const),
    isOrdered: fc.boolean(),
    items: fc.array(runs, { minLength: 1, maxLength: 5 }),
  }),
);

/** Neighbours with the same marks are one run, as the document keeps them. */
function joined(list: readonly Run[]): Run[] {
  return list.reduce<Run[]>((sofar, one) => {
    const last = sofar.at(-1);
    const marks = ({ text: _, ...rest }: Run) => JSON.stringify(rest);
    if (last && marks(last) === marks(one))
      return [...sofar.slice(0, -1), { ...last, text: last.text + one.text }];
    return [...sofar, one];
  }, []);
}

const isSaid = (rich: RichNode) =>
  (rich.kind === 'list' ? rich.items : [rich.runs]).every((line) =>
    line.some(({ text }) => text.trim() !== ''),
  );

describe('text with forms', () => {
  test('comes back from the document as it went in', () => {
    fc.assert(
      fc.property(fc.array(node.filter(isSaid), { maxLength: 8 }), (rich) => {
        const doc = documentOf(rich);
        doc.check();
        expect(richTextOf(doc)).toEqual(rich);
        const block = { id: 'text-1', type: 'richText', heading: { es: '' }, body: { es: richTextOf(doc) } };
        expect(Block.parse(block)).toEqual(block);
      }),
      { numRuns: 500 },
    );
  });

  test('nothing written is an empty paragraph to type in, and stored as nothing', () => {
    const doc = documentOf([]);
    expect(doc.childCount).toBe(1);
    expect(richTextOf(doc)).toEqual([]);
  });

  test('marks of a heading are left out: it has one form', () => {
    const doc = documentOf([{ kind: 'heading', runs: [{ text: 'Garantía', isBold: true }] }]);
    expect(richTextOf(doc)).toEqual([{ kind: 'heading', runs: [{ text: 'Garantía' }] }]);
  });
});
