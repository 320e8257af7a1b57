import { nth } from './part.ts';
import type { Callout, Point } from './types.ts';
import { fmt } from './pen.ts';

/** One callout before it has a place: where it points and how much room its ball and name need. */
interface Pointer {
  readonly anchor: Point;
  readonly side: Callout['side'];
  /** Sheet units the name takes to the right of the ball. */
  readonly labelWidth: number;
}

interface Band {
  /** Left and right limits of the row. */
  readonly left: number;
  readonly right: number;
  /** y of the ball centres of the two rows. */
  readonly topY: number;
  readonly bottomY: number;
  /** y at which leaders turn from slanted to upright, outside the car. */
  readonly topBend: number;
  readonly bottomBend: number;
}

/** Radius of a ball at desktop size; on narrow sheets the style sheet enlarges it to `BALL_TOUCH`. */
export const BALL = 13;
export const BALL_TOUCH = 36;
const NAME_GAP = 7;
const GAP = 12;

interface Slot {
  readonly index: number;
  readonly wanted: number;
  readonly width: number;
}

/**
 * Places the balls of one row in the order of their anchors, as near to them as the names allow: a least squares
 * fit with minimum distances (pool adjacent violators). Leaders run ball, upright, slant, upright, anchor; as
 * both ends keep their order, two leaders of a row never cross.
 */
function placeRow(slots: readonly Slot[], left: number, right: number): Map<number, number> {
  const total = slots.reduce((sum, slot) => sum + slot.width, 0);
  const squeeze = Math.min(1, (right - left) / total);
  let offset = 0;
  const offsets = slots.map((slot) => {
    const at = offset;
    offset += slot.width * squeeze;
    return at;
  });
  const blocks: { sum: number; count: number; from: number }[] = [];
  slots.forEach((slot, i) => {
    blocks.push({ sum: slot.wanted - BALL - nth(offsets, i), count: 1, from: i });
    for (;;) {
      const last = nth(blocks, -1);
      const before = blocks.at(-2);
      if (!before || before.sum / before.count <= last.sum / last.count) break;
      blocks.pop();
      before.sum += last.sum;
      before.count += last.count;
    }
  });
  const limit = right - left - offset;
  const places = new Map<number, number>();
  blocks.forEach((block, b) => {
    const start = Math.min(Math.max(block.sum / block.count - left, 0), Math.max(limit, 0));
    const end = blocks[b + 1]?.from ?? slots.length;
    for (let i = block.from; i < end; i++)
      places.set(nth(slots, i).index, left + start + nth(offsets, i) + BALL);
  });
  return places;
}

/** Callout, leader and touch area (ball and name) of each pointer, in the order given. */
export function placeCallouts(
  pointers: readonly Pointer[],
  band: Band,
): { callout: Callout; leader: string; touch: string }[] {
  const places = new Map<number, number>();
  for (const side of ['top', 'bottom'] as const) {
    const slots = pointers
      .map((pointer, index) => ({
        index,
        wanted: pointer.anchor.x,
        width: Math.max(2 * BALL + NAME_GAP + pointer.labelWidth + GAP, 2 * BALL_TOUCH + 6),
        side: pointer.side,
      }))
      .filter((slot) => slot.side === side)
      .sort((a, b) => a.wanted - b.wanted || a.index - b.index);
    for (const [index, x] of placeRow(slots, band.left, band.right)) places.set(index, x);
  }
  return pointers.map((pointer, index) => {
    const x = places.get(index) ?? band.left;
    const top = pointer.side === 'top';
    const y = top ? band.topY : band.bottomY;
    const knee = top ? y + BALL_TOUCH + 4 : y - BALL_TOUCH - 4;
    const bend = top ? band.topBend : band.bottomBend;
    const { anchor } = pointer;
    const right = Math.max(BALL_TOUCH + 2, BALL + NAME_GAP + pointer.labelWidth);
    return {
      touch: `M${fmt(x - BALL_TOUCH - 2)} ${fmt(y - 40)}h${fmt(BALL_TOUCH + 2 + right)}v80h${fmt(-BALL_TOUCH - 2 - right)}z`,
      callout: { x, y, side: pointer.side },
      leader: `M${fmt(x)} ${fmt(y)}V${fmt(knee)}L${fmt(anchor.x)} ${fmt(bend)}V${fmt(anchor.y)}`,
    };
  });
}
