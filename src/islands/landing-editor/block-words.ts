import type { BlockType } from '#contract/landing';
import type { EditorKey } from './editor-texts.tsx';

/** What a block is called, and what it is for. */
export const BLOCK_WORDS = {
  hero: { name: 'pageEditor.block_hero', body: 'pageEditor.blockBody_hero' },
  timeline: { name: 'pageEditor.block_timeline', body: 'pageEditor.blockBody_timeline' },
  numbers: { name: 'pageEditor.block_numbers', body: 'pageEditor.blockBody_numbers' },
  branches: { name: 'pageEditor.block_branches', body: 'pageEditor.blockBody_branches' },
  people: { name: 'pageEditor.block_people', body: 'pageEditor.blockBody_people' },
  backers: { name: 'pageEditor.block_backers', body: 'pageEditor.blockBody_backers' },
  financing: { name: 'pageEditor.block_financing', body: 'pageEditor.blockBody_financing' },
  process: { name: 'pageEditor.block_process', body: 'pageEditor.blockBody_process' },
  gallery: { name: 'pageEditor.block_gallery', body: 'pageEditor.blockBody_gallery' },
  testimonials: { name: 'pageEditor.block_testimonials', body: 'pageEditor.blockBody_testimonials' },
  offers: { name: 'pageEditor.block_offers', body: 'pageEditor.blockBody_offers' },
  faq: { name: 'pageEditor.block_faq', body: 'pageEditor.blockBody_faq' },
  richText: { name: 'pageEditor.block_richText', body: 'pageEditor.blockBody_richText' },
  callToAction: { name: 'pageEditor.block_callToAction', body: 'pageEditor.blockBody_callToAction' },
} as const satisfies Record<BlockType, { name: EditorKey; body: EditorKey }>;

export const MEASURE_WORDS = {
  pieces: 'pageEditor.measure_pieces',
  units: 'pageEditor.measure_units',
  donors: 'pageEditor.measure_donors',
  donorsThisMonth: 'pageEditor.measure_donorsThisMonth',
  generations: 'pageEditor.measure_generations',
  partTypes: 'pageEditor.measure_partTypes',
  branches: 'pageEditor.measure_branches',
} as const satisfies Record<string, EditorKey>;
