import type { BlockOf, BlockType } from './blocks.ts';

const nothing = () => ({ es: '' });

type Fields = { readonly [Type in BlockType]: () => Omit<BlockOf<Type>, 'id'> };

const FIELDS: Fields = {
  hero: () => ({
    type: 'hero',
    eyebrow: nothing(),
    heading: nothing(),
    lead: nothing(),
    sheet: null,
    figure: null,
  }),
  timeline: () => ({ type: 'timeline', heading: nothing(), steps: [] }),
  numbers: () => ({
    type: 'numbers',
    heading: nothing(),
    items: [
      { measure: 'pieces', label: nothing() },
      { measure: 'donors', label: nothing() },
      { measure: 'branches', label: nothing() },
    ],
  }),
  branches: () => ({
    type: 'branches',
    heading: nothing(),
    text: nothing(),
    hasMap: true,
    hasHours: true,
  }),
  people: () => ({ type: 'people', heading: nothing(), text: nothing(), people: [] }),
  backers: () => ({
    type: 'backers',
    heading: nothing(),
    text: nothing(),
    goal: null,
    backers: [],
    uses: [],
    report: null,
  }),
  financing: () => ({
    type: 'financing',
    heading: nothing(),
    text: nothing(),
    hasHoldTerms: false,
    plans: [],
    hasCalculator: true,
    note: nothing(),
  }),
  process: () => ({ type: 'process', heading: nothing(), steps: [], origin: null }),
  gallery: () => ({ type: 'gallery', heading: nothing(), pictures: [] }),
  testimonials: () => ({ type: 'testimonials', heading: nothing(), quotes: [] }),
  offers: () => ({ type: 'offers', heading: nothing(), text: nothing(), system: null, count: 4 }),
  faq: () => ({ type: 'faq', heading: nothing(), items: [] }),
  richText: () => ({ type: 'richText', heading: nothing(), body: { es: [] } }),
  callToAction: () => ({ type: 'callToAction', heading: nothing(), text: nothing(), button: null }),
};

/** A block that nobody wrote in yet. What lives from figures shows at once; the rest once it says something. */
export function newBlock<Type extends BlockType>(type: Type, id: string): BlockOf<Type> {
  return { ...FIELDS[type](), id } as unknown as BlockOf<Type>;
}
