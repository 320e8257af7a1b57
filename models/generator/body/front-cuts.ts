import type { Vec2 } from '../geometry/vec.ts';
import { range } from '../surface/curves.ts';
import type { Region } from '../surface/region.ts';
import { HALF_GAP, type Draft, type Stroke } from './draft.ts';
import { CORNER_LAMP, FOG_POCKET, GRILLES, INTAKES } from './faces/grilles.ts';
import { LAMP_CORNER, LAMPS } from './faces/lamps.ts';
import { centredRegion, faceRegion, type FacePoint } from './faces/outline.ts';
import type { SideCuts } from './side-cuts.ts';

/** Outlines of the front end. Left half where the car has two of them; chart `front` unless said otherwise. */
export interface FrontCuts {
  /** Chart `top`. */
  readonly hood: Region;
  readonly lamp: Region;
  readonly cornerLamp: Region | null;
  readonly grille: Region | null;
  readonly intake: Region | null;
  readonly fogPocket: Region | null;
  /** All that belongs to the bumper cover, openings included. */
  readonly fascia: Region;
  /** The cover itself. */
  readonly fasciaSkin: Region;
  /** Chart `body`. */
  readonly fender: Region;
}

export function frontCuts(draft: Draft, sides: SideCuts): FrontCuts {
  const { face } = draft.spec;
  const lamp = lampOf(draft);
  const cornerLamp = face.lamp === 'rectangle' ? faceRegion(draft, 'front', CORNER_LAMP, 0.008) : null;
  const lamps = cornerLamp ? lamp.grow(0.004).plus(cornerLamp.grow(0.004)) : lamp;
  const openings = openingsOf(draft);
  const fascia = fasciaOf(draft);
  const fasciaSkin = skinOf(draft, { fascia, lamps, openings: Object.values(openings) });
  const hood = hoodOf(draft, lamps);
  const fender = fenderOf(draft, sides, { fascia, lamps });
  return { hood, lamp, cornerLamp, ...openings, fascia, fasciaSkin, fender };
}

/** The lamps of a Beetle stand on its fenders: nothing is cut out of the shell. */
function lampOf(draft: Draft): Region {
  const { lamp } = draft.spec.face;
  if (draft.spec.kind === 'beetle') return draft.pool.empty();
  return faceRegion(draft, 'front', LAMPS[lamp], LAMP_CORNER[lamp]);
}

type Openings = Pick<FrontCuts, 'grille' | 'intake' | 'fogPocket'>;

function openingsOf(draft: Draft): Openings {
  const { face } = draft.spec;
  const form = GRILLES[face.grille];
  const intakeForm = INTAKES[face.intake];
  const intake = intakeForm ? centredRegion(draft, 'front', intakeForm, 0.025) : null;
  const bridge = draft.pool.rectangle([-0.05, -1], [0.05, 3]);
  return {
    grille: form ? centredRegion(draft, 'front', form.half, form.corner) : null,
    intake: intake && face.intake === 'twin' ? intake.minus(bridge).rounded(0.02) : intake,
    fogPocket: face.fogLamps ? faceRegion(draft, 'front', FOG_POCKET, 0.02) : null,
  };
}

/** Height at which the seam between bumper cover and fender leaves the wheel opening. */
export function seamAtArch({ stations: s }: Draft): number {
  return s.tyreRadius + 0.66 * s.archRadius;
}

function meanOfSide(points: readonly FacePoint[]): Vec2 | null {
  const sides = points.filter(([view]) => view === 'side');
  if (sides.length === 0) return null;
  const sum = (pick: 1 | 2) => sides.reduce((total, point) => total + point[pick], 0) / sides.length;
  return [sum(1), sum(2)];
}

/** From the wheel opening forward under the lamp, then along the hood to the middle. */
function fasciaOf(draft: Draft): Region {
  const { charts, stations: s, surface, spec } = draft;
  const inLamp = meanOfSide(spec.face.lamp === 'rectangle' ? CORNER_LAMP : LAMPS[spec.face.lamp]) ?? [
    0.2, 0.85,
  ];
  const seam = seamAtArch(draft);
  const hoodCorner = surface.hoodSide(s.nose - 0.2);
  const strokes: Stroke[] = [
    [
      charts.side,
      [
        [0.06, s.bumperBottomZ],
        [0.06, seam],
      ],
    ],
    [
      charts.side,
      [
        [0.06, seam],
        [s.nose - inLamp[0], s.faceZ(inLamp[1])],
      ],
    ],
    [charts.top, range(hoodCorner, 0, 16).map((y): Vec2 => [surface.hoodFront(y), y])],
  ];
  return draft.symmetric(draft.trace(charts.front, ...strokes), 'u');
}

interface Covered {
  readonly fascia: Region;
  readonly lamps: Region;
  readonly openings: readonly (Region | null)[];
}

function skinOf(draft: Draft, { fascia, lamps, openings }: Covered): Region {
  const { charts, stations: s, pool } = draft;
  const archAhead = pool
    .circle([0, s.tyreRadius], s.archRadius)
    .plus(pool.rectangle([-s.archRadius, 0.05], [s.archRadius, s.tyreRadius]))
    .meet(pool.rectangle([0.02, 0.05], [2, 2]));
  const arch = draft.transfer(charts.side, charts.front, archAhead);
  const holes = openings.flatMap((opening) => (opening ? [opening, opening.mirrored('u')] : []));
  const lamp = lamps.grow(HALF_GAP);
  return fascia
    .grow(-HALF_GAP)
    .minus(arch, arch.mirrored('u'), lamp, lamp.mirrored('u'), ...holes)
    .withoutSlivers(0.006);
}

function hoodOf(draft: Draft, lamps: Region): Region {
  const { charts, surface, stations: s, spec, pool } = draft;
  const rear = spec.anchors.cowl[0];
  const front = s.nose - 0.2;
  const { hoodFront, hoodRear, hoodSide } = surface;
  const whole = pool.polygon([
    ...range(-hoodSide(rear), hoodSide(rear), 12).map((y): Vec2 => [hoodRear(y), y]),
    ...range(rear + 0.06, hoodFront(hoodSide(front)), 12).map((x): Vec2 => [x, hoodSide(x)]),
    ...range(hoodSide(front), -hoodSide(front), 24).map((y): Vec2 => [hoodFront(y), y]),
    ...range(hoodFront(hoodSide(front)), rear + 0.06, 12).map((x): Vec2 => [x, -hoodSide(x)]),
  ]);
  const lamp = draft.transfer(charts.front, charts.top, lamps);
  return whole.minus(lamp, lamp.mirrored('v')).largest().rounded(0.02);
}

interface FenderNeighbours {
  readonly fascia: Region;
  readonly lamps: Region;
}

function fenderOf(draft: Draft, sides: SideCuts, { fascia, lamps }: FenderNeighbours): Region {
  const { charts, pool, stations: s } = draft;
  const body = charts.body;
  const onBody = (region: Region) => draft.transfer(charts.front, body, region);
  const leftFascia = onBody(fascia.meet(pool.rectangle([0, 0], [3, 3])));
  const { doorFront } = s.spec.anchors;
  const behind = pool.rectangle([-3, -1], [doorFront, s.sideZ(0.95)]).plus(aboveDoor(draft));
  const arch = draft.transfer(charts.side, body, sides.frontArch.minus(pool.rectangle([-9, -1], [9, 0.1])));
  return fenderBlank(draft)
    .minus(draft.transfer(charts.side, body, behind), onBody(lamps), leftFascia)
    .grow(-HALF_GAP)
    .minus(arch)
    .withoutSlivers(0.012)
    .largest();
}

/** Fender with all it shares with its neighbours: side, and top up to the hood. */
function fenderBlank(draft: Draft): Region {
  const { charts, surface, stations: s } = draft;
  const { cowl, doorFront } = s.spec.anchors;
  const low = s.sideZ(0);
  const ahead = s.nose - 0.24;
  return draft.outline(
    charts.body,
    [
      charts.side,
      [
        [doorFront - 0.06, low],
        [ahead, low],
      ],
    ],
    [
      charts.side,
      [
        [ahead, low],
        [ahead + 0.03, s.faceZ(0.8)],
      ],
    ],
    [
      charts.top,
      range(s.nose - surface.shape.hoodSetback, cowl[0] - 0.02, 30).map((x): Vec2 => [
        x,
        surface.hoodSide(x),
      ]),
    ],
    [
      charts.top,
      [
        [cowl[0] - 0.02, surface.hoodSide(cowl[0])],
        [cowl[0] - 0.08, s.y(0.805)],
        [doorFront - 0.06, s.y(0.856)],
      ],
    ],
  );
}

/** What the front door's upper front corner and the pillar keep for themselves. */
function aboveDoor({ pool, surface, stations: s }: Draft): Region {
  const x = s.spec.anchors.doorFront;
  const belt = surface.beltLine(x);
  return pool.polygon([
    [-3, s.sideZ(0.93)],
    [x, s.sideZ(0.93)],
    [x + 0.03, belt + 0.012],
    [x - 0.06, belt + 0.05],
    [-3, belt + 0.3],
  ]);
}
