import { z } from 'zod';
import { GRADES } from '#shared/facts/grading.ts';
import { IMPACTS } from '#shared/facts/impact.ts';
import { POSITIONS } from '#shared/positions.ts';
import { lineText, noteText } from '#shared/text-schema.ts';
import { isVin } from '#shared/vin.ts';

import { WholeFigures } from './prices/contract.ts';

const Uuid = z.uuid();
const BranchCode = z.string().regex(/^[A-Z]{3}$/);
const Day = z.iso.date();
const GenerationPath = z
  .string()
  .max(160)
  .regex(/^[a-z0-9-]+\/[a-z0-9-]+\/[a-z0-9-]+$/);
const ModelYear = z.number().int().min(1950).max(2100);
const OdometerKm = z.number().int().min(0).max(2_000_000);

/** ARA: place 1–9, kind, size in bank cards. The kinds are those that have words on screen. */
export const DamageCode = z.string().regex(/^[1-9][PSDECRBGHKMTU][1-9]$/);

export const MOST_PIECES = 400;

export const DonorParams = z.object({ branch: BranchCode, id: Uuid });

/** Which pieces a car gives, and what is known of grade and price of each, before anybody looked at it. */
export const TeardownQuery = z.object({
  generation: GenerationPath,
  /** Without it, parts that differ by engine or gearbox are left out. */
  vehicle: z.coerce.number().int().positive().optional(),
  modelYear: z.coerce.number().pipe(ModelYear),
});

/**
 * Where a price comes from; `baseCents` is that of grade B. `same`: this part on shelves of the chain. `sides`: the
 * same type elsewhere on this car. `similar`: the same type of cars of this shape, brought to this car's price level.
 * `reference`: the table of estimates; `newPercent` is its share of the new part, null when nobody sells it new.
 */
export const PriceBasis = z.discriminatedUnion('kind', [
  z.object({
    kind: z.enum(['same', 'sides', 'similar']),
    count: z.number().int(),
    baseCents: z.number().int(),
  }),
  z.object({
    kind: z.literal('reference'),
    newPercent: z.number().int().nullable(),
    baseCents: z.number().int(),
  }),
]);

export const TeardownPiece = z.object({
  partId: z.number().int(),
  system: z.string(),
  partType: z.string(),
  position: z.enum(POSITIONS),
  /** Decides how it is graded. */
  partClass: z.enum(['mechanical', 'body', 'glass', 'electrical', 'lamp', 'interior', 'wear', 'wheel']),
  /** Sold used at all: brake pads and batteries are not. */
  isSoldUsed: z.boolean(),
  /** Null: nothing to go by. */
  basis: PriceBasis.nullable(),
  /** What the new part costs on this car, and the chain's own rule; left out where there is none. */
  newCents: z.number().int().nullable().optional(),
  figures: WholeFigures.optional(),
});

export const Teardown = z.object({
  generation: z.string(),
  label: z.string(),
  modelYear: z.number().int(),
  ageYears: z.number().int(),
  /** Types that this car has only with an engine or gearbox that was not named. */
  openTypes: z.number().int(),
  pieces: z.array(TeardownPiece),
});

export const DonorPieceDraft = z.object({
  partId: z.number().int().positive(),
  /** Null: nobody can tell yet. */
  grade: z.enum(GRADES).nullable(),
  /** IVA included; null: not for sale until it has one. */
  priceCents: z.number().int().min(1).max(100_000_000).nullable(),
  damageCodes: z.array(DamageCode).max(9),
  /** Sold to be repaired or taken apart: no warranty. */
  isForParts: z.boolean(),
  note: noteText(300).nullable(),
});

/** `id` is the car's UUIDv7 and the idempotency key. Pieces that are not named were missing or are not stocked. */
export const DonorDraft = z.object({
  id: Uuid,
  branch: BranchCode,
  generation: GenerationPath,
  vehicleId: z.number().int().positive().nullable(),
  modelYear: ModelYear,
  vin: z
    .string()
    .max(64)
    .transform((text) => text.toUpperCase())
    .refine(isVin)
    .nullable(),
  odometerKm: OdometerKm.nullable(),
  colour: lineText(40, 1).nullable(),
  impact: z.enum(IMPACTS),
  yardPosition: lineText(20, 1).nullable(),
  arrivedOn: Day,
  pieces: z.array(DonorPieceDraft).max(MOST_PIECES),
});

const DonorPiece = z.object({
  id: Uuid,
  code: z.string(),
  system: z.string(),
  partType: z.string(),
  position: z.enum(POSITIONS),
  grade: z.enum(GRADES).nullable(),
  priceCents: z.number().int().nullable(),
  damageCodes: z.array(z.string()),
  bin: z.string().nullable(),
  note: z.string().nullable(),
  /** `gone`: sold, sent to another branch or written off. */
  state: z.enum(['on-shelf', 'held', 'gone']),
});

const DonorFigures = z.object({
  pieces: z.number().int(),
  left: z.number().int(),
  unpriced: z.number().int(),
  leftCents: z.number().int(),
});

export const DonorSummary = z.object({
  id: Uuid,
  arrivedOn: z.string(),
  generation: z.string(),
  label: z.string(),
  modelYear: z.number().int(),
  engine: z.string().nullable(),
  odometerKm: z.number().int().nullable(),
  colour: z.string().nullable(),
  impact: z.enum(IMPACTS),
  yardPosition: z.string().nullable(),
  status: z.enum(['received', 'dismantling', 'dismantled', 'closed']),
  figures: DonorFigures,
  hasPapers: z.boolean(),
});

export const DonorListQuery = z.object({
  /** Cars that nobody proved the origin of: neither factura, carta de procedencia nor pedimento. */
  without: z.enum(['papers']).optional(),
  after: z.string().max(60).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

/** Newest arrivals first. */
export const DonorPage = z.object({
  items: z.array(DonorSummary),
  next: z.string().nullable(),
  /** Cars of the branch without papers, on all pages. */
  withoutPapers: z.number().int(),
});

export const DonorDetail = DonorSummary.extend({ vin: z.string().nullable(), pieces: z.array(DonorPiece) });

export const DonorReceipt = z.object({
  id: Uuid,
  branch: BranchCode,
  label: z.string(),
  pieces: z.array(DonorPiece.pick({ id: true, code: true, partType: true, position: true })),
  unpriced: z.number().int(),
  valueCents: z.number().int(),
});

export type TeardownQuery = z.infer<typeof TeardownQuery>;
export type PriceBasis = z.infer<typeof PriceBasis>;
export type TeardownPiece = z.infer<typeof TeardownPiece>;
export type Teardown = z.infer<typeof Teardown>;
export type DonorPieceDraft = z.infer<typeof DonorPieceDraft>;
export type DonorDraft = z.infer<typeof DonorDraft>;
export type DonorPiece = z.infer<typeof DonorPiece>;
export type DonorSummary = z.infer<typeof DonorSummary>;
export type DonorListQuery = z.infer<typeof DonorListQuery>;
export type DonorPage = z.infer<typeof DonorPage>;
export type DonorDetail = z.infer<typeof DonorDetail>;
export type DonorReceipt = z.infer<typeof DonorReceipt>;
