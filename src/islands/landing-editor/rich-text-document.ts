import { Schema, type Mark, type Node } from '@tiptap/pm/model';
import type { Link, RichNode, RichText, Run } from '#contract/landing';

/**
 * The document that is typed in, with exactly the forms that `RichText` has: what is pasted loses everything else, and
 * what is not in this schema cannot be stored. Links are marks that carry our own `Link`, never an address.
 */
export const RICH_SCHEMA = new Schema({
  nodes: {
    doc: { content: '(paragraph | heading | list)+' },
    paragraph: { content: 'text*', parseDOM: [{ tag: 'p' }], toDOM: () => ['p', 0] },
    heading: {
      content: 'text*',
      marks: '',
      defining: true,
      parseDOM: ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((tag) => ({ tag })),
      toDOM: () => ['h3', 0],
    },
    list: {
      content: 'item+',
      attrs: { isOrdered: { default: false } },
      parseDOM: [
        { tag: 'ul', attrs: { isOrdered: false } },
        { tag: 'ol', attrs: { isOrdered: true } },
      ],
      toDOM: ({ attrs }) => [attrs['isOrdered'] ? 'ol' : 'ul', 0],
    },
    item: { content: 'paragraph', defining: true, parseDOM: [{ tag: 'li' }], toDOM: () => ['li', 0] },
    text: {},
  },
  marks: {
    link: {
      attrs: { link: {} },
      inclusive: false,
      // Never read from pasted HTML: where a link leads is picked.
      toDOM: () => ['span', { class: 'rich-link' }, 0],
    },
    bold: { parseDOM: [{ tag: 'strong' }, { tag: 'b' }], toDOM: () => ['strong', 0] },
    italic: { parseDOM: [{ tag: 'em' }, { tag: 'i' }], toDOM: () => ['em', 0] },
  },
});

const { nodes, marks } = RICH_SCHEMA;

/** A stored text as a document; an empty one is an empty paragraph, to type in. */
export function documentOf(rich: RichText): Node {
  const blocks = rich.map(nodeOf);
  return node('doc', {}, blocks.length > 0 ? blocks : [node('paragraph', {}, [])]);
}

/** A document as a stored text. Empty paragraphs at the ends and between are not kept. */
export function richTextOf(doc: Node): RichText {
  return doc.children.flatMap((child): RichNode[] => {
    if (child.type === nodes.list) {
      const items = child.children.map((item) => runsOf(item.firstChild)).filter(hasText);
      return items.length > 0 ? [{ kind: 'list', isOrdered: child.attrs['isOrdered'] === true, items }] : [];
    }
    const runs = runsOf(child);
    const kind = child.type === nodes.heading ? 'heading' : 'paragraph';
    return hasText(runs) ? [{ kind, runs }] : [];
  });
}

const hasText = (runs: readonly Run[]) => runs.some(({ text }) => text.trim() !== '');

function nodeOf(rich: RichNode): Node {
  if (rich.kind !== 'list') return node(rich.kind, {}, textsOf(rich.runs, rich.kind === 'heading'));
  const items = rich.items.map((runs) => node('item', {}, [node('paragraph', {}, textsOf(runs, false))]));
  return items.length > 0 ? node('list', { isOrdered: rich.isOrdered }, items) : node('paragraph', {}, []);
}

function node(type: string, attrs: Record<string, unknown>, content: readonly Node[]): Node {
  return RICH_SCHEMA.node(type, attrs, content);
}

function textsOf(runs: readonly Run[], isPlain: boolean): Node[] {
  return runs
    .filter(({ text }) => text !== '')
    .map((run) => RICH_SCHEMA.text(run.text, isPlain ? [] : marksOf(run)));
}

function marksOf({ isBold, isItalic, link }: Run): Mark[] {
  return [
    ...(link ? [mark('link', { link })] : []),
    ...(isBold ? [mark('bold')] : []),
    ...(isItalic ? [mark('italic')] : []),
  ];
}

const mark = (name: string, attrs?: Record<string, unknown>) => RICH_SCHEMA.mark(name, attrs);

function runsOf(paragraph: Node | null): Run[] {
  return (paragraph?.children ?? []).map((child) => {
    const link = child.marks.find(({ type }) => type === marks.link)?.attrs['link'] as Link | undefined;
    const has = (type: typeof marks.bold) => child.marks.some((one) => one.type === type);
    return {
      text: child.text ?? '',
      ...(has(marks.bold) && { isBold: true }),
      ...(has(marks.italic) && { isItalic: true }),
      ...(link && { link }),
    };
  });
}
