import { describe, expect, it } from 'vitest';
import { changesBuiltPages, effectsOf } from './event-payload.ts';

describe('an event', () => {
  it.each([
    ['catalog.changed', true],
    ['branches.changed', true],
    ['landing.home_changed', true],
    // The page that owners write is not built; where it is home, the built one has given way already.
    ['landing.published', false],
    ['landing.unpublished', false],
    ['sale.recorded', false],
    ['price.changed', false],
  ])('%s changes built pages: %s', (topic, expected) => {
    expect(changesBuiltPages(topic)).toBe(expected);
  });

  it('of any age is read as far as it can be', () => {
    expect(effectsOf('{"tags":["home",7],"home":"funded"}')).toEqual({
      tags: ['home'],
      forget: [],
      stock: [],
    });
    expect(effectsOf('null')).toEqual({ tags: [], forget: [], stock: [] });
    expect(effectsOf('{')).toEqual({ tags: [], forget: [], stock: [] });
  });
});
