import type { SummaryItem } from '../stock-summary.ts';
import { PART_TYPES, positionsOf } from '#shared/facts/part-types.ts';
import type { Tone } from '../../../viewer/contract.ts';

type Counted = Pick<SummaryItem, 'available' | 'branches'>;

/** From this many on, nobody has to hurry. */
const MANY = 3;

export function toneOf(count: number): Tone {
  if (count <= 0) return 'none';
  return count < MANY ? 'few' : 'many';
}

/** Pieces at the chosen branch, or in the whole chain when none is. */
export function countAt(item: Counted | undefined, branch: string | null): number {
  if (!item) return 0;
  if (branch === null) return item.available;
  return item.branches.find(({ code }) => code === branch)?.available ?? 0;
}

/** By `type/position` and `type`, for every place that a type can have. */
export function stockTones(
  counts: ReadonlyMap<string, Counted>,
  branch: string | null,
): ReadonlyMap<string, Tone> {
  const tones = new Map<string, Tone>();
  for (const type of PART_TYPES) {
    const key = `${type.system}/${type.code}`;
    tones.set(type.code, toneOf(countAt(counts.get(key), branch)));
    for (const position of positionsOf(type)) {
      tones.set(`${type.code}/${position}`, toneOf(countAt(counts.get(`${key}/${position}`), branch)));
    }
  }
  return tones;
}

/** Types that the chain has none of; empty while nothing is known. */
export function absentTypes(counts: ReadonlyMap<string, Counted>): ReadonlySet<string> {
  if (counts.size === 0) return new Set();
  const absent = PART_TYPES.filter(({ system, code }) => !counts.has(`${system}/${code}`));
  return new Set(absent.map(({ code }) => code));
}
