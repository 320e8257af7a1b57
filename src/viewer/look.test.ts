import { describe, expect, it } from 'vitest';
import type { CarScene } from './contract.ts';
import { covers, lookOf, type LookablePart } from './look.ts';

const part = (over: Partial<LookablePart>): LookablePart => ({
  system: 'frenos',
  type: 'disco',
  position: 'fl',
  isSkin: false,
  isInside: true,
  ...over,
});
const hood = part({ system: 'carroceria', type: 'cofre', position: 'c', isSkin: true, isInside: false });
const disc = part({});
const block = part({ system: 'motor', type: 'monoblock', position: 'c' });
const scene = (over: Partial<CarScene>): CarScene => ({ view: 'assembled', spread: 0.5, ...over });

describe('the whole car', () => {
  it('hides what sheet metal covers and shows what is seen past it', () => {
    expect(lookOf(block, scene({}))).toBe('hidden');
    expect(lookOf(disc, scene({}))).toBe('own');
    expect(lookOf(hood, scene({}))).toBe('own');
  });

  it('tints a pointed system, and becomes glass when that lies inside', () => {
    const pointed = scene({ pointed: { system: 'motor' } });
    expect([block, hood, disc].map((each) => lookOf(each, pointed))).toEqual(['accent', 'ghost', 'hidden']);
    expect(lookOf(hood, scene({ pointed: { system: 'carroceria' } }))).toBe('accent');
    expect(lookOf(disc, scene({ pointed: { system: 'carroceria' } }))).toBe('own');
  });

  it('says of each place how much there is', () => {
    const tones = new Map([
      ['disco', 'many'],
      ['disco/fl', 'few'],
      ['disco/fr', 'none'],
    ] as const);
    const heated = scene({ tones });
    expect(lookOf(disc, heated)).toBe('few');
    expect(lookOf(part({ position: 'fr' }), heated)).toBe('none');
    expect(lookOf(hood, heated)).toBe('none');
  });

  it('paints marked places and leaves the others as they are', () => {
    const marks = new Map([['disco/fl', 'none']] as const);
    expect(lookOf(disc, scene({ marks }))).toBe('none');
    expect(lookOf(part({ position: 'fr' }), scene({ marks }))).toBe('own');
    expect(lookOf(hood, scene({ marks }))).toBe('own');
    const chosen = { system: 'frenos', type: 'disco', position: 'fr' } as const;
    expect(lookOf(disc, scene({ marks, chosen, view: 'exploded' }))).toBe('none');
    expect(lookOf(part({ position: 'fr' }), scene({ marks, chosen, view: 'exploded' }))).toBe('marked');
  });
});

describe('an open system', () => {
  const open = (over: Partial<CarScene>) =>
    scene({ view: 'exploded', chosen: { system: 'frenos' }, ...over });

  it('stands alone in glass', () => {
    expect([disc, hood, block].map((each) => lookOf(each, open({})))).toEqual(['own', 'ghost', 'hidden']);
    expect(lookOf(disc, open({ view: 'xray' }))).toBe('accent');
  });

  it('leaves out the ghost that would cover it', () => {
    expect(lookOf(hood, scene({ view: 'exploded', chosen: { system: 'motor' } }))).toBe('hidden');
  });

  it('marks the chosen place more than the others of its kind', () => {
    const chosen = { system: 'frenos', type: 'disco', position: 'fl' } as const;
    expect(lookOf(disc, open({ chosen }))).toBe('marked');
    expect(lookOf(part({ position: 'rr' }), open({ chosen }))).toBe('accent');
    expect(lookOf(part({ type: 'caliper' }), open({ chosen }))).toBe('own');
  });

  it('drains the colour of what there is nothing of', () => {
    expect(lookOf(disc, open({ absent: new Set(['disco']) }))).toBe('quiet');
  });
});

it('places of the catalog cover the finer ones of the scene', () => {
  expect(covers('l', 'fl')).toBe(true);
  expect(covers('b', 'rr')).toBe(true);
  expect(covers('f', 'rr')).toBe(false);
  expect(covers('r', 'rl')).toBe(false);
  expect(covers('c', 'fr')).toBe(true);
});
