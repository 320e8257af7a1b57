import type { Executor, SqlValue } from '#db/client.ts';
import { inLists } from '#db/row-lists.ts';
import type { SealableRow } from './seal.ts';

/** Audit logs of one database: those of its branches, or `[0]`, the chain's own. */
export interface AuditPlace {
  readonly db: Executor;
  readonly branchIds: readonly number[];
}

/** A row's place in the order of recording. */
export interface Cursor {
  readonly at: Date;
  /** Hexadecimal. */
  readonly id: string;
}

export const START: Cursor = { at: new Date(0), id: '0'.repeat(32) };

export interface NewSeal {
  readonly branchId: number;
  readonly sealNo: number;
  /** Hexadecimal, in the order they were sealed in. */
  readonly rowIds: readonly string[];
  readonly previousHash: Buffer;
  readonly hash: Buffer;
  readonly sealedAt: Date;
}

export type Seal = Omit<NewSeal, 'branchId'>;

interface StoredSeal extends Omit<Seal, 'rowIds'> {
  readonly rowIds: string;
}

interface StoredKey {
  readonly branchId: number;
  readonly id: Buffer;
  readonly at: Date;
}

interface StoredRow extends Omit<SealableRow, 'id' | 'detail' | 'occurredAt' | 'recordedAt'> {
  readonly id: Buffer;
  readonly detail: string;
  readonly occurredAt: Date;
  readonly recordedAt: Date;
}

const ROW = `id, action, actor_type AS actorType, actor_id AS actorId, subject, CAST(detail AS CHAR) AS detail,
  request_id AS requestId, occurred_at AS occurredAt, recorded_at AS recordedAt`;
const SEAL =
  'seal_no AS sealNo, row_ids AS rowIds, previous_hash AS previousHash, hash, sealed_at AS sealedAt';

/** Branches that have an audit row in a database. */
export async function auditedBranches(db: Executor): Promise<number[]> {
  const rows = await db.rows<{ branchId: number }>('SELECT DISTINCT branch_id AS branchId FROM audit_log');
  return rows.map(({ branchId }) => branchId);
}

export async function lastSeal(db: Executor, branchId: number): Promise<Seal | undefined> {
  return (await latestSeals(db, branchId, 1))[0];
}

/** The latest seals, newest first. */
export async function latestSeals(db: Executor, branchId: number, limit: number): Promise<Seal[]> {
  const rows = await db.rows<StoredSeal>(
    `SELECT ${SEAL} FROM audit_seals WHERE branch_id = ? ORDER BY seal_no DESC LIMIT ${limit}`,
    [branchId],
  );
  return rows.map(toSeal);
}

/** Seals in their order, after one. */
export async function sealsAfter(
  db: Executor,
  branchId: number,
  page: { readonly after: number; readonly limit: number },
): Promise<Seal[]> {
  const rows = await db.rows<StoredSeal>(
    `SELECT ${SEAL} FROM audit_seals WHERE branch_id = ? AND seal_no > ? ORDER BY seal_no LIMIT ${page.limit}`,
    [branchId, page.after],
  );
  return rows.map(toSeal);
}

/** Where a row is in the order of recording, without the row. */
export interface AuditKey extends Cursor {
  readonly branchId: number;
}

/** Places of committed rows after a cursor, in the order of recording; the index alone answers. */
export async function keysAfter(
  { db, branchIds }: AuditPlace,
  cursor: Cursor,
  limit: number,
): Promise<AuditKey[]> {
  const after = `recorded_at >= ? AND (recorded_at > ? OR id > ?) ORDER BY recorded_at, id LIMIT ${limit}`;
  const values = [cursor.at, cursor.at, Buffer.from(cursor.id, 'hex')];
  const columns = 'id, recorded_at AS at';
  const rows = isCentral(branchIds)
    ? await db.rows<StoredKey>(
        `SELECT 0 AS branchId, ${columns} FROM audit_log_central WHERE ${after}`,
        values,
      )
    : await db.rows<StoredKey>(
        `SELECT branch_id AS branchId, ${columns} FROM audit_log WHERE branch_id IN (${marks(branchIds)}) AND ${after}`,
        [...branchIds, ...values],
      );
  return rows.map(({ branchId, id, at }) => ({ branchId, id: id.toString('hex'), at }));
}

/** Committed rows after a cursor, in the order of recording. */
export async function rowsAfter(
  { db, branchIds }: AuditPlace,
  cursor: Cursor,
  limit: number,
): Promise<SealableRow[]> {
  const after = `recorded_at >= ? AND (recorded_at > ? OR id > ?) ORDER BY recorded_at, id LIMIT ${limit}`;
  const values = [cursor.at, cursor.at, Buffer.from(cursor.id, 'hex')];
  return isCentral(branchIds)
    ? read(db, `SELECT 0 AS branchId, ${ROW} FROM audit_log_central WHERE ${after}`, values)
    : read(
        db,
        `SELECT branch_id AS branchId, ${ROW} FROM audit_log WHERE branch_id IN (${marks(branchIds)}) AND ${after}`,
        [...branchIds, ...values],
      );
}

/** The rows with these ids, by id; what is gone is absent. */
export async function rowsByIds(
  { db, branchIds }: AuditPlace,
  ids: readonly string[],
): Promise<Map<string, SealableRow>> {
  const found = new Map<string, SealableRow>();
  for (const some of inLists(ids.map((id) => Buffer.from(id, 'hex')))) {
    const rows = isCentral(branchIds)
      ? await read(
          db,
          `SELECT 0 AS branchId, ${ROW} FROM audit_log_central WHERE id IN (${marks(some)})`,
          some,
        )
      : await read(
          db,
          `SELECT branch_id AS branchId, ${ROW} FROM audit_log
           WHERE branch_id IN (${marks(branchIds)}) AND id IN (${marks(some)})`,
          [...branchIds, ...some],
        );
    for (const row of rows) found.set(row.id, row);
  }
  return found;
}

/** All or none; fails with a duplicate key when another process sealed first. */
export async function insertSeals(db: Executor, seals: readonly NewSeal[]): Promise<void> {
  await db.change(
    `INSERT INTO audit_seals (branch_id, seal_no, row_count, row_ids, previous_hash, hash, sealed_at)
     VALUES ${seals.map(() => '(?,?,?,?,?,?,?)').join(',')}`,
    seals.flatMap(({ branchId, sealNo, rowIds, previousHash, hash, sealedAt }): SqlValue[] => [
      branchId,
      sealNo,
      rowIds.length,
      rowIds.join(''),
      previousHash,
      hash,
      sealedAt,
    ]),
  );
}

const isCentral = (branchIds: readonly number[]): boolean => branchIds[0] === 0;

const marks = (list: readonly unknown[]): string => list.map(() => '?').join(',');

function toSeal(row: StoredSeal): Seal {
  return { ...row, rowIds: row.rowIds.match(/.{32}/g) ?? [] };
}

async function read(db: Executor, sql: string, values: readonly SqlValue[]): Promise<SealableRow[]> {
  const rows = await db.rows<StoredRow>(sql, values);
  return rows.map((row) => ({
    ...row,
    id: row.id.toString('hex'),
    detail: JSON.parse(row.detail) as unknown,
    occurredAt: row.occurredAt.toISOString(),
    recordedAt: row.recordedAt.toISOString(),
  }));
}
