import type { VehicleExtras } from '#shared/car/extras.ts';
import type { CarFamily } from '#shared/car/family.ts';
import type { CarDims, WarpMode } from '#shared/car/warp.ts';
import type { Position } from '#shared/positions.ts';

export const SET_FILES = ['exterior.glb', 'inside.glb', 'car.svg'] as const;

export type SetFile = (typeof SET_FILES)[number];

export interface FileSize {
  readonly bytes: number;
  /** As sent to a browser that takes brotli, and to one that only takes gzip. */
  readonly brotli: number;
  readonly gzip: number;
}

/** A node that can be pointed at. */
export interface ManifestNode {
  readonly name: string;
  readonly system: string;
  readonly type: string;
  readonly pos: Position;
  readonly layer: 'exterior' | 'inside';
  readonly warp: WarpMode;
}

export interface SetCounts {
  readonly pickable: number;
  readonly context: number;
  /** Different part types among the pickable nodes. */
  readonly types: number;
  readonly draws: number;
  readonly uniqueTriangles: number;
  readonly drawnTriangles: number;
}

/** `public/models/<hash>/manifest.json`. */
export interface SetManifest extends Pick<
  VehicleExtras,
  'contract' | 'family' | 'dims' | 'engine' | 'drive' | 'hash'
> {
  /** `#rrggbb`. */
  readonly paint: string;
  readonly files: Readonly<Record<SetFile, FileSize>>;
  readonly counts: SetCounts;
  readonly nodes: readonly ManifestNode[];
}

export interface IndexedSet {
  readonly hash: string;
  readonly dims: CarDims;
  readonly paint: string;
  readonly files: Readonly<Record<SetFile, FileSize>>;
}

/** A car that an owner dropped in for one generation: one file instead of a set. */
export interface CustomCar {
  readonly hash: string;
  readonly bytes: number;
  /** Part types that can be pointed at; the others of the generation stay in the list only. */
  readonly types: readonly string[];
}

/** `public/models/index.json`, which the site reads when it is built. */
export interface SetIndex {
  readonly contract: 1;
  readonly families: Readonly<Partial<Record<CarFamily, IndexedSet>>>;
  /** By slug of the generation; served from `<hash>/car.glb`. */
  readonly custom?: Readonly<Record<string, CustomCar>>;
}

export const indexedSet = ({ hash, dims, paint, files }: SetManifest): IndexedSet => ({
  hash,
  dims,
  paint,
  files,
});
