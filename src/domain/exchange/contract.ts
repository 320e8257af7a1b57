import { z } from 'zod';
import { lineText } from '#shared/text-schema.ts';
import { IMPORT_FIELDS, IMPORT_KINDS } from './import-fields.ts';
import { PROBLEM_CODES } from './row-problem.ts';

export {
  FIELDS_OF_KIND,
  IMPORT_KINDS,
  missingFields,
  type ColumnMapping,
  type ImportField,
  type ImportKind,
} from './import-fields.ts';
export type { ProblemCode } from './row-problem.ts';

const BranchCode = z.string().regex(/^[A-Z]{3}$/);
const Field = z.enum(IMPORT_FIELDS);

export const ImportsParams = z.object({ branch: BranchCode });
export const ImportParams = z.object({ branch: BranchCode, id: z.uuid() });

export const ImportState = z.enum([
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
]);

/** Begins an import. The caller makes the id; the file follows by `PUT …/{id}/file`. */
export const ImportDraft = z.object({
  id: z.uuid(),
  kind: z.enum(IMPORT_KINDS),
  fileName: lineText(200, 1),
});

export const ImportOptions = z.object({
  /** Column of the file, from 0, by field. */
  columns: z.partialRecord(Field, z.number().int().min(0).max(99)),
  /** Of stock: quantities come in on top of what there is, or are what somebody counted. */
  quantities: z.enum(['receive', 'count']).default('receive'),
});

export const ImportCounts = z.object({
  /** Rows read. */
  rows: z.number().int(),
  /** Rows with something wrong; they are left out. */
  wrong: z.number().int(),
  /** Of these, rows that say again what an earlier row said. */
  duplicates: z.number().int(),
  created: z.number().int(),
  changed: z.number().int(),
  /** Rows that agree with what there is. */
  same: z.number().int(),
  /** Parts that the catalog did not have. */
  newParts: z.number().int(),
  /** After undoing: taken back, and kept because somebody touched them since. */
  undone: z.number().int(),
  kept: z.number().int(),
});

export const ImportView = z.object({
  id: z.uuid(),
  kind: z.enum(IMPORT_KINDS),
  state: ImportState,
  fileName: z.string(),
  fileBytes: z.number().int(),
  format: z.enum(['csv', 'xlsx', 'aces', 'pies']).nullable(),
  encoding: z.string().nullable(),
  /** Names of the columns of the file. */
  columns: z.array(z.string()),
  options: ImportOptions,
  /** Of the phase going on, 0 to 1. */
  progress: z.number(),
  counts: ImportCounts,
  /** Why it could not go on: the permanent code, and words with what to do. */
  failure: z.object({ code: z.string(), text: z.string() }).nullable(),
  createdBy: z.string(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
  version: z.number().int(),
});

/** Before its failure is put into words, in the language of who asks. */
export type ImportJob = Omit<ImportView, 'failure'> & {
  readonly failure: { readonly code: string; readonly details: Readonly<Record<string, unknown>> } | null;
};

export const ImportList = z.object({ imports: z.array(ImportView) });

export const RowOutcome = z.enum(['create', 'change', 'same', 'wrong']);

const Problem = z.object({
  field: Field,
  code: z.enum(PROBLEM_CODES),
  /** What stood there. */
  value: z.string(),
});

/** The first rows as they are understood with these options. */
export const ImportPreview = z.object({
  columns: z.array(z.string()),
  rows: z.array(
    z.object({
      rowNo: z.number().int(),
      cells: z.array(z.string()),
      outcome: RowOutcome,
      /** What will stand there, by field, as the product writes it. */
      understood: z.partialRecord(Field, z.string()),
      problems: z.array(Problem),
    }),
  ),
});

export const PreviewQuery = z.object({
  /** The options, as JSON; without them the stored ones. */
  options: z
    .string()
    .max(2_000)
    .transform((text, check): unknown => {
      try {
        return JSON.parse(text);
      } catch {
        check.addIssue({ code: 'custom', message: 'not JSON' });
        return z.NEVER;
      }
    })
    .pipe(ImportOptions)
    .optional(),
});

export const ImportProblems = z.object({
  problems: z.array(Problem.extend({ rowNo: z.number().int() })),
  /** Pass as `after` for the next page; null at the end. */
  next: z.number().int().nullable(),
});

export const ProblemsQuery = z.object({ after: z.coerce.number().int().min(0).default(0) });

/** `check` reads the whole file and changes nothing; `run` does it; `undo` takes back what it did; `cancel` stops after the rows at hand. */
export const ImportStep = z.object({
  step: z.enum(['check', 'run', 'undo', 'cancel']),
  /** With `check`. */
  options: ImportOptions.optional(),
  version: z.number().int(),
});

export const ExportParams = z.object({
  branch: BranchCode,
  /** `existencias.csv`, `refacciones.csv`, `compatibilidades.csv`, `aces.xml`, `pies.xml`, `mercadolibre.csv` and the same as `.xlsx`. */
  file: z.string().regex(/^[a-z]{3,20}\.(?:csv|xlsx|xml)$/),
});

export const FeedSetting = z.object({ isOn: z.boolean() });

export type ImportDraft = z.infer<typeof ImportDraft>;
export type ImportOptions = z.infer<typeof ImportOptions>;
export type ImportCounts = z.infer<typeof ImportCounts>;
export type ImportView = z.infer<typeof ImportView>;
export type ImportList = z.infer<typeof ImportList>;
export type ImportPreview = z.infer<typeof ImportPreview>;
export type ImportProblems = z.infer<typeof ImportProblems>;
export type ImportStep = z.infer<typeof ImportStep>;
export type ImportState = z.infer<typeof ImportState>;
export type FeedSetting = z.infer<typeof FeedSetting>;
