declare const answered: unique symbol;

/**
 * An answer whose exact bytes are stored with the deed, so that a replay of the same key gets them again.
 * `json` was serialised once, from a checked `Value`.
 */
export interface IdempotentAnswer<Value> {
  readonly json: string;
  /** True when the deed had been done by an earlier request. */
  readonly replayed: boolean;
  readonly [answered]?: Value;
}

export function idempotentAnswer<Value>(json: string, replayed: boolean): IdempotentAnswer<Value> {
  return { json, replayed };
}
