import {
  bigint,
  index,
  int,
  mysqlEnum,
  mysqlTable,
  primaryKey,
  smallint,
  tinyint,
  varchar,
} from 'drizzle-orm/mysql-core';
import { branchId, code, instant, json, refId, sha256, uuid, version } from './columns.ts';
import { branchOwned } from './placement-side.ts';

export const IMPORT_KINDS = ['stock', 'prices', 'parts'] as const;

export const JOB_STATES = [
  'uploading',
  'ready',
  'checking',
  'checked',
  'running',
  'done',
  'undoing',
  'undone',
  'cancelled',
  'failed',
] as const;

/**
 * A long piece of work that a person started: a file coming in, and its undoing. Branch 0 is the chain's own
 * (the catalog), in the central database. `cursorRow` moves in the transaction of the rows it passes, so work
 * that was cut off goes on where it was and does nothing twice.
 */
export const importJobs = branchOwned(
  mysqlTable(
    'import_jobs',
    {
      branchId: branchId().notNull(),
      id: uuid('id').notNull(),
      kind: mysqlEnum('kind', IMPORT_KINDS).notNull(),
      state: mysqlEnum('state', JOB_STATES).notNull(),
      fileName: varchar('file_name', { length: 200 }).notNull(),
      /** Names the file in the folder of imports; null until it is whole. */
      fileHash: sha256('file_hash'),
      fileBytes: bigint('file_bytes', { mode: 'number', unsigned: true }).notNull().default(0),
      /** Columns of the file, as read; and of the same columns the hash, by which their meaning is remembered. */
      shape: json('shape'),
      columnsHash: sha256('columns_hash'),
      /** What the person chose: the meaning of each column, how quantities count. */
      options: json('options').notNull(),
      cursorRow: int('cursor_row', { unsigned: true }).notNull().default(0),
      progressPermille: smallint('progress_permille', { unsigned: true }).notNull().default(0),
      counts: json('counts').notNull(),
      /** Permanent code of why it could not go on. */
      failure: code('failure', 60),
      /** What its text says besides: the line of a broken file. */
      failureDetails: json('failure_details'),
      createdBy: refId('created_by').notNull(),
      createdAt: instant('created_at').notNull(),
      updatedAt: instant('updated_at').notNull(),
      finishedAt: instant('finished_at'),
      /** The process at work, until its lease ends. */
      runner: code('runner', 40),
      leaseEndsAt: instant('lease_ends_at'),
      version: version(),
    },
    (t) => [
      primaryKey({ columns: [t.branchId, t.id] }),
      index('import_jobs_state').on(t.state, t.leaseEndsAt),
      index('import_jobs_columns').on(t.branchId, t.kind, t.columnsHash),
    ],
  ),
);

/** What a row of a file changed, kept to undo it: `target` is the stock item; parts are named in the detail. */
export const importEffects = branchOwned(
  mysqlTable(
    'import_effects',
    {
      branchId: branchId().notNull(),
      jobId: uuid('job_id').notNull(),
      rowNo: int('row_no', { unsigned: true }).notNull(),
      targetId: uuid('target_id'),
      detail: json('detail').notNull(),
      /** After an undo: was it taken back, or kept because somebody has touched it since? */
      outcome: mysqlEnum('outcome', ['undone', 'kept']),
    },
    (t) => [
      primaryKey({ columns: [t.branchId, t.jobId, t.rowNo] }),
      index('import_effects_target').on(t.branchId, t.jobId, t.targetId),
    ],
  ),
);

/** What is wrong with a row, by the code of its text. */
export const importProblems = branchOwned(
  mysqlTable(
    'import_problems',
    {
      branchId: branchId().notNull(),
      jobId: uuid('job_id').notNull(),
      rowNo: int('row_no', { unsigned: true }).notNull(),
      problemNo: tinyint('problem_no', { unsigned: true }).notNull(),
      field: code('field', 30).notNull(),
      code: code('code', 60).notNull(),
      /** What stood there. */
      value: varchar('value', { length: 120 }).notNull(),
    },
    (t) => [primaryKey({ columns: [t.branchId, t.jobId, t.rowNo, t.problemNo] })],
  ),
);
