import { openDatabase } from '../../../db/client.ts';
import { createPlacement } from '../../../db/placement/index.ts';
import { publishPage } from '../../../src/domain/landing/index.ts';
import type { Actor } from '../../../src/server/context.ts';
import { createMemo } from '../../../src/server/memo.ts';
import { createRateLimiter } from '../../../src/server/rate-limit.ts';
import type { FaultOrder, FaultPoint } from './orders.ts';
import { createSeam } from './seam.ts';

// Publishes a page once, in a process of its own that ends at the point it is told. `publish-process.ts <appUrl>`; the
// order comes as a message when the process says that it is ready.

/** `fault` null: goes to the end and tells which points it passed. */
export interface PublishOrder {
  readonly actor: Actor;
  readonly request: { readonly id: string; readonly revision: number; readonly note: string };
  readonly fault: Pick<FaultOrder, 'point' | 'moment'> | null;
}

export type PublishReport =
  { readonly report: 'ready' } | { readonly report: 'done'; readonly points: readonly FaultPoint[] };

const [appUrl] = process.argv.slice(2);
if (!appUrl) throw new Error('Usage: publish-process.ts <appUrl>');
if (process.env['MULTIPARTES_FAULTS'] !== '1' || process.env['NODE_ENV'] === 'production')
  throw new Error('Faults are made only where MULTIPARTES_FAULTS=1 says so, and never in production');

const seam = createSeam({ kill: () => process.kill(process.pid, 'SIGKILL'), parked: () => {} });
(globalThis as Record<symbol, unknown>)[Symbol.for('multipartes.faults')] = seam;

const placement = createPlacement({ shared: openDatabase(appUrl, { connectionLimit: 4 }) });
const now = () => new Date();
const limits = createRateLimiter({ placement, now });

process.once('message', (order: PublishOrder) => void publish(order));
tell({ report: 'ready' });

async function publish({ actor, request, fault }: PublishOrder): Promise<void> {
  seam.trace('publish-page');
  seam.arm(fault ? [{ ...fault, action: { kind: 'kill' }, times: 1 }] : []);
  const ctx = {
    requestId: 'fault',
    actor,
    locale: 'es-MX' as const,
    clientAddress: '192.0.2.1',
    placement,
    now,
    memo: createMemo().get,
    limits,
  };
  await publishPage(ctx, 'funded', request);
  tell({ report: 'done', points: [...seam.noted] });
  await limits.close();
  await placement.close();
  process.disconnect();
}

function tell(report: PublishReport): void {
  process.send?.(report);
}
