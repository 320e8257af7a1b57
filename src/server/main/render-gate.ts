/** Too many pages are being made already; whoever asked may try again in a moment. */
export class RendersExhausted extends Error {
  override readonly name = 'RendersExhausted';
}

export interface RenderLimits {
  /** Renders that somebody waits for, at a time. */
  readonly running: number;
  /** How many more may wait for their turn, and for how long. */
  readonly waiting: number;
  readonly waitMs: number;
  /** Renders in the background, at a time. */
  readonly refreshing: number;
}

export interface RenderGate {
  /** Does the work when it is its turn. Rejects with RendersExhausted when that takes too long or too many wait. */
  run<Result>(work: () => Promise<Result>): Promise<Result>;
  /** Whether work that nobody waits for may begin now: no visitor is being served, and not enough of it goes on. */
  hasRoom(): boolean;
  /** Does work that nobody waits for; ask `hasRoom` before. */
  refresh<Result>(work: () => Promise<Result>): Promise<Result>;
}

/** All renders share one thread and the database with sales and the API, which must not stand in line behind them. */
export function createRenderGate(limits: RenderLimits): RenderGate {
  let running = 0;
  let refreshing = 0;
  const waiting = new Set<() => void>();

  function turn(): Promise<void> | undefined {
    if (running < limits.running) {
      running += 1;
      return undefined;
    }
    if (waiting.size >= limits.waiting) return Promise.reject(new RendersExhausted('too many wait'));
    return new Promise((resolve, reject) => {
      const begin = () => {
        waiting.delete(begin);
        clearTimeout(timer);
        resolve();
      };
      const timer = setTimeout(() => {
        waiting.delete(begin);
        reject(new RendersExhausted(`no turn within ${limits.waitMs} ms`));
      }, limits.waitMs);
      waiting.add(begin);
    });
  }

  /** The place of a finished render goes to the one who has waited longest. */
  function leave(): void {
    const [next] = waiting;
    if (next) next();
    else running -= 1;
  }

  return {
    async run(work) {
      const later = turn();
      if (later) await later;
      try {
        return await work();
      } finally {
        leave();
      }
    },
    hasRoom: () => running === 0 && refreshing < limits.refreshing,
    async refresh(work) {
      refreshing += 1;
      try {
        return await work();
      } finally {
        refreshing -= 1;
      }
    },
  };
}
