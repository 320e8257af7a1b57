import type { SizeFacts } from '#shared/car/warp.ts';
import type { SystemCode } from '#shared/facts/systems.ts';
import type { Position } from '#shared/positions.ts';

/** Addresses of a family's files and the size of the generation they are shown as. */
export interface CarSource {
  readonly exterior: string;
  /** Mechanics and interior, fetched after the exterior stands. */
  readonly inside: string | null;
  /** `#rrggbb` of the body. */
  readonly paint: string;
  readonly size: SizeFacts;
}

/** A part as the scene knows it: `position` is where its node sits, finer than the catalog's for some types. */
export interface PartRef {
  readonly system: SystemCode;
  readonly type: string;
  readonly position: Position;
}

/** What is chosen or pointed at: a system, a type of it, or a type at a place. */
export interface Aim {
  readonly system: SystemCode;
  readonly type?: string | undefined;
  readonly position?: Position | undefined;
}

export type CarView = 'assembled' | 'xray' | 'exploded';

/** How much of a part there is; drawn as a pattern too, never as a colour alone. */
export type Tone = 'none' | 'few' | 'many';

/** Everything that the scene shows; the viewer keeps none of it. */
export interface CarScene {
  readonly view: CarView;
  readonly chosen?: Aim | undefined;
  readonly pointed?: Aim | undefined;
  /** Share of the authored distance that parts go when taken apart, 0 to 1. */
  readonly spread: number;
  /** By `type/position` and `type`; parts are painted by it when given. */
  readonly tones?: ReadonlyMap<string, Tone> | undefined;
  /** The same for some parts only: the others keep their looks. Stands in for `tones`. */
  readonly marks?: ReadonlyMap<string, Tone> | undefined;
  /** Types that there is nothing of: drawn without colour. */
  readonly absent?: ReadonlySet<string> | undefined;
}

/** A place on the screen, in CSS pixels from the canvas' left and top edge. */
export interface ScreenPoint {
  readonly x: number;
  readonly y: number;
}

/** Where labels may point while the car stands still. */
export interface Landmark {
  readonly system: SystemCode;
  /** Absent: the system itself. */
  readonly type?: string;
  readonly at: ScreenPoint;
  /** Over the part, for what is written about it. */
  readonly top: ScreenPoint;
}

/** A part under the pointer, and the place over it. */
export interface PointedPart extends PartRef {
  readonly top: ScreenPoint;
}

/** The car at rest as seen: landmarks of what may be chosen now, and the outline that labels keep clear of. */
export interface StillView {
  readonly landmarks: readonly Landmark[];
  readonly outline: readonly ScreenPoint[];
}

export type ViewerFailure = 'slow' | 'lost' | 'files';

export interface ViewerEvents {
  /** The first picture of the car is on the canvas. */
  readonly onReady: () => void;
  readonly onFailure: (reason: ViewerFailure) => void;
  /** Fine pointers only; null: over nothing that can be chosen. */
  readonly onPoint: (part: PointedPart | null) => void;
  readonly onPick: (part: PartRef) => void;
  /** Null while anything moves. */
  readonly onStill: (view: StillView | null) => void;
}

/** Buttons beside the canvas move the camera through this. */
export interface CameraControl {
  turn(degrees: number): void;
  zoom(factor: number): void;
  reset(): void;
}

/** For tests and benches: `canvas.carViewer`. */
export interface ViewerProbe {
  readonly frames: number;
  readonly draws: number;
  readonly triangles: number;
  readonly lastPickMs: number;
  readonly lastSelectMs: number;
  readonly renderMs: number;
  readonly quality: string;
  readonly parts: readonly string[];
  /** Screen point at which that part, and nothing in front of it, is hit; null when it cannot be. */
  locate(type: string, position: Position): ScreenPoint | null;
}
