import MiniSearch from 'minisearch';
import { openDatabase } from '../../../db/client.ts';
import { nameOf, partTypeOf } from '../../../src/domain/shared/facts/part-types.ts';
import type { Position } from '../../../src/domain/shared/positions.ts';
import { percentile } from './load.ts';
import type { RecordedQuery } from './recorded-queries.ts';

/** More of them would take gigabytes; what it costs grows with them. */
const ROWS = 200_000;
const QUERIES = 100;

/** A full-text library on the first of the same rows: words of part, car, maker and number; it knows neither fits nor facets. */
export async function measureMiniSearch(appUrl: string, queries: readonly RecordedQuery[]): Promise<void> {
  const db = openDatabase(appUrl, { connectionLimit: 1 });
  const rows = await db.rows<{
    type: string;
    position: Position;
    maker: string;
    number: string;
    car: string | null;
  }>(
    `SELECT p.part_type_code AS type, p.position, p.maker, p.part_number AS number, g.path AS car
     FROM stock_items s JOIN parts p ON p.id = s.part_id LEFT JOIN generations g ON g.id = p.generation_id LIMIT ${ROWS}`,
  );
  await db.close();
  const before = process.memoryUsage().heapUsed;
  const startedMs = performance.now();
  const mini = new MiniSearch({ fields: ['text'] });
  mini.addAll(
    rows.map(({ type, position, maker, number, car }, id) => {
      const fact = partTypeOf(type);
      return { id, text: [fact ? nameOf(fact, position, 'es') : type, maker, number, car].join(' ') };
    }),
  );
  const seconds = (performance.now() - startedMs) / 1_000;
  const heapMb = (process.memoryUsage().heapUsed - before) / 1_048_576;
  const times = queries
    .filter((_, at) => at % Math.ceil(queries.length / QUERIES) === 0)
    .map(({ text }) => {
      const beganMs = performance.now();
      mini.search(text, { combineWith: 'AND', prefix: true, fuzzy: 0.2 });
      return performance.now() - beganMs;
    })
    .sort((a, b) => a - b);
  console.log(
    `MiniSearch, ${rows.length} of the rows: built in ${seconds.toFixed(1)} s, +${heapMb.toFixed(0)} MB, ` +
      `p50 ${percentile(times, 0.5).toFixed(1)} ms, p95 ${percentile(times, 0.95).toFixed(1)} ms`,
  );
}
