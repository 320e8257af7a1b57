import { PART_TYPES, positionsOf } from '#shared/facts/part-types.ts';
import type { RawCatalog, RawFit, RawPart, RawStock } from './raw-rows.ts';

/** Mulberry32: the same numbers for the same seed. */
export function randomOf(seed: number) {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  const pick = <Item>(items: readonly Item[]) => items[below(items.length)] as Item;
  const chance = (share: number) => next() < share;
  return { next, below, pick, chance };
}

export type SampleRandom = ReturnType<typeof randomOf>;

/** Types that the sample has, few enough to have many pieces each. */
export const SAMPLE_TYPES = PART_TYPES.filter((_, at) => at % 6 === 0);
const MAKERS = ['Nissan', 'Bosch', 'TYC', 'Depo Auto', 'Válvulas Únicas'];
const COLOURS = ['Blanco', 'Gris', 'Gris Oxford', 'Rojo', null];
const NOTES = ['Detalle en la esquina', 'Sin soporte', 'Raspón leve', null, null, null];
const GENERATIONS = 7;
const BRANCHES = 9;
const VEHICLES_EACH = 3;

export interface StockSample {
  readonly catalog: RawCatalog;
  readonly parts: RawPart[];
  readonly fits: RawFit[];
  readonly stock: RawStock[];
}

/** A chain of its own, with everything that a search tells apart in it. */
export function stockSample(rows: number, random: SampleRandom): StockSample {
  const catalog: RawCatalog = {
    types: PART_TYPES.map(({ code, system }) => ({ code, system })),
    generations: Array.from({ length: GENERATIONS }, (_, at) => 11 + at * 3),
    branches: Array.from({ length: BRANCHES }, (_, at) => 5 + at * 2),
    vehicles: Array.from({ length: GENERATIONS * VEHICLES_EACH }, (_, at) => ({
      id: 101 + at,
      engine: `1.${at % 5} L M${at % 5}`,
    })),
  };
  const parts = Array.from({ length: Math.ceil(rows / 7) }, (_, at) => samplePart(at + 3, catalog, random));
  const fits = parts.flatMap((part) => sampleFits(part, catalog, random));
  const stock = Array.from({ length: rows }, (_, at) => sampleStock(at, parts, catalog, random));
  return { catalog, parts, fits, stock };
}

export function samplePart(id: number, { generations }: RawCatalog, random: SampleRandom): RawPart {
  const type = random.pick(SAMPLE_TYPES);
  return {
    id,
    type: type.code,
    position: random.pick(positionsOf(type)),
    maker: random.pick(MAKERS),
    number: `${random.pick(['MP', 'TX', 'A'])}-${(id * 7_919).toString(36).toUpperCase()}-${random.below(90)}`,
    generation: random.chance(0.8) ? random.pick(generations) : null,
    group: random.chance(0.2) ? 1 + random.below(40) : null,
  };
}

export function sampleFits(part: RawPart, catalog: RawCatalog, random: SampleRandom): RawFit[] {
  const own = part.generation !== null && random.chance(0.7) ? [part.generation] : [];
  const others = random.chance(0.3) ? [random.pick(catalog.generations)] : [];
  return [...new Set([...own, ...others])].flatMap((generation) =>
    Array.from({ length: 1 + random.below(2) }, () => {
      const yearFrom = 1995 + random.below(20);
      const at = catalog.generations.indexOf(generation);
      return {
        part: part.id,
        generation,
        vehicle: random.chance(0.4) ? 101 + at * VEHICLES_EACH + random.below(VEHICLES_EACH) : null,
        yearFrom,
        yearTo: random.chance(0.2) ? null : yearFrom + random.below(12),
      };
    }),
  );
}

export function sampleStock(
  at: number,
  parts: readonly RawPart[],
  { branches }: RawCatalog,
  random: SampleRandom,
): RawStock {
  const isNew = random.chance(0.3);
  const branch = random.pick(branches);
  return {
    branch,
    id: sampleId(at, random),
    part: random.pick(parts).id,
    available: random.chance(0.15) ? 0 : isNew ? 1 + random.below(9) : 1,
    // Few prices, so that the order must go on to branch and id.
    price: random.chance(0.1) ? null : 10_000 * (1 + random.below(150)),
    isNew: isNew ? 1 : 0,
    grade: isNew ? null : random.pick(['A', 'B', 'C', null]),
    km: isNew || random.chance(0.2) ? null : 1_000 * random.below(300),
    serial: isNew ? null : `${random.pick(['QRO', 'MTY'])}-P-${String(100 + at * 13).padStart(6, '0')}`,
    colour: isNew ? null : random.pick(COLOURS),
    damage: isNew ? null : random.pick(['[]', '["5D1"]', '["2S1", "4P1"]']),
    note: isNew ? null : random.pick(NOTES),
    hasPhotos: at % 5 === 0 ? 1 : 0,
  };
}

function sampleId(at: number, random: SampleRandom): Uint8Array {
  const id = Buffer.alloc(16);
  id.writeUIntBE(1_700_000_000_000 + random.below(1_000_000), 0, 6);
  id.writeUInt32BE(at, 6);
  id.writeUInt32BE(random.below(2 ** 32), 12);
  return id;
}
