/** A JSON value in localStorage, watched across the page and across tabs. Without storage it lives in memory. */
export interface StoredValue<Value> {
  read(): Value;
  write(value: Value): void;
  /** Calls back after every change, here or in another tab; returns how to stop. */
  watch(listener: (value: Value) => void): () => void;
}

/** `parse` gets whatever was stored (or null) and must return something valid. */
export function storedValue<Value>(key: string, parse: (raw: unknown) => Value): StoredValue<Value> {
  let memory: unknown = null;
  const read = (): Value => {
    try {
      memory = JSON.parse(localStorage.getItem(key) ?? 'null');
    } catch {
      // Storage refused or holds something else: the value of this page stands.
    }
    return parse(memory);
  };
  return {
    read,
    write(value) {
      memory = value;
      try {
        localStorage.setItem(key, JSON.stringify(value));
      } catch {
        // Private window or full: the choice lasts as long as the page.
      }
      dispatchEvent(new CustomEvent(key));
    },
    watch(listener) {
      const here = () => listener(parse(memory));
      const elsewhere = (event: StorageEvent) => {
        if (event.key === key || event.key === null) listener(read());
      };
      addEventListener(key, here);
      addEventListener('storage', elsewhere);
      return () => {
        removeEventListener(key, here);
        removeEventListener('storage', elsewhere);
      };
    },
  };
}
