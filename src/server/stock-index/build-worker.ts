import { parentPort, workerData } from 'node:worker_threads';
import { openReader } from '#db/reader.ts';
import { buffersOf, loadIndex } from '#domain/search/read-model';
import type { AllBranchesScope } from '#shared/scope.ts';

// Builds the stock index away from the thread that answers requests; tells it, and is gone.

export interface BuildOrder {
  readonly urls: readonly [string, ...string[]];
  readonly scope: AllBranchesScope;
}

const { urls, scope } = workerData as BuildOrder;
const [central, ...others] = urls;
const readers = [
  openReader(central, { connectionLimit: 2 }),
  ...others.map((url) => openReader(url, { connectionLimit: 1 })),
] as const;
try {
  const built = await loadIndex([...readers], scope);
  const { slots, noteMarks, data } = built;
  parentPort?.postMessage(built, [...buffersOf(data), slots.buffer, noteMarks.buffer]);
} finally {
  await Promise.all(readers.map((reader) => reader.close()));
}
