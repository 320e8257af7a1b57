import { requirePermission, isGranted } from '#domain/identity';
import { listGenerations } from '#domain/catalog';
import type { Ctx } from '#server/context.ts';
import type { BranchScope } from '#shared/scope.ts';
import { nameOf, partTypeOf } from '#shared/facts/part-types.ts';
import type { ImportOptions, ImportPreview, ImportProblems, ImportJob } from './contract.ts';
import { carFinder } from './find-car.ts';
import { fileRows } from './formats/open-rows.ts';
import type { RawRow } from './formats/row.ts';
import type { ImportFiles } from './import-files.ts';
import type { ImportField } from './import-fields.ts';
import { importView, importViews } from './import-view.ts';
import { CHAIN, findJob, type PlacedJob } from './job-place.ts';
import { latestJobs, problemsAfter } from './jobs.queries.ts';
import { planParts, type PartPlan } from './plan-parts.ts';
import { planStock, type StockPlan } from './plan-stock.ts';
import { isWrite } from './apply-stock.ts';
import { readRow, type ReadRow } from './read-row.ts';

const LATEST = 20;
const PREVIEW_ROWS = 50;
const PROBLEMS_PAGE = 200;

/** The latest imports of a branch, and those of the catalog for who edits it. */
export async function listImports(ctx: Ctx, scope: BranchScope): Promise<{ imports: ImportJob[] }> {
  requirePermission(ctx, 'stock:receive');
  const own = await latestJobs(ctx.placement.branch(scope), scope, LATEST);
  const { actor } = ctx;
  const isEditor = actor.type === 'staff' && isGranted(actor.role, 'catalog:edit');
  const chain = isEditor ? await latestJobs(ctx.placement.central(), { branchId: CHAIN }, LATEST) : [];
  const jobs = [...own, ...chain].sort((a, b) => (a.id < b.id ? 1 : -1)).slice(0, LATEST);
  return { imports: await importViews(ctx, jobs) };
}

export async function readImport(ctx: Ctx, scope: BranchScope, id: string): Promise<ImportJob> {
  requirePermission(ctx, 'stock:receive');
  return importView(ctx, (await findJob(ctx, scope, id)).job);
}

/** A page of what is wrong, in words. */
export async function importProblems(
  ctx: Ctx,
  scope: BranchScope,
  input: { readonly id: string; readonly after: number },
): Promise<ImportProblems> {
  requirePermission(ctx, 'stock:receive');
  const { job, db } = await findJob(ctx, scope, input.id);
  const found = await problemsAfter(db, job, { after: input.after, limit: PROBLEMS_PAGE });
  const isFull = found.length === PROBLEMS_PAGE;
  const lastRow = found.at(-1)?.rowNo ?? 0;
  // A row's problems stay on one page.
  const whole = isFull && found[0]?.rowNo !== lastRow ? found.filter(({ rowNo }) => rowNo < lastRow) : found;
  return {
    problems: whole,
    next: isFull ? (whole.at(-1)?.rowNo ?? null) : null,
  };
}

/** The first rows of the file as these options understand them; nothing is kept. */
export async function previewImport(
  ctx: Ctx,
  scope: BranchScope,
  input: { readonly id: string; readonly options?: ImportOptions | undefined; readonly files: ImportFiles },
): Promise<ImportPreview> {
  requirePermission(ctx, 'stock:receive');
  const placed = await findJob(ctx, scope, input.id);
  const { job } = placed;
  if (!job.shape || job.fileHash === null) return { columns: [], rows: [] };
  const options = input.options ?? job.options;
  const raw: RawRow[] = [];
  for await (const { rows } of fileRows(await input.files.pathOf(job.fileHash), job.shape)) {
    raw.push(...rows.slice(0, PREVIEW_ROWS - raw.length));
    if (raw.length >= PREVIEW_ROWS) break;
  }
  const read = raw.map((row) => readRow(job.kind, options.columns, row));
  const plans = await plansOf(ctx, placed, read, options);
  return {
    columns: job.shape.columns,
    rows: plans.map((plan, at) => ({
      rowNo: plan.row.rowNo,
      cells: [...(raw[at]?.cells ?? [])],
      outcome: outcomeOf(plan),
      understood: understoodOf(plan.row, ctx.locale),
      problems: [...plan.problems],
    })),
  };
}

async function plansOf(
  ctx: Ctx,
  { job, db, scope }: PlacedJob,
  rows: readonly ReadRow[],
  options: ImportOptions,
): Promise<readonly (StockPlan | PartPlan)[]> {
  if (!scope) return planParts(db, rows, carFinder(await listGenerations(ctx)));
  const kind = job.kind === 'prices' ? 'prices' : 'stock';
  return planStock(db, scope, rows, { kind, quantities: options.quantities, lock: false, at: ctx.now() });
}

function outcomeOf(plan: StockPlan | PartPlan): ImportPreview['rows'][number]['outcome'] {
  if (plan.problems.length > 0) return 'wrong';
  if ('newFits' in plan) return plan.newPart ? 'create' : plan.newFits.length > 0 ? 'change' : 'same';
  if (!isWrite(plan.change)) return 'same';
  return plan.change.before ? 'change' : 'create';
}

function understoodOf(row: ReadRow, locale: Ctx['locale']): Partial<Record<ImportField, string>> {
  const type = row.partType === null ? undefined : partTypeOf(row.partType);
  const name =
    type &&
    (row.position === null
      ? locale === 'en'
        ? type.en
        : type.es
      : nameOf(type, row.position, locale === 'en' ? 'en' : 'es'));
  const values: Partial<Record<ImportField, string | undefined>> = {
    partNumber: row.partNumber,
    maker: row.maker,
    partType: name,
    quantity: row.quantity === null ? undefined : String(row.quantity),
    price: row.priceCents === null ? undefined : pesos(row.priceCents),
    bin: row.bin ?? undefined,
    make: row.make,
    model: row.model,
    generation: row.generation,
    yearFrom: row.yearFrom === null ? undefined : String(row.yearFrom),
    yearTo: row.yearTo === null ? undefined : String(row.yearTo),
    engine: row.engine,
    note: row.note ?? undefined,
  };
  return Object.fromEntries(
    Object.entries(values).flatMap(([field, value]) =>
      value === undefined || value === '' ? [] : [[field, value]],
    ),
  );
}

/** `1234.50`: plain, as a file has it; screens format it. */
export function pesos(cents: number): string {
  const text = String(Math.abs(cents)).padStart(3, '0');
  return `${cents < 0 ? '-' : ''}${text.slice(0, -2)}.${text.slice(-2)}`;
}
