import type { Executor, SqlValue, Tx } from '#db/client.ts';
import { bytesToUuid, uuidToBytes } from '#db/schema/columns.ts';
import type { ImportCounts, ImportOptions, ImportState } from './contract.ts';
import type { FileShape } from './formats/open-rows.ts';
import type { ImportKind } from './import-fields.ts';
import type { RowProblem } from './row-problem.ts';

/** Where a job's rows are: a branch's database, or branch 0 in the central one for the chain's own. */
export interface JobPlace {
  readonly branchId: number;
}

export interface Job {
  readonly branchId: number;
  readonly id: string;
  readonly kind: ImportKind;
  readonly state: ImportState;
  readonly fileName: string;
  /** Hexadecimal; null until the file is whole. */
  readonly fileHash: string | null;
  readonly fileBytes: number;
  readonly shape: FileShape | null;
  readonly options: ImportOptions;
  readonly cursorRow: number;
  readonly progressPermille: number;
  readonly counts: ImportCounts;
  readonly failure: string | null;
  /** What the failure's text says besides its code. */
  readonly failureDetails: Readonly<Record<string, unknown>>;
  readonly createdBy: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly finishedAt: Date | null;
  readonly version: number;
}

type Kept = 'id' | 'fileHash' | 'shape' | 'options' | 'counts' | 'failureDetails';

interface StoredJob extends Omit<Job, Kept> {
  readonly id: Buffer;
  readonly fileHash: Buffer | null;
  readonly shape: unknown;
  readonly options: unknown;
  readonly counts: unknown;
  readonly failureDetails: unknown;
}

const JOB = `branch_id AS branchId, id, kind, state, file_name AS fileName, file_hash AS fileHash, file_bytes AS fileBytes,
  shape, options, cursor_row AS cursorRow, progress_permille AS progressPermille, counts, failure,
  failure_details AS failureDetails, created_by AS createdBy,
  created_at AS createdAt, updated_at AS updatedAt, finished_at AS finishedAt, version`;

export const NO_COUNTS: ImportCounts = {
  rows: 0,
  wrong: 0,
  duplicates: 0,
  created: 0,
  changed: 0,
  same: 0,
  newParts: 0,
  undone: 0,
  kept: 0,
};

function toJob(row: StoredJob): Job {
  return {
    ...row,
    id: bytesToUuid(row.id),
    fileHash: row.fileHash?.toString('hex') ?? null,
    shape: parsed(row.shape) as FileShape | null,
    options: parsed(row.options) as ImportOptions,
    counts: { ...NO_COUNTS, ...(parsed(row.counts) as ImportCounts) },
    failureDetails: (parsed(row.failureDetails) ?? {}) as Job['failureDetails'],
  };
}

/** MariaDB answers JSON as text, MySQL as a value. */
function parsed(value: unknown): unknown {
  return typeof value === 'string' ? (JSON.parse(value) as unknown) : value;
}

export async function insertJob(
  db: Executor,
  place: JobPlace,
  job: Pick<Job, 'id' | 'kind' | 'fileName' | 'options' | 'createdBy' | 'createdAt'>,
): Promise<void> {
  await db.change(
    `INSERT INTO import_jobs (branch_id, id, kind, state, file_name, options, counts, created_by, created_at, updated_at)
     VALUES (?,?,?,'uploading',?,?,?,?,?,?)`,
    [
      place.branchId,
      uuidToBytes(job.id),
      job.kind,
      job.fileName,
      JSON.stringify(job.options),
      JSON.stringify(NO_COUNTS),
      job.createdBy,
      job.createdAt,
      job.createdAt,
    ],
  );
}

export async function jobById(db: Executor, place: JobPlace, id: string): Promise<Job | undefined> {
  const rows = await db.rows<StoredJob>(`SELECT ${JOB} FROM import_jobs WHERE branch_id = ? AND id = ?`, [
    place.branchId,
    uuidToBytes(id),
  ]);
  return rows[0] && toJob(rows[0]);
}

/** The latest, newest first: ids of jobs begin with their time. */
export async function latestJobs(db: Executor, place: JobPlace, limit: number): Promise<Job[]> {
  const rows = await db.rows<StoredJob>(
    `SELECT ${JOB} FROM import_jobs WHERE branch_id = ? ORDER BY id DESC LIMIT ${limit}`,
    [place.branchId],
  );
  return rows.map(toJob);
}

/** What the same columns meant the last time they came in. */
export async function rememberedOptions(
  db: Executor,
  place: JobPlace,
  kind: ImportKind,
  columnsHash: Buffer,
): Promise<ImportOptions | undefined> {
  const rows = await db.rows<{ options: unknown }>(
    `SELECT options FROM import_jobs WHERE branch_id = ? AND kind = ? AND columns_hash = ? AND state IN ('checked','running','done','undone')
     ORDER BY id DESC LIMIT 1`,
    [place.branchId, kind, columnsHash],
  );
  return rows[0] && (parsed(rows[0].options) as ImportOptions);
}

/** The file is here: what it is, and what its columns seem to mean. Answers whether the job still waited for it. */
export async function setFile(
  db: Executor,
  place: JobPlace,
  job: {
    readonly id: string;
    readonly fileHash: Buffer;
    readonly fileBytes: number;
    readonly shape: FileShape;
    readonly columnsHash: Buffer;
    readonly options: ImportOptions;
    readonly at: Date;
  },
): Promise<boolean> {
  const affected = await db.change(
    `UPDATE import_jobs SET state = 'ready', file_hash = ?, file_bytes = ?, shape = ?, columns_hash = ?, options = ?,
       updated_at = ?, version = version + 1
     WHERE branch_id = ? AND id = ? AND state IN ('uploading', 'ready')`,
    [
      job.fileHash,
      job.fileBytes,
      JSON.stringify(job.shape),
      job.columnsHash,
      JSON.stringify(job.options),
      job.at,
      place.branchId,
      uuidToBytes(job.id),
    ],
  );
  return affected === 1;
}

export interface StateChange {
  readonly id: string;
  readonly version: number;
  readonly state: ImportState;
  readonly options: ImportOptions;
  readonly counts: ImportCounts;
  readonly at: Date;
}

/** Moves a job while it is still at `version`; whoever worked on it lets go. Answers whether it was. */
export async function moveJob(tx: Tx, place: JobPlace, change: StateChange): Promise<boolean> {
  const affected = await tx.change(
    `UPDATE import_jobs SET state = ?, options = ?, counts = ?, failure = NULL, failure_details = NULL, progress_permille = 0, runner = NULL,
       lease_ends_at = NULL, updated_at = ?, version = version + 1
     WHERE branch_id = ? AND id = ? AND version = ?`,
    [
      change.state,
      JSON.stringify(change.options),
      JSON.stringify(change.counts),
      change.at,
      place.branchId,
      uuidToBytes(change.id),
      change.version,
    ],
  );
  return affected === 1;
}

export interface DueJob extends JobPlace {
  readonly id: string;
}

/** Jobs that nobody works on: new steps, and those whose worker is gone. */
export async function dueJobs(db: Executor, at: Date): Promise<DueJob[]> {
  const rows = await db.rows<{ branchId: number; id: Buffer }>(
    `SELECT branch_id AS branchId, id FROM import_jobs WHERE state IN ('checking','running','undoing')
     AND (lease_ends_at IS NULL OR lease_ends_at < ?) ORDER BY updated_at LIMIT 5`,
    [at],
  );
  return rows.map(({ branchId, id }) => ({ branchId, id: bytesToUuid(id) }));
}

export interface Lease {
  readonly runner: string;
  readonly at: Date;
  readonly endsAt: Date;
}

/** Takes a job to work on; answers whether it was free. */
export async function claimJob(db: Executor, job: DueJob, lease: Lease): Promise<boolean> {
  const affected = await db.change(
    `UPDATE import_jobs SET runner = ?, lease_ends_at = ? WHERE branch_id = ? AND id = ?
     AND state IN ('checking','running','undoing') AND (lease_ends_at IS NULL OR lease_ends_at < ?)`,
    [lease.runner, lease.endsAt, job.branchId, uuidToBytes(job.id), lease.at],
  );
  return affected === 1;
}

export interface Advance {
  readonly state: 'checking' | 'running' | 'undoing';
  readonly fromRow: number;
  readonly toRow: number;
  readonly progressPermille: number;
  readonly counts: ImportCounts;
}

/**
 * Moves on in a phase, and keeps the job for a while more. False: it is not ours any more, or was stopped; then
 * nothing of this transaction may stay.
 */
export async function advanceJob(db: Executor, job: DueJob, step: Advance, lease: Lease): Promise<boolean> {
  const affected = await db.change(
    `UPDATE import_jobs SET cursor_row = ?, progress_permille = ?, counts = ?, updated_at = ?, lease_ends_at = ?
     WHERE branch_id = ? AND id = ? AND state = ? AND runner = ? AND cursor_row = ?`,
    [
      step.toRow,
      step.progressPermille,
      JSON.stringify(step.counts),
      lease.at,
      lease.endsAt,
      job.branchId,
      uuidToBytes(job.id),
      step.state,
      lease.runner,
      step.fromRow,
    ],
  );
  return affected === 1;
}

/** Why a job could not go on: a permanent code, and what its text says besides. */
interface Failure {
  readonly code: string;
  readonly details: Readonly<Record<string, unknown>>;
}

/** Ends a phase; false when the job is not ours any more. */
export async function endPhase(
  db: Executor,
  job: DueJob,
  end: {
    readonly from: Advance['state'];
    readonly to: ImportState;
    readonly counts: ImportCounts;
    readonly failure: Failure | null;
  },
  lease: Lease,
): Promise<boolean> {
  const affected = await db.change(
    `UPDATE import_jobs SET state = ?, counts = ?, failure = ?, failure_details = ?, progress_permille = ?, updated_at = ?,
       finished_at = IF(? IN ('done','undone','failed'), ?, finished_at), runner = NULL, lease_ends_at = NULL, version = version + 1
     WHERE branch_id = ? AND id = ? AND state = ? AND runner = ?`,
    [
      end.to,
      JSON.stringify(end.counts),
      end.failure?.code ?? null,
      end.failure && JSON.stringify(end.failure.details),
      end.failure === null ? 1_000 : 0,
      lease.at,
      end.to,
      lease.at,
      job.branchId,
      uuidToBytes(job.id),
      end.from,
      lease.runner,
    ],
  );
  return affected === 1;
}

/** Gives a job back, to be taken up again by anybody. */
export async function releaseJob(db: Executor, job: DueJob, runner: string): Promise<void> {
  await db.change(
    'UPDATE import_jobs SET runner = NULL, lease_ends_at = NULL WHERE branch_id = ? AND id = ? AND runner = ?',
    [job.branchId, uuidToBytes(job.id), runner],
  );
}

export interface NewEffect {
  readonly rowNo: number;
  readonly targetId: Buffer | null;
  readonly detail: unknown;
}

export async function insertEffects(tx: Tx, job: DueJob, effects: readonly NewEffect[]): Promise<void> {
  if (effects.length === 0) return;
  const id = uuidToBytes(job.id);
  await tx.changeList('INSERT INTO import_effects (branch_id, job_id, row_no, target_id, detail) VALUES ?', [
    effects.map((effect): SqlValue[] => [
      job.branchId,
      id,
      effect.rowNo,
      effect.targetId,
      JSON.stringify(effect.detail),
    ]),
  ]);
}

/** Which of these items the job has changed already, as hexadecimal. */
export async function touchedTargets(
  db: Executor,
  job: DueJob,
  targets: readonly Buffer[],
): Promise<Set<string>> {
  if (targets.length === 0) return new Set();
  const rows = await db.listRows<{ targetId: Buffer }>(
    'SELECT target_id AS targetId FROM import_effects WHERE branch_id = ? AND job_id = ? AND target_id IN (?)',
    [job.branchId, uuidToBytes(job.id), targets],
  );
  return new Set(rows.map(({ targetId }) => targetId.toString('hex')));
}

export interface Effect {
  readonly rowNo: number;
  readonly targetId: Buffer | null;
  readonly detail: unknown;
}

/** Effects that no undo has looked at. */
export async function openEffects(db: Executor, job: DueJob, limit: number): Promise<Effect[]> {
  const rows = await db.rows<Effect>(
    `SELECT row_no AS rowNo, target_id AS targetId, detail FROM import_effects
     WHERE branch_id = ? AND job_id = ? AND outcome IS NULL ORDER BY row_no LIMIT ${limit}`,
    [job.branchId, uuidToBytes(job.id)],
  );
  return rows.map((row) => ({ ...row, detail: parsed(row.detail) }));
}

export async function settleEffects(
  tx: Tx,
  job: DueJob,
  rowNos: readonly number[],
  outcome: 'undone' | 'kept',
): Promise<void> {
  if (rowNos.length === 0) return;
  await tx.changeList(
    'UPDATE import_effects SET outcome = ? WHERE branch_id = ? AND job_id = ? AND row_no IN (?)',
    [outcome, job.branchId, uuidToBytes(job.id), rowNos],
  );
}

export interface ListedProblem extends RowProblem {
  readonly rowNo: number;
}

export async function clearProblems(db: Executor, job: DueJob): Promise<void> {
  await db.change('DELETE FROM import_problems WHERE branch_id = ? AND job_id = ?', [
    job.branchId,
    uuidToBytes(job.id),
  ]);
}

export async function insertProblems(
  db: Executor,
  job: DueJob,
  problems: readonly ListedProblem[],
): Promise<void> {
  if (problems.length === 0) return;
  const id = uuidToBytes(job.id);
  const counted = new Map<number, number>();
  const values = problems.map(({ rowNo, field, code, value }): SqlValue[] => {
    const problemNo = counted.get(rowNo) ?? 0;
    counted.set(rowNo, problemNo + 1);
    return [job.branchId, id, rowNo, problemNo, field, code, value];
  });
  await db.changeList(
    `INSERT INTO import_problems (branch_id, job_id, row_no, problem_no, field, code, value) VALUES ?`,
    [values],
  );
}

/** In the order of the file, after a row. */
export async function problemsAfter(
  db: Executor,
  job: DueJob,
  page: { readonly after: number; readonly limit: number },
): Promise<ListedProblem[]> {
  return db.rows<ListedProblem>(
    `SELECT row_no AS rowNo, field, code, value FROM import_problems WHERE branch_id = ? AND job_id = ? AND row_no > ?
     ORDER BY row_no, problem_no LIMIT ${page.limit}`,
    [job.branchId, uuidToBytes(job.id), page.after],
  );
}
