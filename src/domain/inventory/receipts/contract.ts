import { z } from 'zod';
import { POSITIONS } from '#shared/positions.ts';
import { lineText, noteText } from '#shared/text-schema.ts';

const Uuid = z.uuid();
const BranchCode = z.string().regex(/^[A-Z]{3}$/);

export const ReceiptParams = z.object({ branch: BranchCode, id: Uuid });

export const ReceivableQuery = z.object({ code: lineText(120, 1) });

/** A part that can be received, with what the branch has of it. */
export const ReceivablePart = z.object({
  partId: z.number().int(),
  partType: z.string(),
  position: z.enum(POSITIONS),
  maker: z.string(),
  partNumber: z.string(),
  onHand: z.number().int(),
  priceCents: z.number().int().nullable(),
  bin: z.string().nullable(),
  minimum: z.number().int().nullable(),
  /** What one cost the last time; null without any. */
  lastCostCents: z.number().int().nullable(),
});

/** `exact`: the code is this one part and no other. */
export const Receivable = z.object({ exact: z.boolean(), items: z.array(ReceivablePart) });

export const ReceiptDraft = z.object({
  /** UUIDv7 of the client; equals the Idempotency-Key. */
  id: Uuid,
  supplier: lineText(120, 1),
  documentNumber: lineText(60, 1),
  receivedOn: z.iso.date(),
  note: noteText(300).optional(),
  lines: z
    .array(
      z.object({
        partId: z.number().int().positive(),
        quantity: z.number().int().min(1).max(100_000),
        /** Of one piece, without IVA; null: the document does not say. */
        unitCostCents: z.number().int().min(0).max(100_000_000).nullable(),
        /** The price to ask from now on (IVA included); left out: as it is. */
        priceCents: z.number().int().min(1).max(100_000_000).optional(),
        bin: lineText(20, 1).optional(),
      }),
    )
    .min(1)
    .max(300),
});

const ReceiptSummary = z.object({
  id: Uuid,
  supplier: z.string(),
  documentNumber: z.string(),
  receivedOn: z.string(),
  note: z.string().nullable(),
  costCents: z.number().int(),
  pieces: z.number().int(),
  receivedBy: z.string().nullable(),
  recordedAt: z.iso.datetime(),
});

/** Newest first; `suppliers` are those of before, the most used first. */
export const ReceiptList = z.object({
  items: z.array(ReceiptSummary),
  suppliers: z.array(z.string()),
});

export const Receipt = ReceiptSummary.extend({
  lines: z.array(
    z.object({
      stockItemId: Uuid,
      partId: z.number().int(),
      partType: z.string(),
      position: z.enum(POSITIONS),
      maker: z.string(),
      partNumber: z.string(),
      quantity: z.number().int(),
      unitCostCents: z.number().int().nullable(),
      onHand: z.number().int(),
    }),
  ),
});

/** Null: no minimum. */
export const MinimumChange = z.object({ minimum: z.number().int().min(1).max(100_000).nullable() });

export type ReceivablePart = z.infer<typeof ReceivablePart>;
export type Receivable = z.infer<typeof Receivable>;
export type ReceiptDraft = z.infer<typeof ReceiptDraft>;
export type ReceiptList = z.infer<typeof ReceiptList>;
export type Receipt = z.infer<typeof Receipt>;
export type MinimumChange = z.infer<typeof MinimumChange>;
