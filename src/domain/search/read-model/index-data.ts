/**
 * The stock of the chain as flat arrays: a worker fills them while the server answers, and hands them over without
 * copying. Names are kept once and meant by their ordinal; a part's rows and a part type's parts lie side by side.
 *
 * Parts are in the order of their type, then place; `rowFrom` has one entry more than there are parts, as every
 * array named `…From` has. Rows are in the order of their parts.
 */
export interface IndexData {
  readonly names: IndexNames;
  readonly parts: PartColumns;
  readonly fits: FitColumns;
  readonly rows: RowColumns;
  readonly notes: NoteColumns;
  /** Rows in the order of their serial numbers; those without are left out. */
  readonly bySerial: Uint32Array;
}

export interface IndexNames {
  /** Codes; the system of each beside it. */
  readonly types: readonly string[];
  readonly systems: readonly string[];
  /** Ids. */
  readonly generations: readonly number[];
  readonly branches: readonly number[];
  /** Engine by vehicle id. */
  readonly engines: ReadonlyMap<number, string>;
  readonly makers: readonly string[];
  /** First is empty: no colour, no damage. */
  readonly colours: readonly string[];
  readonly damages: readonly string[];
  /** `QRO` of `QRO-P-048817`; first is empty: no serial number. */
  readonly serials: readonly string[];
}

export interface PartColumns {
  readonly count: number;
  readonly id: Uint32Array;
  readonly type: Uint16Array;
  /** Index in POSITIONS. */
  readonly position: Uint8Array;
  readonly maker: Uint16Array;
  /** Ordinal of the generation it was catalogued for; NONE without. */
  readonly generation: Uint16Array;
  /** Interchange group; 0 without. */
  readonly group: Uint32Array;
  readonly rowFrom: Uint32Array;
  /** First part of each type. */
  readonly typeFrom: Uint32Array;
  /** Part numbers as printed, one after the other, in ASCII. */
  readonly numberFrom: Uint32Array;
  readonly numbers: Uint8Array;
  /** Parts in the order of their compared numbers, and the place of each there; then of those read backwards. */
  readonly byNumber: Uint32Array;
  readonly numberRank: Uint32Array;
  readonly byEnding: Uint32Array;
  readonly endingRank: Uint32Array;
}

/**
 * What fits what, by generation and then type: `from[generation * types + type]`. A part that the table does not
 * list for the generation it was catalogued for fits it in all years.
 */
export interface FitColumns {
  readonly from: Uint32Array;
  readonly part: Uint32Array;
  readonly yearFrom: Uint16Array;
  /** 9999: still sold. */
  readonly yearTo: Uint16Array;
  /** 0: every one. */
  readonly vehicle: Uint32Array;
}

export interface RowColumns {
  readonly count: number;
  readonly part: Uint32Array;
  readonly branch: Uint16Array;
  /** What can be sold now; 0 for what is not to be found. */
  readonly available: Int32Array;
  /** NO_FIGURE: not priced. */
  readonly price: Int32Array;
  /** Bit 0: new, by quantity. Bits 1–2: grade, 0 without. Bit 3: has photographs. Bits 4–6: step of its price. */
  readonly traits: Uint8Array;
  readonly km: Int32Array;
  readonly colour: Uint16Array;
  readonly damage: Uint32Array;
  readonly serial: Uint16Array;
  readonly serialNumber: Uint32Array;
  readonly note: Uint32Array;
  /** Sixteen bytes each. */
  readonly ids: Uint8Array;
}

/** Words of the notes of pieces: which notes have each. Note 0 is the empty one. */
export interface NoteColumns {
  readonly count: number;
  readonly words: readonly string[];
  readonly from: Uint32Array;
  readonly notes: Uint32Array;
}

export const NONE = 0xffff;
export const NO_FIGURE = -1;
export const ID_BYTES = 16;
export const IS_NEW = 1;
export const GRADE_SHIFT = 1;
export const GRADE_MASK = 3;
export const HAS_PHOTOS = 8;
export const STEP_SHIFT = 4;
export const STEP_MASK = 7;
/** Different values of traits. */
export const TRAITS = 128;
export const GRADES = ['', 'A', 'B', 'C'] as const;
export const NO_LAST_YEAR = 9_999;

/** What moves to another thread instead of being copied. */
export function buffersOf({ parts, fits, rows, notes, bySerial }: IndexData): ArrayBuffer[] {
  return [parts, fits, rows, notes, { bySerial }].flatMap((columns) =>
    Object.values(columns as unknown as Record<string, unknown>).flatMap((column) =>
      ArrayBuffer.isView(column) ? [column.buffer as ArrayBuffer] : [],
    ),
  );
}
