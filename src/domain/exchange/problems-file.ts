import { requirePermission } from '#domain/identity';
import type { Ctx } from '#server/context.ts';
import type { BranchScope } from '#shared/scope.ts';
import { csvOf, EXPORT_TYPES, type ExportedFile } from './export-file.ts';
import type { Row } from './export-rows.ts';
import { fileRows } from './formats/open-rows.ts';
import type { ImportFiles } from './import-files.ts';
import { findJob, type PlacedJob } from './job-place.ts';
import { problemsAfter, type ListedProblem } from './jobs.queries.ts';
import type { RowProblem } from './row-problem.ts';

export interface ProblemsFileOptions {
  readonly id: string;
  readonly files: ImportFiles;
  readonly words: (problem: RowProblem) => string;
  /** Of the columns that are added: the row's number, what is wrong. */
  readonly titles: readonly [string, string];
}

const PAGE = 500;

/** The rows that were left out, with the file's own columns: put right, they come in again as they are. */
export async function problemsFile(
  ctx: Ctx,
  scope: BranchScope,
  options: ProblemsFileOptions,
): Promise<ExportedFile> {
  requirePermission(ctx, 'stock:receive');
  const placed = await findJob(ctx, scope, options.id);
  const path = placed.job.fileHash === null ? null : await options.files.pathOf(placed.job.fileHash);
  return {
    name: `multipartes-errores-${options.id.slice(-6)}.csv`,
    contentType: EXPORT_TYPES.csv,
    content: csvOf(wrongRows(placed, path, options)),
  };
}

async function* wrongRows(
  placed: PlacedJob,
  path: string | null,
  { words, titles }: ProblemsFileOptions,
): AsyncGenerator<Row[]> {
  const { shape } = placed.job;
  yield [[...(shape?.columns ?? []), ...titles]];
  if (!shape || path === null) return;
  const problems = problemRows(placed);
  let next = await problems.next();
  for await (const { rows } of fileRows(path, shape)) {
    const wrong: Row[] = [];
    for (const { rowNo, cells } of rows) {
      if (next.done || next.value.rowNo !== rowNo) continue;
      const said = next.value.problems.map(words).join('. ');
      wrong.push([...shape.columns.map((_, column) => cells[column] ?? ''), rowNo, said]);
      next = await problems.next();
    }
    if (wrong.length > 0) yield wrong;
    if (next.done) return;
  }
}

/** Rows with all that is wrong with each, in the order of the file. */
async function* problemRows({
  job,
  db,
}: PlacedJob): AsyncGenerator<{ readonly rowNo: number; readonly problems: readonly RowProblem[] }> {
  let after = 0;
  for (;;) {
    const page = await problemsAfter(db, job, { after, limit: PAGE });
    const isLast = page.length < PAGE;
    const lastRow = page.at(-1)?.rowNo ?? 0;
    const byRow = Map.groupBy(page, ({ rowNo }: ListedProblem) => rowNo);
    // The last row of a full page may go on in the next one.
    if (!isLast && byRow.size > 1) byRow.delete(lastRow);
    for (const [rowNo, problems] of byRow) yield { rowNo, problems };
    if (isLast) return;
    after = [...byRow.keys()].at(-1) ?? lastRow;
  }
}
