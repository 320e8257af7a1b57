import { lerp } from '../geometry/vec.ts';
import type { FamilySpec } from '../family-spec.ts';
import { carFrame, type CarFrame } from './car-frame.ts';

/** The rulers a body is drawn with: shares of its own heights instead of metres. */
export interface Stations extends CarFrame {
  readonly spec: FamilySpec;
  readonly wheelbase: number;
  /** Lower edges of the bumper covers. */
  readonly bumperBottomZ: number;
  /** 0 at the sill, 1 at the belt; goes on outside. */
  readonly sideZ: (t: number) => number;
  /** 0 at the lower edge of the front bumper, 1 at the leading edge of the hood. */
  readonly faceZ: (t: number) => number;
  /** 0 at the lower edge of the rear bumper, 1 at the rear edge of the deck or the belt of the tailgate. */
  readonly rearZ: (t: number) => number;
  /** Share of the half width. */
  readonly y: (share: number) => number;
}

export function stationsOf(spec: FamilySpec): Stations {
  const { dims, anchors } = spec;
  const frame = carFrame(spec);
  const bumperBottomZ = Math.max(0.17, dims.sill - 0.01);
  return {
    ...frame,
    spec,
    wheelbase: dims.wheelbase,
    bumperBottomZ,
    sideZ: (t) => lerp(dims.sill, dims.belt, t),
    faceZ: (t) => lerp(bumperBottomZ, anchors.hoodEdge, t),
    rearZ: (t) => lerp(bumperBottomZ, anchors.deckEdge, t),
    y: (share) => share * frame.halfWidth,
  };
}
