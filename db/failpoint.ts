import type { ListValue } from './pool.ts';

// Where the fault harness (tests/faults) reaches in: every statement goes through `send()` of `pool.ts`, and the few
// steps of a deed that are not statements have a name. Nothing in the product puts anything into the slot, so in real
// life each of these is one look at an empty property. Code that Astro bundles has a copy of this file of its own, and
// the slot is the process's.

/** A statement about to be sent. */
export interface Statement {
  readonly sql: string;
  readonly values: readonly ListValue[];
}

export interface FaultSeam {
  /** Stands before and after a statement; `send` is what would have been done. `link` is its connection or pool. */
  statement<Answer>(
    link: object,
    statement: Statement,
    send: (statement: Statement) => Promise<Answer>,
  ): Promise<Answer>;
  /** A transaction of that deed begins on a connection. */
  begins(link: object, deed: string): void;
  /** A named step that is not a statement. */
  point(name: string): Promise<void>;
}

const SLOT = Symbol.for('multipartes.faults');
const holder = globalThis as { [SLOT]?: FaultSeam };

export function faultSeam(): FaultSeam | undefined {
  return holder[SLOT];
}

/** A step at which the harness may stop, fail or end the process. */
export function failpoint(name: string): Promise<void> | undefined {
  return holder[SLOT]?.point(name);
}
