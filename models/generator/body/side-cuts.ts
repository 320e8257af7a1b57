import type { Vec2 } from '../geometry/vec.ts';
import { range } from '../surface/curves.ts';
import type { Region } from '../surface/region.ts';
import type { Draft } from './draft.ts';

/** One door seen from the side, chart `side`. */
export interface DoorCut {
  readonly end: 'front' | 'rear';
  readonly outline: Region;
  readonly glass: Region;
  /** Front and rear edge at the middle of the door. */
  readonly hingeX: number;
  readonly latchX: number;
  /** A sliding door hangs on rails, on the right side only. */
  readonly slides: boolean;
}

/** Openings in the side of the body, chart `side`. */
export interface SideCuts {
  readonly doors: readonly DoorCut[];
  /** All doors together. */
  readonly opening: Region;
  /** Fixed glass behind the doors, or null. */
  readonly quarterGlass: Region | null;
  readonly frontArch: Region;
  readonly rearArch: Region;
  /** The left side of a van, without its sliding door; null: both sides are alike. */
  readonly blind: { readonly opening: Region; readonly quarterGlass: Region } | null;
}

const FAR = 6;
const SMALLEST_QUARTER_GLASS = 0.022;

export function sideCuts(draft: Draft): SideCuts {
  const { stations: s, spec } = draft;
  const daylight = daylightOf(draft);
  const frontArch = archOf(draft, 0, s.archRadius);
  const rearArch = archOf(draft, s.rearAxle.x, s.archRadius);
  const quarter =
    spec.sideDoors === 2
      ? daylight.meet(strip(draft, -FAR, spec.anchors.pillarB - 0.02))
      : behindDoors(draft, daylight);
  const hasQuarter = quarter.area > SMALLEST_QUARTER_GLASS;
  const opening = openingOf(draft, daylight, hasQuarter).minus(
    archOf(draft, s.rearAxle.x, s.archRadius + 0.055),
    archOf(draft, 0, s.archRadius + 0.05),
  );
  return {
    doors: doorsOf(draft, daylight, opening.rounded(0.03)),
    opening: opening.rounded(0.03),
    quarterGlass: hasQuarter ? quarter.rounded(0.02) : null,
    frontArch,
    rearArch,
    blind: spec.sideDoors === 'slider' ? blindSide(draft, daylight, opening) : null,
  };
}

const lowerEdge = ({ stations }: Draft) => stations.sideZ(0.11);

function strip({ pool }: Draft, x0: number, x1: number): Region {
  return pool.rectangle([x0, -1], [x1, 4]);
}

/** The wheel opening: a circle that goes straight down below the axle. */
export function archOf({ pool, stations }: Draft, axleX: number, radius: number): Region {
  const z = stations.tyreRadius;
  return pool.circle([axleX, z], radius).plus(pool.rectangle([axleX - radius, -0.3], [axleX + radius, z]));
}

/** Area behind (or ahead of) a corner line of the cabin, far beyond it. */
function besideLine({ pool, surface, stations: s }: Draft, corner: 'windshield' | 'back'): Region {
  const line = corner === 'windshield' ? surface.windshieldCorner : surface.backCorner;
  const far = corner === 'windshield' ? -FAR : FAR;
  const low = s.sideZ(0.93);
  const high = s.roofZ + 0.03;
  const rising = range(low, high, 60).map((z): Vec2 => [line(z), z]);
  const below = line(low) + (line(low) - line(low + 0.04)) * 10;
  const above = line(high) + (line(high) - line(high - 0.04)) * 10;
  return pool.polygon([
    [below, low - 0.4],
    ...rising,
    [above, high + 0.4],
    [far, high + 0.4],
    [far, low - 0.4],
  ]);
}

function daylightOf(draft: Draft): Region {
  const { pool, surface, stations: s } = draft;
  const { pillarA, pillarC, cantRail } = surface.shape;
  const ahead = s.spec.anchors.cowl[0] + 0.1;
  const xs = range(ahead, s.tail - 0.1, 160);
  const under = pool.polygon([
    ...xs.map((x): Vec2 => [x, surface.cantRail(x)]),
    [s.tail - 0.1, 0],
    [ahead, 0],
  ]);
  const above = pool.polygon([
    ...xs.map((x): Vec2 => [x, surface.beltLine(x)]),
    [s.tail - 0.1, 4],
    [ahead, 4],
  ]);
  return besideLine(draft, 'windshield')
    .grow(-pillarA)
    .meet(besideLine(draft, 'back').grow(-pillarC), under.grow(-cantRail), above)
    .largest()
    .rounded(0.028);
}

function blindSide(draft: Draft, daylight: Region, opening: Region): NonNullable<SideCuts['blind']> {
  const { pillarB, doorRear } = draft.spec.anchors;
  const panes = daylight.minus(strip(draft, doorRear - 0.06, doorRear + 0.03));
  return {
    opening: opening
      .meet(strip(draft, pillarB, FAR))
      .largest()
      .rounded(0.03),
    quarterGlass: panes.meet(strip(draft, -FAR, pillarB - 0.035)).rounded(0.022),
  };
}

/** Fixed glass behind the last door of a car with four of them, or along the load space of a van. */
function behindDoors(draft: Draft, daylight: Region): Region {
  const post = draft.spec.sideDoors === 'slider' ? 0.06 : 0.02;
  return daylight.meet(strip(draft, -FAR, draft.spec.anchors.doorRear - post));
}

/** Lower body of the doors and the frames around their windows. */
function openingOf(draft: Draft, daylight: Region, hasQuarter: boolean): Region {
  const { pool, surface, stations: s, spec } = draft;
  const { doorFront, pillarB, doorRear } = spec.anchors;
  const rear = spec.sideDoors === 2 ? pillarB : doorRear;
  const low = lowerEdge(draft);
  const belt = (x: number) => surface.beltLine(x) + (spec.kind === 'sedan' ? -0.008 : 0.02);
  const body = pool.polygon([
    [rear, low],
    [doorFront, low],
    [doorFront, s.sideZ(0.5)],
    [doorFront, surface.beltLine(doorFront)],
    [rear, belt(rear)],
  ]);
  const frameRear = hasQuarter || spec.anchors.cabEnd !== undefined ? rear : rear - 0.4;
  const frames = daylight.grow(0.034).meet(pool.rectangle([frameRear, 0.5], [1, 3]));
  return body.plus(frames);
}

function doorsOf(draft: Draft, daylight: Region, opening: Region): DoorCut[] {
  const { spec } = draft;
  const { doorFront, pillarB, doorRear } = spec.anchors;
  const cut = (end: DoorCut['end'], x0: number, x1: number): DoorCut => {
    const last = x0 <= -FAR;
    return {
      end,
      outline: opening
        .meet(strip(draft, x0, x1))
        .largest()
        .rounded(0.02),
      glass: daylight
        .meet(strip(draft, last ? doorRear + 0.03 : x0 + 0.035, x1 - 0.035))
        .largest()
        .rounded(0.022),
      hingeX: end === 'front' ? doorFront : pillarB,
      latchX: end === 'front' ? pillarB : doorRear,
      slides: spec.sideDoors === 'slider' && end === 'rear',
    };
  };
  if (spec.sideDoors === 2) return [cut('front', pillarB, FAR)];
  return [cut('front', pillarB, FAR), withoutQuarter(draft, cut('rear', -FAR, pillarB), daylight)];
}

/** A rear door without a fixed glass behind it has the whole window. */
function withoutQuarter(draft: Draft, door: DoorCut, daylight: Region): DoorCut {
  const { doorRear, pillarB } = draft.spec.anchors;
  if (behindDoors(draft, daylight).area > SMALLEST_QUARTER_GLASS) return door;
  const glass = daylight
    .meet(strip(draft, doorRear - 0.4, pillarB - 0.035))
    .largest()
    .rounded(0.022);
  return { ...door, glass };
}
