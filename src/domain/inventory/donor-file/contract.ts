import { z } from 'zod';
import { LONGEST_EDGE, Picture, PrivatePicture } from '#contract/media';
import { lineText, noteText } from '#shared/text-schema.ts';

const Uuid = z.uuid();
const BranchCode = z.string().regex(/^[A-Z]{3}$/);
const Amount = z.number().int().min(0).max(10_000_000_000);

/** Factura, carta de procedencia, baja de placas, pedimento de importación. */
const PAPER_KINDS = ['invoice', 'origin-letter', 'plates-cancelled', 'import-permit', 'other'] as const;

export const DonorPaperParams = z.object({ branch: BranchCode, id: Uuid, paper: Uuid });
/** The longest side that will do, in pixels; the largest there is unless said. */
export const PaperPhotoQuery = z.object({
  edge: z.coerce.number().int().min(1).max(LONGEST_EDGE).optional(),
});
export const DonorPhotoParams = z.object({ branch: BranchCode, id: Uuid, photo: Uuid });

export const PaperDraft = z.object({
  id: Uuid,
  kind: z.enum(PAPER_KINDS),
  number: lineText(60, 1),
  issuedOn: z.iso.date().nullable(),
  issuer: lineText(120, 1).nullable(),
});

/** What is known of a car's cost, in pesos that were paid; null: nobody wrote it down. */
export const DonorCosts = z.object({
  purchaseCents: Amount.nullable(),
  towCents: Amount.nullable(),
  papersCents: Amount.nullable(),
  otherCents: Amount.nullable(),
});

export const DonorChange = z.object({
  yardPosition: lineText(20, 1).nullable(),
  costs: DonorCosts,
  version: z.number().int(),
});

/** What a car brought: sold pieces less their discounts, what is left at today's prices, and what it cost. */
export const DonorReturn = z.object({
  costCents: z.number().int().nullable(),
  soldPieces: z.number().int(),
  soldCents: z.number().int(),
  leftPieces: z.number().int(),
  leftCents: z.number().int(),
  unpriced: z.number().int(),
  writtenOff: z.number().int(),
});

export const DonorFile = z.object({
  version: z.number().int(),
  yardPosition: z.string().nullable(),
  status: z.enum(['received', 'dismantling', 'dismantled', 'closed']),
  papers: z.array(
    z.object({
      id: Uuid,
      kind: z.enum(PAPER_KINDS),
      number: z.string(),
      issuedOn: z.string().nullable(),
      issuer: z.string().nullable(),
      /** At the paper's own address, for whoever may see this. */
      photo: PrivatePicture.nullable(),
      addedBy: z.string().nullable(),
      addedAt: z.iso.datetime(),
    }),
  ),
  photos: z.array(Picture.extend({ id: Uuid })),
  costs: DonorCosts,
  returns: DonorReturn,
});

/** The wreck goes to the crusher. `write-off`: what is left on it goes too; `keep`: it was taken off and stays. */
export const DonorClosing = z.object({
  remaining: z.enum(['write-off', 'keep']),
  note: noteText(300).optional(),
  version: z.number().int(),
});

export const DonorClosed = z.object({
  id: Uuid,
  writtenOff: z.number().int(),
  kept: z.number().int(),
  valueCents: z.number().int(),
});

export type PaperKind = (typeof PAPER_KINDS)[number];
export type PaperDraft = z.infer<typeof PaperDraft>;
export type DonorCosts = z.infer<typeof DonorCosts>;
export type DonorChange = z.infer<typeof DonorChange>;
export type DonorReturn = z.infer<typeof DonorReturn>;
export type DonorFile = z.infer<typeof DonorFile>;
export type DonorClosing = z.infer<typeof DonorClosing>;
export type DonorClosed = z.infer<typeof DonorClosed>;
