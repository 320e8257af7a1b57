import type { Executor, Tx } from '#db/client.ts';
import { bytesToUuid, uuidToBytes } from '#db/schema/columns.ts';
import type { LandingSchedule, LandingSlug } from './contract.ts';

export interface ScheduleRow {
  readonly id: string;
  readonly slug: LandingSlug;
  readonly action: LandingSchedule['action'];
  readonly versionId: string | null;
  readonly dueAt: Date;
  readonly note: string;
  readonly authorId: number | null;
  readonly createdAt: Date;
}

type Stored = Omit<ScheduleRow, 'id' | 'versionId'> & {
  readonly id: Buffer;
  readonly versionId: Buffer | null;
};

const COLUMNS = `id, slug, action, version_id AS versionId, due_at AS dueAt, note, author_id AS authorId,
  created_at AS createdAt`;

const rowOf = (stored: Stored): ScheduleRow => ({
  ...stored,
  id: bytesToUuid(stored.id),
  versionId: stored.versionId && bytesToUuid(stored.versionId),
});

/** Soonest first. */
export async function waitingSchedules(db: Executor, slug: LandingSlug): Promise<ScheduleRow[]> {
  const rows = await db.rows<Stored>(
    `SELECT ${COLUMNS} FROM landing_schedules WHERE state = 'waiting' AND slug = ? ORDER BY due_at, id`,
    [slug],
  );
  return rows.map(rowOf);
}

/** Of all pages, in the order in which they are due. */
export async function dueSchedules(db: Executor, at: Date): Promise<ScheduleRow[]> {
  const rows = await db.rows<Stored>(
    `SELECT ${COLUMNS} FROM landing_schedules WHERE state = 'waiting' AND due_at <= ? ORDER BY due_at, id LIMIT 20`,
    [at],
  );
  return rows.map(rowOf);
}

export async function scheduleById(
  db: Executor,
  slug: LandingSlug,
  id: string,
): Promise<(ScheduleRow & { readonly state: string }) | undefined> {
  const [row] = await db.rows<Stored & { state: string }>(
    `SELECT ${COLUMNS}, state FROM landing_schedules WHERE slug = ? AND id = ?`,
    [slug, uuidToBytes(id)],
  );
  return row && { ...rowOf(row), state: row.state };
}

export async function insertSchedule(tx: Tx, schedule: ScheduleRow): Promise<void> {
  await tx.change(
    `INSERT INTO landing_schedules (id, slug, action, version_id, due_at, note, author_id, created_at)
     VALUES (?,?,?,?,?,?,?,?)`,
    [
      uuidToBytes(schedule.id),
      schedule.slug,
      schedule.action,
      schedule.versionId === null ? null : uuidToBytes(schedule.versionId),
      schedule.dueAt,
      schedule.note,
      schedule.authorId,
      schedule.createdAt,
    ],
  );
}

/** Once: answers whether it was still waiting. */
export async function settleSchedule(
  tx: Tx,
  id: string,
  state: 'done' | 'cancelled',
  at: Date,
): Promise<boolean> {
  const changed = await tx.change(
    "UPDATE landing_schedules SET state = ?, settled_at = ? WHERE id = ? AND state = 'waiting'",
    [state, at, uuidToBytes(id)],
  );
  return changed === 1;
}
