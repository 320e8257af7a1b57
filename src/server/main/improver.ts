import type { StoredBody } from './stored-body.ts';

/** Packs bodies smaller when nothing else is going on. */
export interface Improver {
  offer(body: StoredBody): void;
  close(): void;
}

/** A page takes a tenth of a second or two of one core. */
const EVERY_MS = 2_000;
const MAX_WAITING = 500;

export function createImprover(isBusy: () => boolean): Improver {
  const waiting = new Set<StoredBody>();
  let isWorking = false;

  const timer = setInterval(() => {
    if (isWorking || isBusy()) return;
    const [body] = waiting;
    if (!body) return;
    waiting.delete(body);
    isWorking = true;
    void body
      .improve()
      .catch(() => {})
      .finally(() => (isWorking = false));
  }, EVERY_MS);
  timer.unref();

  return {
    offer(body) {
      if (!body.isImproved && waiting.size < MAX_WAITING) waiting.add(body);
    },
    close() {
      clearInterval(timer);
      waiting.clear();
    },
  };
}
