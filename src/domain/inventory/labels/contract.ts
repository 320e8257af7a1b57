import { z } from 'zod';
import { LABEL_FORMAT_NAMES, LABEL_FORMATS, labelsPerPage } from '#shared/facts/label-formats.ts';

/** Labels of one order; more are several. */
export const MAX_LABELS = 1_000;
/** Different pieces of one order. */
export const MAX_LABELLED = 600;

/**
 * What to print labels of: pieces of the branch, what is left of one donor car, or shelves. `start`: the first free
 * label of a sheet that was begun. ZPL is for label printers only.
 */
export const LabelOrder = z
  .object({
    format: z.enum(LABEL_FORMAT_NAMES),
    output: z.enum(['pdf', 'zpl']).default('pdf'),
    start: z.number().int().min(1).max(30).default(1),
    showPrice: z.boolean().default(false),
    lang: z.enum(['es-MX', 'en']).default('es-MX'),
    pieces: z
      .array(z.object({ stockItemId: z.uuid(), copies: z.number().int().min(1).max(100).default(1) }))
      .max(MAX_LABELLED)
      .default([]),
    donorId: z.uuid().optional(),
    bins: z
      .array(
        z
          .string()
          .trim()
          .regex(/^[\x20-\x7e]{1,20}$/),
      )
      .max(300)
      .default([]),
  })
  .refine(({ pieces, donorId, bins }) => pieces.length + bins.length > 0 || donorId !== undefined, {
    path: ['pieces'],
    message: 'nothing to label',
  })
  .refine(({ pieces }) => pieces.reduce((sum, { copies }) => sum + copies, 0) <= MAX_LABELS, {
    path: ['pieces'],
    message: `at most ${MAX_LABELS} labels`,
  })
  .refine(({ format, start }) => start <= labelsPerPage(format), {
    path: ['start'],
    message: 'not on the sheet',
  })
  .refine(({ format, output }) => output === 'pdf' || LABEL_FORMATS[format].kind === 'roll', {
    path: ['output'],
    message: 'ZPL is for label printers',
  });

/** Shelves that something lies on, in order. */
export const BinList = z.object({ bins: z.array(z.object({ bin: z.string(), items: z.number().int() })) });

export type LabelOrder = z.output<typeof LabelOrder>;
export type BinList = z.infer<typeof BinList>;
