/** Values one process keeps for a moment. Concurrent loads of a key share one; a failed load is forgotten. */
export interface Memo {
  get<Value>(key: string, ttlMs: number, load: () => Promise<Value>): Promise<Value>;
  forget(key: string): void;
}

const MAX_ENTRIES = 2_000;

export function createMemo(nowMs: () => number = () => performance.now()): Memo {
  const entries = new Map<string, { value: Promise<unknown>; expiresAtMs: number }>();
  return {
    get<Value>(key: string, ttlMs: number, load: () => Promise<Value>): Promise<Value> {
      const known = entries.get(key);
      if (known && known.expiresAtMs > nowMs()) return known.value as Promise<Value>;
      const value = load();
      entries.delete(key);
      entries.set(key, { value, expiresAtMs: nowMs() + ttlMs });
      value.catch(() => {
        if (entries.get(key)?.value === value) entries.delete(key);
      });
      if (entries.size > MAX_ENTRIES) {
        const [oldest] = entries.keys();
        if (oldest !== undefined) entries.delete(oldest);
      }
      return value;
    },
    forget(key) {
      entries.delete(key);
    },
  };
}
