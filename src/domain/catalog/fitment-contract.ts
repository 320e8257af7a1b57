import { z } from 'zod';
import { POSITIONS } from '#shared/positions.ts';
import { lineText, noteText } from '#shared/text-schema.ts';

const Year = z.number().int().min(1900).max(2100);
const Month = z.string().regex(/^(?:19|20)\d{2}-(?:0[1-9]|1[0-2])$/);
const Path = z
  .string()
  .max(160)
  .regex(/^[a-z0-9-]+\/[a-z0-9-]+\/[a-z0-9-]+$/);

const FitEvidence = z.enum(['table', 'staff', 'sales']);

const FitGeneration = z.object({
  yearFrom: z.number().int(),
  yearTo: z.number().int(),
  doors: z.array(z.number().int()),
  vehicles: z.array(
    z.object({
      id: z.number().int(),
      engine: z.string(),
      transmission: z.string(),
      drivetrain: z.string(),
      yearFrom: z.number().int(),
      yearTo: z.number().int(),
    }),
  ),
});

const FitRow = z.object({
  generation: z.string(),
  yearFrom: z.number().int(),
  yearTo: z.number().int().nullable(),
  vehicles: z.array(z.number().int()).optional(),
  doors: z.number().int().optional(),
  airConditioning: z.boolean().optional(),
  fromMonth: z.string().optional(),
  toMonth: z.string().optional(),
  position: z.enum(POSITIONS).optional(),
  note: z.string().optional(),
  evidence: FitEvidence,
  kept: z.number().int().optional(),
  returned: z.number().int().optional(),
  via: z.string().optional(),
});

/** Plain facts of fit, the same for everybody; the verdict for one car is made of them by `fitVerdict`. */
export const FitFacts = z.object({
  rows: z.array(FitRow),
  donor: z
    .object({ generation: z.string(), vehicleId: z.number().int().nullable(), year: z.number().int() })
    .optional(),
  cars: z.record(z.string(), FitGeneration),
});

/** The customer's car, as far as it is known. */
export const CustomerCar = z.object({
  generation: Path,
  year: Year.nullish(),
  years: z.tuple([Year, Year]).optional(),
  vehicleId: z.number().int().positive().optional(),
  engine: z.string().max(60).optional(),
  transmission: z.string().max(10).optional(),
  drivetrain: z.string().max(4).optional(),
  doors: z.number().int().min(2).max(6).optional(),
  airConditioning: z.boolean().optional(),
  months: z.tuple([z.number().int().min(1).max(12), z.number().int().min(1).max(12)]).optional(),
});

/** What a row of fitment asks of a car besides generation and year. */
export const FitmentQualifiers = z.object({
  engine: lineText(60, 1).optional(),
  transmission: lineText(10, 1).optional(),
  drivetrain: lineText(4, 1).optional(),
  doors: z.number().int().min(2).max(6).optional(),
  airConditioning: z.boolean().optional(),
  fromMonth: Month.optional(),
  toMonth: Month.optional(),
  position: z.enum(POSITIONS).optional(),
  note: noteText(200, 1).optional(),
});

/** A row as staff write it. */
export const FitmentDraft = z.object({
  generation: Path,
  yearFrom: Year,
  /** Null: still made. */
  yearTo: Year.nullable(),
  qualifiers: FitmentQualifiers.default({}),
  evidence: FitEvidence.default('staff'),
  source: lineText(160).optional(),
});

const FITMENT_CONFLICTS = [
  'duplicate',
  'overlap',
  'outside-generation',
  'years-reversed',
  'no-such-engine',
  'brought-back',
] as const;

/** What does not agree; `with` is the row it is about, when it is two. */
export const FitmentConflict = z.object({
  kind: z.enum(FITMENT_CONFLICTS),
  row: z.number().int(),
  with: z.number().int().optional(),
});

const PartHeadShape = z.object({
  id: z.number().int(),
  partType: z.string(),
  position: z.enum(POSITIONS),
  maker: z.string(),
  partNumber: z.string(),
  origin: z.enum(['genuine', 'aftermarket']),
  /** The car it was catalogued for. */
  car: z.string().nullable(),
  fitments: z.number().int(),
});

export const PartQuery = z.object({
  /** Part number, or words of part type and maker. */
  q: lineText(80).default(''),
  generation: Path.optional(),
  partType: z
    .string()
    .regex(/^[a-z0-9-]{1,32}$/)
    .optional(),
  limit: z.coerce.number().int().min(1).max(100).default(40),
});

export const PartList = z.object({ parts: z.array(PartHeadShape) });

export const PartParams = z.object({ part: z.coerce.number().int().positive() });

/** All that is known of what one part fits. */
export const FitmentSheet = z.object({
  part: PartHeadShape,
  /** Of the list as a whole; grows with every change. */
  version: z.number().int(),
  rows: z.array(
    z.object({
      id: z.number().int(),
      generation: z.string(),
      label: z.string(),
      code: z.string(),
      yearFrom: z.number().int(),
      yearTo: z.number().int().nullable(),
      /** The vehicle of the catalog that the row names. */
      vehicle: z.string().nullable(),
      qualifiers: FitmentQualifiers,
      evidence: FitEvidence,
      source: z.string().nullable(),
      kept: z.number().int(),
      returned: z.number().int(),
    }),
  ),
  conflicts: z.array(FitmentConflict),
  lastChange: z
    .object({
      kind: z.enum(['edit', 'paste', 'undo', 'import']),
      by: z.string().nullable(),
      at: z.iso.datetime(),
    })
    .nullable(),
  group: z.number().int().nullable(),
});

/** One change of the list: all of it or nothing. `version` is the one that was on screen. */
export const FitmentChange = z.object({
  version: z.number().int().min(0),
  kind: z.enum(['edit', 'paste', 'import']).default('edit'),
  add: z.array(FitmentDraft).max(500).default([]),
  replace: z
    .array(z.object({ id: z.number().int().positive(), row: FitmentDraft }))
    .max(500)
    .default([]),
  remove: z.array(z.number().int().positive()).max(500).default([]),
});

export const FitmentUndo = z.object({ version: z.number().int().min(1) });

export type CustomerCar = z.infer<typeof CustomerCar>;
export type FitmentQualifiers = z.infer<typeof FitmentQualifiers>;
export type FitmentDraft = z.infer<typeof FitmentDraft>;
export type FitmentConflict = z.infer<typeof FitmentConflict>;
export type FitmentSheet = z.infer<typeof FitmentSheet>;
export type FitmentChange = z.output<typeof FitmentChange>;
export type PartHead = z.infer<typeof PartHeadShape>;
export type PartQuery = z.infer<typeof PartQuery>;
