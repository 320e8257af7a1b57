/** A row of a file as it stands there. `rowNo` is the number a person sees beside it, or the place of an item in XML. */
export interface RawRow {
  readonly rowNo: number;
  readonly cells: readonly string[];
}

export interface RowBatch {
  readonly rows: readonly RawRow[];
  /** How much of the file is behind these rows, 0 to 1. */
  readonly readShare: number;
}

export type FileFormat = 'csv' | 'xlsx' | 'aces' | 'pies';
