import { Worker } from 'node:worker_threads';
import { publicChainScope } from '#domain/identity';
import type { BuiltIndex } from '#domain/search';
import type { BuildOrder } from './build-worker.ts';

/** Rows of a million pieces pass through it one by one; what is left over is collected while it works. */
const HEAP_MB = { maxOldGenerationSizeMb: 1_024, maxYoungGenerationSizeMb: 16 };

/** Reads the stock of these databases and builds its index in a thread of its own. */
export function buildInWorker(
  urls: readonly [string, ...string[]],
  signal: AbortSignal,
): Promise<BuiltIndex> {
  const worker = new Worker(new URL('./build-worker.ts', import.meta.url), {
    workerData: { urls, scope: publicChainScope() } satisfies BuildOrder,
    resourceLimits: HEAP_MB,
    execArgv: ['--disable-warning=ExperimentalWarning'],
  });
  const stop = () => void worker.terminate();
  signal.addEventListener('abort', stop, { once: true });
  return new Promise<BuiltIndex>((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('The worker ended without an index')));
  }).finally(() => signal.removeEventListener('abort', stop));
}
