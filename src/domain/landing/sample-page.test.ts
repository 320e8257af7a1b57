import { expect, test } from 'vitest';
import { DEMO_PAGE } from '../../../db/seed/landing-content.ts';
import { hasContent } from './block-content.ts';
import { PageContent } from './blocks.ts';
import { problemsOf } from './content-problems.ts';
import { fillFigures } from './fill-figures.ts';
import { STARTER_CONTENT } from './starter-content.ts';

const pages = [
  ['the sample page', DEMO_PAGE],
  ['the page as it comes', STARTER_CONTENT],
] as const;

const figures = {
  pieces: 63_955,
  units: 51_427,
  branches: 6,
  donors: 432,
  donorsThisMonth: 61,
  generations: 71,
  partTypes: 97,
};

test.each(pages)(
  '%s is in the stored form, could be published, and has no figure that is not known',
  (_, page) => {
    const content = PageContent.parse(page);
    expect(content).toEqual(page);
    expect(problemsOf(content)).toEqual([]);
    expect(fillFigures(JSON.stringify(content), figures, 'es')).not.toMatch(/\{\w+\}/);
  },
);

test.each(pages)('%s says everything in English too', (_, page) => {
  const missing: string[] = [];
  const look = (value: unknown, path: string): void => {
    if (typeof value !== 'object' || value === null) return;
    if ('es' in value && value.es !== '' && !('en' in value)) missing.push(path);
    for (const [name, inner] of Object.entries(value)) look(inner, `${path}.${name}`);
  };
  look(page, '');
  expect(missing).toEqual([]);
});

test('what is invented is marked as sample; money and backers stay away until somebody fills them in', () => {
  const { blocks, isDemo: isPageMarked } = PageContent.parse(DEMO_PAGE);
  expect(isPageMarked).toBe(true);
  const marked = blocks.filter(({ isDemo }) => isDemo).map(({ type }) => type);
  // The rest is counted or read from the chain, or says what this site does by itself.
  const others = blocks.filter(({ isDemo }) => !isDemo).map(({ type }) => type);
  expect(marked).toEqual(['hero', 'richText', 'timeline', 'process', 'people', 'testimonials', 'faq']);
  expect(others).toEqual(['numbers', 'offers', 'branches', 'backers', 'financing', 'callToAction']);
  expect(blocks.filter((block) => !hasContent(block)).map(({ type }) => type)).toEqual([
    'backers',
    'financing',
  ]);
});
