import { compileKeys, subjectOf } from './key-pattern.ts';
import type { VpicBody, VpicFuel, VpicRows } from './vpic-rows.ts';

/** What vPIC says of one number in one model year. Several models: its keys do not tell them apart. */
export interface VpicReading {
  readonly models: readonly string[];
  readonly body?: VpicBody;
  readonly fuel?: VpicFuel;
  /** Hundreds of cubic centimetres. */
  readonly displacementDl?: number;
  readonly cylinders?: number;
}

export interface Vpic {
  /** By the first three characters, or by those and positions 12–14 for makers of fewer than a thousand cars a year. */
  makerOf(vin: string): string | undefined;
  read(vin: string, year: number): VpicReading;
}

const FIELDS = ['m', 'b', 'f', 'd', 'c'] as const;

/** A number of a small maker has a 9 in third place and goes on in positions 12–14. */
const longWmi = (vin: string) => (vin.charAt(2) === '9' ? vin.slice(0, 3) + vin.slice(11, 14) : '');

export function compileVpic({ makers, keys, facts, schemas, links }: VpicRows): Vpic {
  const patterns = compileKeys(keys);
  const makerOf = new Map(makers);
  const linksOf = Map.groupBy(links, ([wmi]) => wmi);
  const pairs = schemas.map((schema) => Int32Array.from(schema));
  const subject = new Uint8Array(14);

  return {
    makerOf: (vin) => makerOf.get(longWmi(vin)) ?? makerOf.get(vin.slice(0, 3)),
    read(vin, year) {
      subjectOf(vin, subject);
      const best = FIELDS.map(() => ({ points: -1, values: [] as (string | number)[] }));
      for (const [, schema, from, to] of linksOf.get(longWmi(vin)) ?? linksOf.get(vin.slice(0, 3)) ?? []) {
        if (year < from || (to !== 0 && year > to)) continue;
        const pair = pairs[schema] ?? [];
        for (let index = 0; index < pair.length; index += 2) {
          const points = patterns.fit(pair[index] ?? 0, subject);
          if (points < 0) continue;
          const said = facts[pair[index + 1] ?? 0] ?? {};
          for (const [field, name] of FIELDS.entries()) keepBest(best[field], points, said[name]);
        }
      }
      return readingOf(best.map(({ values }) => values));
    },
  };
}

/** The key that names most characters wins; keys that name as many and say something else leave it open. */
function keepBest(
  best: { points: number; values: (string | number)[] } | undefined,
  points: number,
  value: string | number | undefined,
): void {
  if (!best || value === undefined || points < best.points) return;
  if (points > best.points) {
    best.points = points;
    best.values = [value];
  } else if (!best.values.includes(value)) best.values.push(value);
}

function readingOf([models = [], ...others]: (string | number)[][]): VpicReading {
  const [body, fuel, displacementDl, cylinders] = others.map(([only, second]) =>
    second === undefined ? only : undefined,
  );
  return {
    models: models as string[],
    ...(body !== undefined && { body: body as VpicBody }),
    ...(fuel !== undefined && { fuel: fuel as VpicFuel }),
    ...(displacementDl !== undefined && { displacementDl: displacementDl as number }),
    ...(cylinders !== undefined && { cylinders: cylinders as number }),
  };
}
