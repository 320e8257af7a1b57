// What the harness and a shop process of its tell each other.

/** Where in a deed something is done to it. */
export interface FaultPoint {
  /** Name of the operation, or of a step that is not a statement. */
  readonly deed: string;
  /** Which statement of its transaction, from 1; 0 for a step that is not a statement. */
  readonly step: number;
  /** Verb and table, for people. */
  readonly label: string;
}

/** `during`: the statement is on its way and its answer is not. */
export type FaultMoment = 'before' | 'during' | 'after';

export type FaultAction =
  | { readonly kind: 'kill' }
  /** Stops there for ever; the harness is told. */
  | { readonly kind: 'park' }
  /** An error that nobody expects. */
  | { readonly kind: 'throw' }
  /** What the database says of a deadlock (1213), a lock that does not come (1205) or a changed snapshot (1020). */
  | { readonly kind: 'errno'; readonly errno: 1020 | 1205 | 1213 }
  /** The connection ends (2013). */
  | { readonly kind: 'cut' }
  | { readonly kind: 'delay'; readonly ms: number };

export interface FaultOrder {
  readonly point: FaultPoint;
  readonly moment: FaultMoment;
  readonly action: FaultAction;
  /** How often it happens; then the product is left alone. */
  readonly times: number;
  /** How often the point is passed before it happens. */
  readonly skip?: number;
}

export type Order =
  | { readonly order: 'arm'; readonly faults: readonly FaultOrder[] }
  | { readonly order: 'trace'; readonly deed: string }
  | { readonly order: 'sabotage'; readonly name: string | null };

export type Report =
  | { readonly report: 'ready'; readonly origin: string }
  | { readonly report: 'parked' }
  | { readonly report: 'done'; readonly points: readonly FaultPoint[]; readonly hits: number };

export const pointName = ({ deed, step, label }: FaultPoint): string =>
  step === 0 ? deed : `${deed} ${step} ${label}`;
