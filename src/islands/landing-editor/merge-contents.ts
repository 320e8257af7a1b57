import { MAX_BLOCKS, type Block, type PageContent } from '#contract/landing';
import { isSame } from './is-same.ts';

export interface Merged {
  readonly content: PageContent;
  /** Blocks that both changed: theirs stands, ours stands after it as a hidden copy. */
  readonly collisions: readonly Block[];
}

/**
 * Two drafts that began as the same one, as one: nothing that either wrote is lost. A block that only one changed is
 * theirs or ours; one that both changed stands as the other person left it, with our form of it after it, hidden. Blocks
 * stand in the other person's order, ours that are new after their neighbour.
 */
export function mergeContents(
  base: PageContent,
  theirs: PageContent,
  ours: PageContent,
  newId: () => string,
): Merged {
  const of = (content: PageContent) => new Map(content.blocks.map((block) => [block.id, block]));
  const [old, their, our] = [of(base), of(theirs), of(ours)];
  const collisions: Block[] = [];
  const blocks = theirs.blocks.flatMap((block): Block[] => {
    const before = old.get(block.id);
    const mine = our.get(block.id);
    const didTheyChange = !before || !isSame(before, block);
    if (!mine) return before && !didTheyChange ? [] : [block];
    if (isSame(mine, block) || (before && isSame(mine, before))) return [block];
    if (!didTheyChange) return [mine];
    collisions.push(mine);
    return [block, { ...mine, id: newId(), isHidden: true }];
  });
  for (const [index, block] of ours.blocks.entries()) {
    if (their.has(block.id)) continue;
    const before = old.get(block.id);
    // They took it away: it stays away unless we wrote in it.
    if (before && isSame(before, block)) continue;
    blocks.splice(placeAfter(blocks, ours.blocks.slice(0, index)), 0, block);
  }
  const pick = <Key extends 'title' | 'description' | 'isDemo'>(key: Key) =>
    isSame(base[key], theirs[key]) ? ours[key] : theirs[key];
  const isDemo = pick('isDemo');
  const content = {
    ...theirs,
    title: pick('title'),
    description: pick('description'),
    ...(isDemo === undefined ? {} : { isDemo }),
  };
  return { content: { ...content, blocks: blocks.slice(0, MAX_BLOCKS) }, collisions };
}

/** Behind the nearest block before it that is still there; else at the beginning. */
function placeAfter(blocks: readonly Block[], before: readonly Block[]): number {
  for (const { id } of before.toReversed()) {
    const at = blocks.findIndex((block) => block.id === id);
    if (at >= 0) return at + 1;
  }
  return 0;
}
