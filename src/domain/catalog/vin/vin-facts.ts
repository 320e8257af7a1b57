export type Confidence = 'verified' | 'cross-checked' | 'unverified';

/**
 * `vpic`: NHTSA's tables. `hand`: written by us. `yard`: taught by staff or by a car that the yard received.
 * `standard`: ISO 3779/3780, the meaning of the positions. `catalog`: our own table of what Mexico sold.
 */
export type FactSource = 'vpic' | 'hand' | 'yard' | 'standard' | 'catalog';

/** One thing that a number says, where that comes from and how sure it is. */
export interface Said<Value> {
  readonly value: Value;
  readonly source: FactSource;
  readonly confidence: Confidence;
}
