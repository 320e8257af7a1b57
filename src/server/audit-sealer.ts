import type { Placement } from '#db/placement/index.ts';
import { createAuditSealer, type AuditSealer } from '#domain/audit';
import { publicChainScope } from '#domain/identity';
import type { Log } from './log.ts';
import { createNap } from './outbox/nap.ts';

const SEAL_EVERY_MS = 1_000;
/** New branches are met, and rows that came very late are looked for, this often. */
const LOOK_FAR_EVERY_MS = 60_000;
const MOST_DOUBLINGS = 5;

export interface AuditSealing {
  close(): Promise<void>;
}

/**
 * Chains committed audit rows once a second (decision D16), in the process that leads: sales do not wait for each
 * other at the end of a chain, and a row is beyond quiet change within a second or two.
 */
export function startAuditSealing(options: {
  readonly placement: Placement;
  readonly log: Log;
  readonly now: () => Date;
  readonly isLeading: () => boolean;
}): AuditSealing {
  const { placement, log, now, isLeading } = options;
  const nap = createNap();
  let sealers: readonly AuditSealer[] = [];
  let lookedFarAtMs = Number.NEGATIVE_INFINITY;
  let failures = 0;
  const stop = new AbortController();
  const isStopping = () => stop.signal.aborted;
  const running = run();

  async function run(): Promise<void> {
    while (!isStopping()) {
      await nap.rest(SEAL_EVERY_MS * 2 ** Math.min(failures, MOST_DOUBLINGS));
      if (isStopping()) return;
      if (!isLeading()) {
        // Whoever leads meanwhile seals: what is known here gets old.
        sealers = [];
        continue;
      }
      try {
        await sealAll();
        failures = 0;
      } catch (error) {
        failures += 1;
        if (failures === 1) log.warn('the audit log cannot be sealed', { error });
      }
    }
  }

  async function sealAll(): Promise<void> {
    const isNew = sealers.length === 0;
    if (isNew) sealers = everyLog();
    const looksFar = isNew || performance.now() - lookedFarAtMs > LOOK_FAR_EVERY_MS;
    for (const sealer of sealers) await sealer.seal(now(), looksFar);
    if (looksFar) lookedFarAtMs = performance.now();
  }

  function everyLog(): AuditSealer[] {
    const databases = placement.branchDatabases(publicChainScope());
    return [
      createAuditSealer(placement.central(), 'central'),
      ...databases.map((db) => createAuditSealer(db, 'branches')),
    ];
  }

  return {
    async close() {
      stop.abort();
      nap.wake();
      await running;
    },
  };
}
