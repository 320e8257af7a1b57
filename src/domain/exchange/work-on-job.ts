import type { Database, Tx } from '#db/client.ts';
import { isDuplicateKey } from '#db/errors.ts';
import { transaction } from '#db/tx.ts';
import { audit, auditCentral, type AuditEntry } from '#domain/audit';
import { generationsById, listGenerations } from '#domain/catalog';
import { authorize } from '#domain/identity';
import type { Ctx } from '#server/context.ts';
import { DomainError, isDomainError } from '#shared/errors.ts';
import type { BranchId, UserId } from '#shared/ids.ts';
import type { BranchScope } from '#shared/scope.ts';
import { applyParts, countParts } from './apply-parts.ts';
import { addMissingParts, applyStock, countStock } from './apply-stock.ts';
import type { ImportCounts, ImportState } from './contract.ts';
import { carFinder, type CarMatch } from './find-car.ts';
import { fileRows } from './formats/open-rows.ts';
import type { RawRow } from './formats/row.ts';
import type { ImportFiles } from './import-files.ts';
import { CHAIN } from './job-place.ts';
import {
  advanceJob,
  clearProblems,
  endPhase,
  insertProblems,
  jobById,
  NO_COUNTS,
  openEffects,
  releaseJob,
  type Advance,
  type DueJob,
  type Job,
  type Lease,
} from './jobs.queries.ts';
import { oneAhead } from './one-ahead.ts';
import { planParts, type PartPlan } from './plan-parts.ts';
import { partKey, planStock, type StockPlan } from './plan-stock.ts';
import { readRow, type ReadRow } from './read-row.ts';
import { SeenRows } from './seen-rows.ts';
import { undoParts, undoStock } from './undo-effects.ts';

/** Rows done in one transaction: a few hundred milliseconds of locks at most. */
const CHUNK_ROWS = 500;
/** Longer than any chunk takes; a job of a process that is gone is taken up after it. */
export const LEASE_MS = 15_000;
const HEARTBEAT_MS = 500;
/** Wrong rows that are kept to be shown; all are counted. */
const MAX_STORED_PROBLEMS = 10_000;
const MAX_TRIES = 3;

export interface Worker {
  /** Names this process among others. */
  readonly runner: string;
  readonly files: ImportFiles;
  /** A context in the name of who started the job. */
  ctxFor(userId: UserId, job: string): Ctx;
  /** The process is about to end: stop after the rows at hand. */
  isStopping(): boolean;
}

/** The job went to somebody else, or was stopped: nothing of the transaction at hand may stay. */
class LostJob extends Error {
  override readonly name = 'LostJob';
}

interface Work {
  readonly ctx: Ctx;
  readonly db: Database;
  readonly job: Job;
  readonly scope: BranchScope | null;
  readonly worker: Worker;
}

/**
 * Goes on with a job that was claimed, until its phase ends, it is stopped, or the process ends. Throws what is
 * not the file's fault; the job is then taken up again later.
 */
export async function workOnJob(worker: Worker, db: Database, due: DueJob): Promise<void> {
  const job = await jobById(db, due, due.id);
  if (!job) return;
  const ctx = worker.ctxFor(job.createdBy as UserId, job.id);
  const scope = job.branchId === CHAIN ? null : authorize(ctx, 'stock:receive', job.branchId as BranchId);
  const work: Work = { ctx, db, job, scope, worker };
  try {
    if (job.state === 'checking') await check(work);
    else if (job.state === 'running') await run(work);
    else if (job.state === 'undoing') await undo(work);
  } catch (error) {
    if (error instanceof LostJob) return;
    const isPassing = isDomainError(error) && error.kind === 'unavailable';
    if (isPassing) {
      await releaseJob(db, job, worker.runner).catch(() => undefined);
      throw error;
    }
    const isKnown = isDomainError(error);
    const failure = isKnown ? error : new DomainError('exchange.work_failed', 'internal');
    await failJob(db, due, failure, leaseOf(work));
    if (!isKnown) throw error;
  }
}

/** Ends a job that cannot go on. What it did stays, and can be undone. */
export async function failJob(db: Database, due: DueJob, failure: DomainError, lease: Lease): Promise<void> {
  const job = await jobById(db, due, due.id);
  if (!job) return;
  const from = job.state as Advance['state'];
  await endPhase(db, job, { from, to: 'failed', counts: job.counts, failure }, lease);
}

function leaseOf({ ctx, worker }: Work): Lease {
  const at = ctx.now();
  return { runner: worker.runner, at, endsAt: new Date(at.getTime() + LEASE_MS) };
}

async function hold(work: Work, db: Database | Tx, step: Omit<Advance, 'state'>): Promise<void> {
  const state = work.job.state as Advance['state'];
  if (!(await advanceJob(db, work.job, { ...step, state }, leaseOf(work)))) throw new LostJob();
}

interface Chunk {
  readonly rows: readonly ReadRow[];
  readonly toRow: number;
  readonly progressPermille: number;
}

/** The rows after the cursor as they are understood, in chunks; those before are only remembered. */
async function* chunksOf(work: Work, seen: SeenRows): AsyncGenerator<Chunk> {
  const { job, worker } = work;
  const { shape, fileHash } = job;
  if (!shape || fileHash === null) return;
  let rows: ReadRow[] = [];
  let heldAtMs = performance.now();
  let isSkipping = true;
  for await (const batch of fileRows(await worker.files.pathOf(fileHash), shape)) {
    const progressPermille = Math.min(999, Math.floor(batch.readShare * 1_000));
    for (const raw of batch.rows) {
      const row = understand(job, raw, seen);
      if (raw.rowNo <= job.cursorRow) continue;
      isSkipping = false;
      rows.push(row);
      if (rows.length < CHUNK_ROWS) continue;
      yield { rows, toRow: raw.rowNo, progressPermille };
      rows = [];
    }
    // Going past what was done before may take a while: the job stays ours.
    if (isSkipping && performance.now() - heldAtMs > HEARTBEAT_MS) {
      heldAtMs = performance.now();
      await holdStill(work);
    }
  }
  const last = rows.at(-1);
  if (last) yield { rows, toRow: last.rowNo, progressPermille: 999 };
}

async function holdStill(work: Work): Promise<void> {
  const { db, job } = work;
  if (job.state === 'checking') return;
  const { progressPermille, counts, cursorRow } = job;
  await hold(work, db, { fromRow: cursorRow, toRow: cursorRow, progressPermille, counts });
}

function understand(job: Job, raw: RawRow, seen: SeenRows): ReadRow {
  const row = readRow(job.kind, job.options.columns, raw);
  if (row.problems.length > 0) return row;
  const car =
    job.kind === 'parts'
      ? `|${row.make}|${row.model}|${row.generation}|${row.yearFrom ?? ''}|${row.yearTo ?? ''}|${row.engine}|${row.note ?? ''}`
      : '';
  if (!seen.meet(partKey(row.pnNorm, row.maker) + car)) return row;
  return { ...row, problems: [{ field: 'partNumber', code: 'duplicate', value: row.partNumber }] };
}

type AnyPlan = StockPlan | PartPlan;

function problemsOf(plans: readonly AnyPlan[]) {
  return plans.flatMap(({ row, problems }) => problems.map((problem) => ({ rowNo: row.rowNo, ...problem })));
}

/** Reads the whole file and says what would be done; changes nothing but the job. */
async function check(work: Work): Promise<void> {
  const { db, job, worker } = work;
  await clearProblems(db, job);
  const findCar = await carsOf(work);
  const seen = new SeenRows();
  const newParts = new SeenRows();
  let counts: ImportCounts = NO_COUNTS;
  let heldAtMs = performance.now();
  for await (const { rows, progressPermille } of oneAhead(chunksOf(work, seen))) {
    const { next, plans } = await planChunk(work, rows, counts, findCar);
    const added = plans.filter(
      ({ newPart }) => newPart && !newParts.meet(partKey(newPart.pnNorm, newPart.maker)),
    );
    const stored = Math.min(counts.wrong, MAX_STORED_PROBLEMS);
    counts = { ...next, newParts: counts.newParts + added.length };
    if (stored < MAX_STORED_PROBLEMS) await insertProblems(db, job, problemsOf(plans));
    if (performance.now() - heldAtMs < HEARTBEAT_MS) continue;
    heldAtMs = performance.now();
    await hold(work, db, { fromRow: job.cursorRow, toRow: job.cursorRow, progressPermille, counts });
    if (worker.isStopping()) return releaseJob(db, job, worker.runner);
  }
  await endPhase(db, job, { from: 'checking', to: 'checked', counts, failure: null }, leaseOf(work));
}

async function planChunk(
  { ctx, db, job, scope }: Work,
  rows: readonly ReadRow[],
  counts: ImportCounts,
  findCar: (row: ReadRow) => CarMatch,
): Promise<{ next: ImportCounts; plans: readonly AnyPlan[] }> {
  if (!scope) {
    const plans = await planParts(db, rows, findCar);
    return { next: countParts(counts, plans), plans };
  }
  const kind = job.kind === 'prices' ? 'prices' : 'stock';
  const { quantities } = job.options;
  const plans = await planStock(db, scope, rows, { kind, quantities, lock: false, at: ctx.now() });
  return { next: countStock(counts, plans), plans };
}

async function carsOf({ ctx, job }: Work): Promise<(row: ReadRow) => CarMatch> {
  return carFinder(job.kind === 'parts' ? await listGenerations(ctx) : []);
}

/** Does what the file says, chunk by chunk; each is one transaction with the cursor that passes it. */
async function run(work: Work): Promise<void> {
  const { ctx, db, job, worker } = work;
  const findCar = await carsOf(work);
  // Loaded before the transactions that need it.
  await generationsById(ctx);
  if (job.cursorRow === 0) await clearProblems(db, job);
  let { counts } = job;
  if (job.cursorRow === 0) counts = NO_COUNTS;
  let fromRow = job.cursorRow;
  for await (const chunk of oneAhead(preparedChunks(work))) {
    counts = await runChunk(work, chunk, { fromRow, counts, findCar });
    fromRow = chunk.toRow;
    if (worker.isStopping()) return releaseJob(db, job, worker.runner);
  }
  await finish(work, 'done', counts);
}

interface PreparedChunk extends Chunk {
  /** Parts that its rows brought to the catalog. */
  readonly newParts: number;
}

async function* preparedChunks(work: Work): AsyncGenerator<PreparedChunk> {
  const addsParts = work.scope !== null && work.job.kind === 'stock';
  for await (const chunk of chunksOf(work, new SeenRows())) {
    yield { ...chunk, newParts: addsParts ? await addMissingParts(work.ctx, chunk.rows) : 0 };
  }
}

interface RunState {
  readonly fromRow: number;
  readonly counts: ImportCounts;
  readonly findCar: (row: ReadRow) => CarMatch;
}

// eslint-disable-next-line multipartes/use-case-guards -- authorized when the job was taken up; audited when it ends
async function runChunk(work: Work, chunk: PreparedChunk, state: RunState): Promise<ImportCounts> {
  const { ctx, db, job, scope } = work;
  for (let attempt = 1; ; attempt++) {
    try {
      return await transaction(db, async (tx) => {
        let counts: ImportCounts;
        let plans: readonly AnyPlan[];
        if (scope) {
          const done = await applyStock(tx, ctx, { job, scope, rows: chunk.rows });
          counts = { ...countStock(state.counts, done), newParts: state.counts.newParts + chunk.newParts };
          plans = done;
        } else {
          const done = await applyParts(tx, ctx, { job, rows: chunk.rows, findCar: state.findCar });
          counts = countParts(state.counts, done);
          plans = done;
        }
        if (state.counts.wrong < MAX_STORED_PROBLEMS) await insertProblems(tx, job, problemsOf(plans));
        const { toRow, progressPermille } = chunk;
        await hold(work, tx, { fromRow: state.fromRow, toRow, progressPermille, counts });
        return counts;
      });
    } catch (error) {
      // Somebody put the same part on stock between our look and our write: look again.
      if (!isDuplicateKey(error) || attempt >= MAX_TRIES) throw error;
    }
  }
}

/** Takes back what the job did, the latest look at each item deciding. */
async function undo(work: Work): Promise<void> {
  const { ctx, db, job, worker } = work;
  await generationsById(ctx);
  let { counts } = job;
  const total = counts.created + counts.changed;
  for (;;) {
    const effects = await openEffects(db, job, CHUNK_ROWS);
    if (effects.length === 0) break;
    counts = await undoChunk(work, effects, counts, total);
    if (worker.isStopping()) return releaseJob(db, job, worker.runner);
  }
  await finish(work, 'undone', counts);
}

// eslint-disable-next-line multipartes/use-case-guards -- authorized when the job was taken up; audited when it ends
async function undoChunk(
  work: Work,
  effects: Awaited<ReturnType<typeof openEffects>>,
  before: ImportCounts,
  total: number,
): Promise<ImportCounts> {
  const { ctx, db, job, scope } = work;
  return transaction(db, async (tx) => {
    const result = scope
      ? await undoStock(tx, ctx, { job, scope, effects })
      : await undoParts(tx, ctx, { job, effects });
    const counts = { ...before, undone: before.undone + result.undone, kept: before.kept + result.kept };
    const share = (counts.undone + counts.kept) / Math.max(1, total);
    const progressPermille = Math.min(999, Math.floor(share * 1_000));
    await hold(work, tx, { fromRow: job.cursorRow, toRow: job.cursorRow, progressPermille, counts });
    return counts;
  });
}

// eslint-disable-next-line multipartes/use-case-guards -- authorized when the job was taken up
async function finish(
  work: Work,
  to: Extract<ImportState, 'done' | 'undone'>,
  counts: ImportCounts,
): Promise<void> {
  const { ctx, db, job, scope } = work;
  const entry: AuditEntry = {
    action: to === 'done' ? 'import.finish' : 'import.undone',
    subject: `import ${job.id}`,
    detail: { kind: job.kind, fileName: job.fileName, fileHash: job.fileHash, counts },
  };
  await transaction(db, async (tx) => {
    const from = job.state as Advance['state'];
    if (!(await endPhase(tx, job, { from, to, counts, failure: null }, leaseOf(work)))) throw new LostJob();
    if (scope) await audit(tx, ctx, scope, entry);
    else await auditCentral(tx, ctx, entry);
  });
}
