const MOST_STEPS = 200;

/** A value with the way back and forth. */
export interface History<Value> {
  readonly past: readonly Value[];
  readonly now: Value;
  readonly future: readonly Value[];
}

export function startHistory<Value>(now: Value): History<Value> {
  return { past: [], now, future: [] };
}

/** The same value is no step. */
export function step<Value>({ past, now, future }: History<Value>, next: Value): History<Value> {
  if (JSON.stringify(next) === JSON.stringify(now)) return { past, now, future };
  return { past: [...past, now].slice(-MOST_STEPS), now: next, future: [] };
}

export function undo<Value>(history: History<Value>): History<Value> {
  const { past, now, future } = history;
  const before = past.at(-1);
  return before === undefined ? history : { past: past.slice(0, -1), now: before, future: [now, ...future] };
}

export function redo<Value>(history: History<Value>): History<Value> {
  const { past, now, future } = history;
  const [next, ...rest] = future;
  return next === undefined ? history : { past: [...past, now], now: next, future: rest };
}
