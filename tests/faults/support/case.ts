import type { Break } from './invariants.ts';
import type { PrivateServer } from './private-server.ts';

/** What a case may use, and how much it is to do. */
export interface Bench {
  readonly server: PrivateServer;
  readonly size: 'quick' | 'full';
  /** Picks from what a quick run has no time for; printed, so that a run can be had again. */
  readonly seed: number;
  /** No more time: the case ends with what it has done. */
  isOver(): boolean;
  /** One line of progress. */
  tell(line: string): void;
}

/** What came of one row of the matrix. */
export interface CaseResult {
  /** How often the fault was made. */
  readonly count: number;
  /** Of what: `kills`. */
  readonly unit: string;
  readonly breaks: readonly Break[];
  /** What the case itself expected and did not see. */
  readonly failures: readonly string[];
  /** For the table. */
  readonly note?: string;
}

export interface FaultCase {
  readonly id: string;
  readonly title: string;
  /** It stops or freezes the database server, so nothing else may run. */
  readonly isAlone?: true;
  run(bench: Bench): Promise<CaseResult>;
}

/** Numbers by a seed: mulberry32. */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export function shuffled<Value>(values: readonly Value[], random: () => number): Value[] {
  const list = [...values];
  for (let at = list.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    [list[at], list[other]] = [list[other] as Value, list[at] as Value];
  }
  return list;
}
