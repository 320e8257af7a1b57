import type { Block, PageContent } from '#contract/landing';
import { isSame } from './is-same.ts';
import type { ValuePath } from './value-path.ts';

export type BlockState = 'added' | 'removed' | 'changed' | 'same';

/** One place in a block that says something else now. */
export interface ValueChange {
  readonly path: ValuePath;
  readonly before: unknown;
  readonly after: unknown;
}

export interface BlockDiff {
  readonly state: BlockState;
  /** As it is now; as it was, when it was taken away. */
  readonly block: Block;
  /** Counted from 1; null where it is not. */
  readonly from: number | null;
  readonly to: number | null;
  /** It stands elsewhere among those that stayed. */
  readonly isMoved: boolean;
  readonly changes: readonly ValueChange[];
}

/** What became of each block from one version to another, in the newer order; those taken away stand where they were. */
export function diffBlocks(before: PageContent, after: PageContent): BlockDiff[] {
  const old = new Map(before.blocks.map((block, index) => [block.id, { block, index }]));
  const kept = new Set(after.blocks.map(({ id }) => id));
  const still = longestInOrder(after.blocks.flatMap(({ id }) => old.get(id)?.index ?? []));
  const diffs = after.blocks.map((block, index): BlockDiff => {
    const was = old.get(block.id);
    if (!was) return { state: 'added', block, from: null, to: index + 1, isMoved: false, changes: [] };
    const changes = changesOf(was.block, block);
    return {
      state: changes.length > 0 ? 'changed' : 'same',
      block,
      from: was.index + 1,
      to: index + 1,
      isMoved: !still.has(was.index),
      changes,
    };
  });
  for (const [index, block] of before.blocks.entries()) {
    if (kept.has(block.id)) continue;
    const gone: BlockDiff = {
      state: 'removed',
      block,
      from: index + 1,
      to: null,
      isMoved: false,
      changes: [],
    };
    const next = diffs.findIndex(({ from }) => from !== null && from > index + 1);
    diffs.splice(next < 0 ? diffs.length : next, 0, gone);
  }
  return diffs;
}

export const hasChanged = ({ state, isMoved }: BlockDiff): boolean => state !== 'same' || isMoved;

/** Every place where two blocks differ: texts in each language, pictures and links whole, lists item by item. */
export function changesOf(before: unknown, after: unknown, path: ValuePath = []): ValueChange[] {
  if (isSame(before, after)) return [];
  if (isWhole(before) || isWhole(after)) return [{ path, before, after }];
  const keys = new Set([...Object.keys(before as object), ...Object.keys(after as object)]);
  return [...keys].flatMap((key) =>
    changesOf(at(before, key), at(after, key), [...path, Array.isArray(after) ? Number(key) : key]),
  );
}

/** What is told as one: a word or number, a picture, a link, a formatted text. */
function isWhole(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return true;
  if (Array.isArray(value)) return value.some(isRichNode);
  return 'hash' in value || isLink(value);
}

const isRichNode = (value: unknown) =>
  typeof value === 'object' && value !== null && 'kind' in value && ('runs' in value || 'items' in value);

function isLink(value: object): boolean {
  return (
    'kind' in value &&
    ['path', 'slug', 'code', 'url'].some((key) => key in value) &&
    !('caption' in value || 'runs' in value)
  );
}

const at = (value: unknown, key: string): unknown => (value as Readonly<Record<string, unknown>>)[key];

/** The values of the longest run that is in ascending order: what did not move. */
function longestInOrder(values: readonly number[]): Set<number> {
  const best: number[][] = [];
  values.forEach((value, index) => {
    let longest: number[] = [];
    for (let i = 0; i < index; i++) {
      const run = best[i] ?? [];
      if ((run.at(-1) ?? -1) < value && run.length > longest.length) longest = run;
    }
    best.push([...longest, value]);
  });
  return new Set(best.reduce<number[]>((longest, run) => (run.length > longest.length ? run : longest), []));
}
