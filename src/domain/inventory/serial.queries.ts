import type { Executor, SqlValue } from '#db/client.ts';

/** The highest number that the prefix `QRO-P-` was given, 0 for none. */
export async function lastSerialNumber(db: Executor, prefix: string): Promise<number> {
  const rows = await db.rows<{ last: number | string | null }>(
    'SELECT MAX(CAST(SUBSTRING(serial, ?) AS UNSIGNED)) AS last FROM unit_registry WHERE serial LIKE ?',
    [prefix.length + 1, `${prefix}%`],
  );
  return Number(rows[0]?.last ?? 0);
}

export interface RegisteredUnit {
  readonly serial: string;
  readonly unitId: Uint8Array;
}

/** All of them or none. */
export async function registerUnits(
  db: Executor,
  branchId: number,
  units: readonly RegisteredUnit[],
): Promise<void> {
  const values = units.flatMap(({ serial, unitId }): SqlValue[] => [serial, unitId, branchId]);
  await db.change(
    `INSERT INTO unit_registry (serial, unit_id, branch_id) VALUES ${units.map(() => '(?,?,?)').join(',')}`,
    values,
  );
}
