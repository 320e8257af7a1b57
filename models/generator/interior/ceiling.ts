import { shellSpec } from '../body/beetle-shell.ts';
import type { CarFrame } from '../body/car-frame.ts';
import { masterSurface, type MasterSurface } from '../body/master-surface.ts';
import type { FamilySpec } from '../family-spec.ts';

/** Room between skin and lining. */
const LINING = 0.06;
/** y of the outer edge of a headrest. */
const HEAD_Y = 0.46;

/** The skin around the people in it. */
export function cabinSkin(spec: FamilySpec): MasterSurface {
  return masterSurface(spec.kind === 'beetle' ? shellSpec(spec) : spec);
}

/** The highest point at (x, y) that lies so far under the skin. */
export function highestUnder(
  { field }: MasterSurface,
  [x, y]: readonly [number, number],
  room: Room,
): number {
  let { low, high } = room;
  for (let step = 0; step < 14; step++) {
    const middle = (low + high) / 2;
    if (field(x, y, middle) < -room.under) low = middle;
    else high = middle;
  }
  return low;
}

interface Room {
  readonly low: number;
  readonly high: number;
  readonly under: number;
}

/** Height of the inside of roof and screens over the outer headrests; the back wall of a cab ends it. */
export function ceiling(spec: FamilySpec, frame: CarFrame): (x: number) => number {
  const skin = cabinSkin(spec);
  const room = { low: frame.floorZ + 0.2, high: frame.roofZ + 0.1, under: LINING };
  return (x) => {
    if (spec.anchors.cabEnd !== undefined && x < frame.cabin.rear + 0.06) return 0;
    return highestUnder(skin, [x, HEAD_Y], room);
  };
}

interface SeatFit {
  /** How far forward the seat moves from where it was wanted. */
  readonly forward: number;
  /** Length of the backrest as a part of its full length. */
  readonly size: number;
}

interface SeatReach {
  /** From the middle of the cushion to the top rear corner of the headrest, at full size: backwards and up. */
  readonly back: number;
  readonly up: number;
}

/** The largest seat that stays under the ceiling: it moves forward and grows shorter, both as little as can be. */
export function fitSeat(
  roof: (x: number) => number,
  [x, z]: readonly [number, number],
  reach: SeatReach,
): SeatFit {
  for (let effort = 0; effort <= 10; effort++) {
    const forward = effort * 0.025;
    const size = 1 - effort * 0.028;
    if (roof(x + forward - reach.back * size) > z + reach.up * size) return { forward, size };
  }
  return { forward: 0.25, size: 0.72 };
}
