import { describe, expect, test } from 'vitest';
import type { ResolvedBlock } from '#contract/landing';
import { FULL_BLOCKS } from '../../domain/landing/content.fixture.ts';
import { BLOCK_FIELDS, textPlaces } from './block-fields.ts';
import { storedText, withInlineTexts, withStoredText } from './inline-texts.ts';
import { pathText, valueAt } from './value-path.ts';

const { hero, people, numbers } = FULL_BLOCKS;
const placeOf = (block: typeof hero | typeof people, path: string) => {
  const place = textPlaces(block, BLOCK_FIELDS[block.type]).find((one) => pathText(one.path) === path);
  if (!place) throw new Error(path);
  return place;
};

describe('a text that is written where it stands', () => {
  test('is read and written in the language of the moment', () => {
    const heading = placeOf(hero, 'heading');
    expect(storedText(hero, heading, 'en')).toBe('We are {branches} branches');
    const changed = withStoredText(hero, heading, 'es', 'Otra');
    expect(valueAt(changed, ['heading'])).toEqual({ es: 'Otra', en: 'We are {branches} branches' });
    expect(hero.heading.es).toBe('Son {branches} sucursales');
  });

  test('emptied in English it is the Spanish one again', () => {
    const changed = withStoredText(hero, placeOf(hero, 'heading'), 'en', '');
    expect(valueAt(changed, ['heading'])).toEqual({ es: 'Son {branches} sucursales' });
    expect(storedText(changed, placeOf(hero, 'heading'), 'en')).toBe('');
  });

  test('a name has no language', () => {
    const name = placeOf(people, 'people.0.name');
    expect(storedText(people, name, 'en')).toBe('Ana Ríos');
    expect(valueAt(withStoredText(people, name, 'en', 'Ana'), ['people', 0, 'name'])).toBe('Ana');
  });

  test('takes the place of the drawn text, with the figures that were filled in', () => {
    const drawn = {
      id: hero.id,
      type: 'hero',
      isDemo: false,
      eyebrow: 'Desde 1987',
      heading: 'Son seis',
      lead: '',
      sheet: null,
      figure: null,
    };
    const made = withInlineTexts(
      drawn as ResolvedBlock,
      hero,
      ({ path }, text) => `[${pathText(path)}=${text}]`,
    );
    expect(made).toEqual({
      ...drawn,
      eyebrow: '[eyebrow=Desde 1987]',
      heading: '[heading=Son seis]',
      lead: '[lead=]',
    });
  });

  test('the label of a number that is not written is left to the drawing', () => {
    const drawn = {
      id: numbers.id,
      type: 'numbers',
      isDemo: false,
      heading: '',
      items: [{ measure: 'donors', value: 7, label: '' }],
    };
    expect(withInlineTexts(drawn as ResolvedBlock, numbers, () => 'x')).toEqual(drawn);
  });
});
