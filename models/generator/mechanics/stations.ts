import type { CarFrame } from '../body/car-frame.ts';
import type { FamilySpec } from '../family-spec.ts';
import { clamp, lerp, type Vec3 } from '../geometry/vec.ts';

/** Points that several mechanical systems share, from the frame alone. Metres, generator frame. */
export interface Stations {
  /** y of the face that a left wheel is bolted to. */
  readonly mountY: number;
  /** y of the middle of a brake disc. */
  readonly discY: number;
  readonly discRadius: number;
  readonly rearDiscRadius: number;
  readonly drumRadius: number;
  /** Top of the front struts or dampers. */
  readonly towerTop: Vec3;
  /** Height of the underside of the hood on the centre line. */
  readonly hoodZ: (x: number) => number;
  /** Height of the tie rods and of the steering rack. */
  readonly rackZ: number;
  readonly rackX: number;
  /** Largest disc or drum that fits inside the rim. */
  readonly rimRoom: number;
}

export function stationsOf(spec: FamilySpec, frame: CarFrame): Stations {
  const { trackHalf, tyreRadius, rimRadius } = frame;
  const { anchors } = spec;
  const mountY = trackHalf + 0.012;
  const hoodZ = (x: number): number => {
    const front = frame.nose - 0.12;
    const t = clamp((front - x) / (front - anchors.cowl[0]));
    return lerp(anchors.hoodEdge, anchors.cowl[1], t) - 0.035;
  };
  const isLadder = spec.chassis.frame === 'ladder';
  const towerZ = Math.min(tyreRadius + 0.53, hoodZ(-0.02) - 0.065);
  return {
    mountY,
    discY: mountY - 0.048,
    rimRoom: rimRadius - 0.022,
    discRadius: Math.min(rimRadius - 0.05, rimRadius * 0.72),
    rearDiscRadius: Math.min(rimRadius - 0.055, rimRadius * 0.68),
    drumRadius: Math.min(rimRadius - 0.045, 0.14),
    towerTop: [-0.03, trackHalf - 0.2, towerZ],
    hoodZ,
    rackZ: tyreRadius + (isLadder ? -0.06 : 0.01),
    rackX: isLadder ? 0.16 : -0.2,
  };
}
