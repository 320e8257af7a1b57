import { createHash } from 'node:crypto';
import { isDuplicateKey } from '#db/errors.ts';
import { requireStaff } from '#domain/identity';
import { quotaDetails } from '#domain/media';
import type { Ctx } from '#server/context.ts';
import { DomainError, isDomainError } from '#shared/errors.ts';
import type { BranchScope } from '#shared/scope.ts';
import type { ImportDraft, ImportOptions, ImportJob } from './contract.ts';
import { inspectFile, type FileShape } from './formats/open-rows.ts';
import type { ImportFiles } from './import-files.ts';
import {
  guessMapping,
  IMPORT_FIELDS,
  type ColumnMapping,
  type ImportField,
  type ImportKind,
} from './import-fields.ts';
import { importView } from './import-view.ts';
import { findJob, placeFor } from './job-place.ts';
import { insertJob, jobById, rememberedOptions, setFile } from './jobs.queries.ts';

/** Begins an import that its file follows; the same id again answers what there is. */
export async function startImport(ctx: Ctx, scope: BranchScope, draft: ImportDraft): Promise<ImportJob> {
  const { userId } = requireStaff(ctx);
  const place = placeFor(ctx, draft.kind, scope.branchId);
  const options: ImportOptions = { columns: {}, quantities: 'receive' };
  const { id, kind, fileName } = draft;
  try {
    await insertJob(place.db, place, {
      id,
      kind,
      fileName,
      options,
      createdBy: userId,
      createdAt: ctx.now(),
    });
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
  }
  const job = await jobById(place.db, place, id);
  if (job?.createdBy !== userId) throw new DomainError('exchange.not_found', 'not_found');
  return importView(ctx, job);
}

/**
 * Takes the file of an import as it comes in, finds out what it is, and guesses what its columns mean: what they
 * meant the last time, or what their names say. Throws `exchange.*` for what cannot be read, and `exchange.quota` when
 * the branch sent enough for half a day.
 */
export async function receiveImportFile(
  ctx: Ctx,
  scope: BranchScope,
  upload: { readonly id: string; readonly files: ImportFiles; readonly body: AsyncIterable<Uint8Array> },
): Promise<ImportJob> {
  const { job, db } = await findJob(ctx, scope, upload.id);
  if (job.state !== 'uploading' && job.state !== 'ready')
    throw new DomainError('exchange.has_file', 'conflict');
  const { hash, bytes } = await upload.files.receive(counted(ctx, scope, upload.body));
  const shape = await inspectFile(await upload.files.pathOf(hash.toString('hex')));
  const columnsHash = createHash('sha256')
    .update(JSON.stringify([shape.format, shape.columns]))
    .digest();
  const known = await rememberedOptions(db, job, job.kind, columnsHash);
  const options = known ?? { columns: mappingOf(job.kind, shape), quantities: 'receive' as const };
  const file = { id: job.id, fileHash: hash, fileBytes: bytes, shape, columnsHash, options, at: ctx.now() };
  if (!(await setFile(db, job, file))) throw new DomainError('exchange.has_file', 'conflict');
  const fresh = await jobById(db, job, job.id);
  if (!fresh) throw new DomainError('exchange.not_found', 'not_found');
  return importView(ctx, fresh);
}

/** Every megabyte is one of the branch's. */
async function* counted(
  ctx: Ctx,
  scope: BranchScope,
  body: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  let hits = 0;
  for await (const piece of body) {
    bytes += piece.byteLength;
    for (; hits * 1_048_576 < bytes; hits += 1) await countMegabyte(ctx, scope);
    yield piece;
  }
}

async function countMegabyte(ctx: Ctx, scope: BranchScope): Promise<void> {
  await ctx.limits.hit('import-mb', `branch ${scope.branchId}`).catch((error: unknown) => {
    if (!isDomainError(error) || error.code !== 'request.rate_limited') throw error;
    throw new DomainError('exchange.quota', 'rate_limited', quotaDetails(error));
  });
}

/** Columns of XML are named by our own fields. */
function mappingOf(kind: ImportKind, shape: FileShape): ColumnMapping {
  if (shape.format === 'csv' || shape.format === 'xlsx') return guessMapping(kind, shape.columns);
  const isField = (name: string): name is ImportField => (IMPORT_FIELDS as readonly string[]).includes(name);
  return Object.fromEntries(shape.columns.flatMap((name, column) => (isField(name) ? [[name, column]] : [])));
}
