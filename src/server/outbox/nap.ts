/** A pause that can be cut short. Waking somebody who is up makes the next pause end at once. */
export interface Nap {
  rest(forMs: number): Promise<void>;
  wake(): void;
}

export function createNap(): Nap {
  let isWoken = false;
  let end: (() => void) | undefined;
  return {
    async rest(forMs) {
      if (!isWoken) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, forMs);
          end = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
      end = undefined;
      isWoken = false;
    },
    wake() {
      isWoken = true;
      end?.();
    },
  };
}
