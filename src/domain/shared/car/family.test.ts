import { describe, expect, test } from 'vitest';
import { GENERATIONS, generationOf } from '../facts/generations.ts';
import { CAR_FAMILIES, familyOf, type CarFamily } from './family.ts';

const familyOfSlug = (slug: string): CarFamily | undefined => {
  const generation = generationOf(slug);
  return generation && familyOf(generation);
};

describe('the family of a generation', () => {
  // prettier-ignore
  test.each<[CarFamily, string[]]>([
    ['sedan-city', ['chevrolet/aveo/t250', 'nissan/versa/n17', 'nissan/tiida/c11', 'chevrolet/beat/m300-nb', 'dodge/attitude/mirage-g4', 'nissan/platina/clio-ii-sedan']],
    ['sedan-compact', ['honda/civic/fc-10a', 'mazda/mazda3/bm', 'volkswagen/jetta/a6', 'chevrolet/cruze/j300', 'nissan/versa/n18', 'nissan/sentra/b16', 'nissan/sentra/b17', 'toyota/corolla/e170']],
    ['sedan-classic', ['nissan/tsuru/b13', 'volkswagen/jetta-clasico/a4']],
    ['hatch', ['nissan/march/k13', 'chevrolet/spark/m300', 'volkswagen/gol/g5-g6', 'seat/leon/5f']],
    ['hatch-classic', ['volkswagen/golf/a4', 'chevrolet/chevy/c2-corsa-b']],
    ['suv-fwd', ['nissan/kicks/p15', 'honda/hr-v/ru', 'chevrolet/trax/u200']],
    ['suv-awd', ['nissan/x-trail/t32', 'honda/cr-v/rm', 'dodge/journey/jc49']],
    ['pickup-crew', ['toyota/hilux-doble-cabina/an120', 'nissan/np300-frontier-doble-cabina/d23', 'ford/ranger-crew/t6']],
    ['pickup-full', ['ford/f-150-supercrew/p552', 'chevrolet/silverado-1500-crew/k2xx']],
    ['pickup-compact', ['chevrolet/tornado/montana-ii', 'ram/700-club-cab/strada-i']],
    ['van', ['nissan/urvan-nv350/e26', 'toyota/hiace/h200']],
    ['mpv', ['toyota/avanza/f600']],
    ['coupe', ['honda/civic-coupe/em-7a', 'nissan/lucino/b14']],
    ['coupe-muscle', ['ford/mustang/s550']],
    ['beetle', ['volkswagen/sedan-vocho/tipo-1']],
  ])('is %s', (family, slugs) => {
    expect(slugs.map((slug) => [slug, familyOfSlug(slug)])).toEqual(slugs.map((slug) => [slug, family]));
  });

  test('is known for all generations and every family is used', () => {
    expect(GENERATIONS).toHaveLength(71);
    expect(new Set(GENERATIONS.map((generation) => familyOf(generation)))).toEqual(new Set(CAR_FAMILIES));
  });

  test('of an unknown body is a compact sedan', () => {
    const facts = { yearFrom: 2010, bodyStyle: 'hovercraft', lengthMm: 4600, heightMm: 1450, vehicles: [] };
    expect(familyOf(facts)).toBe('sedan-compact');
  });
});
