/** A statement that finds nothing while an invariant holds. Written from the schema, not from the domain's own checks. */
export interface Statement {
  readonly invariant: string;
  /** What a row that it finds means. */
  readonly says: string;
  readonly sql: string;
  /** Only true once events were handed on. */
  readonly whenQuiet?: true;
}
