import type { Executor } from '#db/client.ts';

/**
 * One more hit of a window that every process shares, unless it has `max` already: whether there was room. A refused
 * one is not counted, so what is taken back leaves room again.
 */
export async function addHitBelow(
  db: Executor,
  bucket: string,
  windowStart: Date,
  max: number,
): Promise<boolean> {
  const addToWindow = () =>
    db.change('UPDATE rate_limits SET hits = hits + 1 WHERE bucket = ? AND window_start = ? AND hits < ?', [
      bucket,
      windowStart,
      max,
    ]);
  if ((await addToWindow()) > 0) return true;
  const begun = await db.change(
    'INSERT IGNORE INTO rate_limits (bucket, window_start, hits) VALUES (?, ?, 1)',
    [bucket, windowStart],
  );
  return begun > 0 || (await addToWindow()) > 0;
}

export interface WindowHits {
  readonly bucket: string;
  readonly windowStart: Date;
  readonly hits: number;
}

/** Adds to many windows in one statement. */
export async function addHitsToAll(db: Executor, windows: readonly WindowHits[]): Promise<void> {
  await db.change(
    `INSERT INTO rate_limits (bucket, window_start, hits) VALUES ${windows.map(() => '(?,?,?)').join(',')}
     ON DUPLICATE KEY UPDATE hits = hits + VALUES(hits)`,
    windows.flatMap(({ bucket, windowStart, hits }) => [bucket, windowStart, hits]),
  );
}

/** The windows of some buckets that began at `since` or later. */
export async function hitsOfAll(
  db: Executor,
  buckets: readonly string[],
  since: Date,
): Promise<WindowHits[]> {
  return db.rows<WindowHits>(
    `SELECT bucket, window_start AS windowStart, hits FROM rate_limits
     WHERE bucket IN (${buckets.map(() => '?').join(',')}) AND window_start >= ?`,
    [...buckets, since],
  );
}

export async function takeHitBack(db: Executor, bucket: string, windowStart: Date): Promise<void> {
  await db.change(
    'UPDATE rate_limits SET hits = hits - 1 WHERE bucket = ? AND window_start = ? AND hits > 0',
    [bucket, windowStart],
  );
}

export async function forgetBucket(db: Executor, bucket: string): Promise<void> {
  await db.change('DELETE FROM rate_limits WHERE bucket = ?', [bucket]);
}

export async function purgeWindowsBefore(db: Executor, before: Date): Promise<void> {
  await db.change('DELETE FROM rate_limits WHERE window_start < ? LIMIT 5000', [before]);
}
