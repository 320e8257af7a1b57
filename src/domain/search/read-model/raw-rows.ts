/** Rows as the database hands them over; see `load.queries.ts` for the statements. */
export interface RawPart {
  readonly id: number;
  readonly type: string;
  readonly position: string;
  readonly maker: string;
  readonly number: string;
  readonly generation: number | null;
  readonly group: number | null;
}

export interface RawFit {
  readonly part: number;
  readonly generation: number;
  readonly vehicle: number | null;
  readonly yearFrom: number;
  readonly yearTo: number | null;
}

/** What a branch has of a part. */
export interface RawShelf {
  readonly branch: number;
  readonly id: Uint8Array;
  readonly part: number;
  readonly available: number;
  readonly price: number | null;
  readonly isNew: number;
}

/** What is known of a used piece beside that. */
export interface RawPiece {
  readonly branch: number;
  readonly id: Uint8Array;
  readonly grade: 'A' | 'B' | 'C' | null;
  readonly km: number | null;
  readonly serial: string | null;
  readonly colour: string | null;
  /** JSON. */
  readonly damage: string | null;
  readonly note: string | null;
}

export interface RawStock extends RawShelf, RawPiece {
  readonly hasPhotos: number;
}

export interface RawCatalog {
  readonly types: readonly { readonly code: string; readonly system: string }[];
  readonly generations: readonly number[];
  readonly branches: readonly number[];
  readonly vehicles: readonly { readonly id: number; readonly engine: string }[];
}
