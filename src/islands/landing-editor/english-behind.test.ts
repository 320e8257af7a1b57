import { describe, expect, it } from 'vitest';
import type { PageContent } from '#contract/landing';
import { englishBehind } from './english-behind.ts';

const SPOKEN = { es: 'Aquí seguimos', en: 'Still here' };

/** A page of two sections: one with a list, the other with this heading. */
function pageWith(heading: object, more: object = {}, other: object = SPOKEN): PageContent {
  const blocks = [
    { type: 'numbers', id: 'numbers-0001', items: [{ label: other }, { label: { es: '' } }] },
    { type: 'hero', id: 'hero-0001', heading, ...more },
  ];
  return { title: SPOKEN, description: { es: '' }, blocks } as unknown as PageContent;
}

const namesOf = (live: PageContent | null, draft: PageContent) =>
  englishBehind(live, draft).map(({ type }) => type);
const live = pageWith({ es: 'Antes', en: 'Before' });

describe('English that is behind', () => {
  it('is that of a section whose Spanish alone changed, however deep', () => {
    expect(namesOf(live, live)).toEqual([]);
    expect(namesOf(live, pageWith({ es: 'Después', en: 'Before' }))).toEqual(['hero']);
    expect(namesOf(live, pageWith({ es: 'Después', en: 'After' }))).toEqual([]);
    const deep = pageWith({ es: 'Antes', en: 'Before' }, {}, { es: 'Otra', en: 'Still here' });
    expect(namesOf(live, deep)).toEqual(['numbers']);
  });

  it('or that is not there where Spanish is, formatted texts too', () => {
    expect(namesOf(live, pageWith({ es: 'Antes' }))).toEqual(['hero']);
    expect(namesOf(null, pageWith({ es: 'Antes', en: ' ' }))).toEqual(['hero']);
    expect(namesOf(live, pageWith({ es: ' ' }))).toEqual([]);
    const body = { es: [{ kind: 'paragraph', runs: [{ text: 'Hola' }] }] };
    expect(namesOf(live, pageWith({ es: 'Antes', en: 'Before' }, { body }))).toEqual(['hero']);
  });

  it('never on a page without English, nor in a hidden section', () => {
    const spanish = pageWith({ es: 'Antes' }, {}, { es: 'Solo' });
    expect(namesOf(null, { ...spanish, title: { es: 'Nosotros' } })).toEqual([]);
    expect(namesOf(live, pageWith({ es: 'Después', en: 'Before' }, { isHidden: true }))).toEqual([]);
  });
});
