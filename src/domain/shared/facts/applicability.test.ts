import { describe, expect, it } from 'vitest';
import { fittedParts } from './applicability.ts';
import { GENERATIONS, generationOf } from './generations.ts';
import { PART_TYPES } from './part-types.ts';

function positionsFor(slug: string, code: string): string[] {
  const generation = generationOf(slug);
  if (!generation) throw new Error(`No generation ${slug}`);
  return fittedParts(generation)
    .filter((part) => part.type.code === code)
    .map((part) => `${part.position}${part.variant}`);
}

describe('which parts a generation has', () => {
  it.each([
    ['nissan/versa/n17', 'puerta', ['fl1', 'fr1', 'rl1', 'rr1']],
    ['honda/civic-coupe/em-7a', 'puerta', ['fl1', 'fr1']],
    ['nissan/urvan-nv350/e26', 'puerta', ['fl1', 'fr1', 'rr1']],
    ['ram/700-club-cab/strada-i', 'asiento-tras', []],
    ['nissan/versa/n17', 'cardan', []],
    ['ford/mustang/s550', 'cardan', ['c1']],
    ['nissan/tsuru/b13', 'bolsa-aire', []],
    ['nissan/tsuru/b13', 'balatas', ['f1']],
    ['nissan/tsuru/b13', 'tambor', ['l1', 'r1']],
    ['volkswagen/jetta/a6', 'balatas', ['f1', 'b1']],
    ['volkswagen/jetta/a6', 'motor-completo', ['c1', 'c2', 'c3', 'c4', 'c5']],
    ['nissan/versa/n17', 'caja', ['c1', 'c2']],
    ['nissan/versa/n17', 'clutch', ['c1']],
    ['nissan/versa/n17', 'turbo', []],
    ['volkswagen/sedan-vocho/tipo-1', 'radiador', []],
    ['volkswagen/sedan-vocho/tipo-1', 'flecha', ['l1', 'r1']],
    ['toyota/hilux-doble-cabina/an120', 'caja-pickup', ['c1']],
    ['toyota/hilux-doble-cabina/an120', 'muelle', ['l1', 'r1']],
    ['toyota/hilux-doble-cabina/an120', 'resorte', ['fl1', 'fr1']],
  ])('%s, %s: %j', (slug, code, expected) => {
    expect(positionsFor(slug, code)).toEqual(expected);
  });

  it.each([
    ['sedan', ['motor-completo', 'caja', 'flecha', 'eje-tras'], ['cardan', 'caja-pickup']],
    ['pickup-crew', ['motor-completo', 'cardan', 'diferencial', 'caja-pickup'], ['flecha', 'turbo']],
  ] as const)('of which no engine is known is that of its shape: %s', (bodyStyle, has, lacks) => {
    const car = { slug: 'byd/dolphin/ea1', bodyStyle, vehicles: [], yearFrom: 2021, yearTo: null };
    const parts = fittedParts(car);
    const codes = new Set(parts.map(({ type }) => type.code));
    for (const code of has) expect(codes, code).toContain(code);
    for (const code of lacks) expect(codes, code).not.toContain(code);
    expect(parts.every(({ variant }) => variant === 1)).toBe(true);
  });

  it('lets every part type exist on some car and gives every car a full catalog', () => {
    const seen = new Set<string>();
    for (const generation of GENERATIONS) {
      const parts = fittedParts(generation);
      expect(parts.length, generation.slug).toBeGreaterThan(120);
      for (const part of parts) seen.add(part.type.code);
    }
    expect(PART_TYPES.map((type) => type.code).filter((code) => !seen.has(code))).toEqual([]);
  });
});
