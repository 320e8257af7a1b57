import type { FamilySpec } from '../family-spec.ts';
import { SHELL_WIDTH } from './beetle-shell.ts';

/** Axis-aligned room: x from rear to front, y half width (symmetric), z from below to above; metres. */
export interface Room {
  readonly rear: number;
  readonly front: number;
  readonly halfWidth: number;
  readonly bottom: number;
  readonly top: number;
}

/** Where the mechanics and the interior find their places; from the spec alone, before any surface exists. */
export interface CarFrame {
  readonly frontAxle: { readonly x: 0; readonly z: number };
  readonly rearAxle: { readonly x: number; readonly z: number };
  /** y of the middle of a left tyre. */
  readonly trackHalf: number;
  readonly tyreRadius: number;
  readonly tyreWidth: number;
  readonly rimRadius: number;
  /** Radius of the opening in the fender around the axle. */
  readonly archRadius: number;
  readonly halfWidth: number;
  /** x of the foremost and rearmost point of the body. */
  readonly nose: number;
  readonly tail: number;
  readonly firewallX: number;
  readonly floorZ: number;
  readonly sillZ: number;
  readonly beltZ: number;
  readonly roofZ: number;
  /** Lowest point of the underbody. */
  readonly groundClearance: number;
  /** Where the engine sits: under the hood, under the seats of a van, behind the axle of a beetle. */
  readonly engineBay: Room;
  readonly engineAt: 'front' | 'underseat' | 'rear';
  readonly cabin: Room;
  /** Boot, load floor or bed; the front boot of a rear-engined car. */
  readonly cargo: Room;
  /** Side members: height of the middle, distance from the centre line, length. */
  readonly rails: { readonly z: number; readonly y: number; readonly rear: number; readonly front: number };
  /** Back of the bumper covers, where reinforcements and exhaust tips go. */
  readonly bumperFrontX: number;
  readonly bumperRearX: number;
  /** Steering side: the driver sits on the left. */
  readonly driverY: number;
  readonly frontSeatX: number;
  readonly rearSeatX: number | null;
  readonly dashX: number;
}

const ARCH_CLEARANCE = 0.045;

export function carFrame(spec: FamilySpec): CarFrame {
  const { dims, anchors } = spec;
  const tyreRadius = dims.tyreDiameter / 2;
  const nose = dims.frontOverhang;
  const tail = nose - dims.length;
  const halfWidth = dims.width / 2;
  const floorZ = dims.sill + 0.06;
  return {
    frontAxle: { x: 0, z: tyreRadius },
    rearAxle: { x: -dims.wheelbase, z: tyreRadius },
    trackHalf: dims.track / 2,
    tyreRadius,
    tyreWidth: dims.tyreWidth,
    rimRadius: dims.rimDiameter / 2,
    archRadius: tyreRadius + ARCH_CLEARANCE,
    halfWidth,
    nose,
    tail,
    firewallX: anchors.cowl[0] - 0.02,
    floorZ,
    sillZ: dims.sill,
    beltZ: dims.belt,
    roofZ: dims.height,
    groundClearance: Math.max(0.13, dims.sill - 0.06),
    bumperFrontX: nose - 0.1,
    bumperRearX: tail + 0.1,
    driverY: halfWidth * 0.42,
    ...rooms(spec, floorZ),
    rails: rails(spec),
  };
}

type Rooms = Pick<
  CarFrame,
  'engineBay' | 'engineAt' | 'cabin' | 'cargo' | 'frontSeatX' | 'rearSeatX' | 'dashX'
>;

function rooms(spec: FamilySpec, floorZ: number): Rooms {
  const { dims, anchors, interior } = spec;
  const halfWidth = (dims.width / 2) * (spec.kind === 'beetle' ? SHELL_WIDTH : 1);
  const cabinRear = anchors.cabEnd ?? cabinEnd(spec);
  const dashX = dashboardX(spec);
  const frontSeatX = dashX - 0.72;
  return {
    engineBay: engineBay(spec),
    engineAt: engineAt(spec),
    cabin: {
      rear: cabinRear,
      front: dashX,
      halfWidth: halfWidth - 0.12,
      bottom: floorZ,
      top: dims.height - 0.06,
    },
    cargo: cargo(spec, cabinRear),
    frontSeatX,
    rearSeatX: interior.seatRows > 1 ? Math.max(cabinRear + 0.42, frontSeatX - 0.92) : null,
    dashX,
  };
}

function engineAt({ engine }: FamilySpec): CarFrame['engineAt'] {
  if (engine.layout === 'boxer-rear-longitudinal') return 'rear';
  return engine.layout === 'inline-longitudinal-underseat' ? 'underseat' : 'front';
}

function engineBay(spec: FamilySpec): Room {
  const { dims, anchors } = spec;
  const nose = dims.frontOverhang;
  const tail = nose - dims.length;
  const halfWidth = dims.width / 2 - 0.27;
  const bottom = dims.sill - 0.02;
  switch (engineAt(spec)) {
    case 'front':
      return {
        rear: anchors.cowl[0] + 0.04,
        front: nose - 0.26,
        halfWidth,
        bottom,
        top: anchors.hoodEdge - 0.02,
      };
    case 'underseat':
      return { rear: -1.15, front: -0.1, halfWidth: 0.42, bottom: dims.sill - 0.1, top: dims.sill + 0.42 };
    case 'rear':
      return {
        rear: tail + 0.18,
        front: -dims.wheelbase - 0.05,
        halfWidth: 0.46,
        bottom: dims.sill - 0.02,
        top: anchors.deckEdge - 0.04,
      };
  }
}

/** The dashboard stands a hand behind the base of the windshield. */
function dashboardX({ anchors }: FamilySpec): number {
  return anchors.cowl[0] - 0.26;
}

function cabinEnd({ kind, dims, anchors }: FamilySpec): number {
  const tail = dims.frontOverhang - dims.length;
  if (kind === 'sedan' || kind === 'coupe') return Math.max(-dims.wheelbase - 0.2, anchors.tail[0] + 0.35);
  if (kind === 'beetle') return -dims.wheelbase + 0.05;
  return tail + 0.35;
}

function cargo(spec: FamilySpec, cabinRear: number): Room {
  const { dims, anchors, kind } = spec;
  const tail = dims.frontOverhang - dims.length;
  const bottom = dims.sill + 0.2;
  if (kind === 'beetle') {
    return {
      rear: anchors.cowl[0] + 0.1,
      front: dims.frontOverhang - 0.3,
      halfWidth: 0.4,
      bottom: 0.45,
      top: anchors.hoodEdge,
    };
  }
  const halfWidth = kind === 'pickup' ? dims.width / 2 - 0.17 : dims.width / 2 - 0.28;
  const top = anchors.deckEdge - (kind === 'pickup' ? 0 : 0.03);
  const floor = kind === 'pickup' ? anchors.deckEdge - bedDepth(spec) : bottom;
  const isBox = kind === 'hatch' || kind === 'suv' || kind === 'mpv' || kind === 'van';
  const rear = tail + (kind === 'pickup' ? 0.07 : 0.22);
  return { rear, front: isBox ? Math.min(cabinRear + 0.35, -0.6) : cabinRear, halfWidth, bottom: floor, top };
}

/** Depth of a pickup bed below its rail. */
export function bedDepth({ chassis }: FamilySpec): number {
  return chassis.frame === 'ladder' ? 0.48 : 0.52;
}

function rails({ chassis, dims }: FamilySpec): CarFrame['rails'] {
  const nose = dims.frontOverhang;
  const tail = nose - dims.length;
  const ladder = chassis.frame === 'ladder';
  return {
    z: ladder ? dims.tyreDiameter / 2 + 0.13 : dims.sill + 0.2,
    y: ladder ? dims.width * 0.245 : dims.width * 0.27,
    rear: tail + 0.15,
    front: nose - 0.18,
  };
}
