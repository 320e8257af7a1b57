import { parentPort, workerData } from 'node:worker_threads';
import { openDatabase } from '#db/client.ts';
import { buffersOf, loadIndex } from '#domain/search';

// Builds the stock index away from the thread that answers requests; tells it, and is gone.

const urls = workerData as readonly [string, ...string[]];
const [central, ...others] = urls.map((url) => openDatabase(url, { connectionLimit: 2 }));
if (!central) throw new Error('The worker needs a database');
try {
  const built = await loadIndex([central, ...others]);
  const { slots, noteMarks, data } = built;
  parentPort?.postMessage(built, [...buffersOf(data), slots.buffer, noteMarks.buffer]);
} finally {
  await Promise.all([central, ...others].map((database) => database.close()));
}
