import { z } from 'zod';
import { Picture } from '#contract/media';
import { POSITIONS } from '#shared/positions.ts';
import { lineText, noteText } from '#shared/text-schema.ts';

const BranchCode = z.string().regex(/^[A-Z]{3}$/);
const Quantity = z.number().int().min(0).max(10_000);

export const TransferState = z.enum(['requested', 'cancelled', 'declined', 'sent', 'differing', 'received']);

const MAX_TRANSFER_LINES = 100;

export const TransferParams = z.object({ branch: BranchCode, id: z.uuid() });

/**
 * Asks another branch for pieces, or begins to send some: the branch of the address is one of the two. The `id` is
 * made by the caller and is the idempotency key.
 */
export const TransferDraft = z.object({
  id: z.uuid(),
  from: BranchCode,
  to: BranchCode,
  lines: z
    .array(
      z.object({
        /** Serial number of a used piece, or part number of a new one. */
        code: lineText(60, 1),
        /** Of a part number that several makers use. */
        maker: lineText(60).optional(),
        quantity: z.number().int().min(1).max(10_000).default(1),
      }),
    )
    .min(1)
    .max(MAX_TRANSFER_LINES),
  note: noteText(300).optional(),
});

/** How many of each line are in the box by now; of lines that are not named nothing changes. */
export const TransferPick = z.object({
  lines: z
    .array(z.object({ line: z.number().int(), picked: Quantity }))
    .min(1)
    .max(MAX_TRANSFER_LINES),
});

export const TransferClosing = z.object({ reason: lineText(300).optional() });

/** What arrived of each line; what is not said to have arrived is missing. */
export const TransferArrival = z.object({
  lines: z
    .array(
      z.object({
        line: z.number().int(),
        /** In good order. */
        received: Quantity,
        damaged: Quantity.default(0),
        note: noteText(300).optional(),
      }),
    )
    .max(MAX_TRANSFER_LINES),
  /** In the parcel and not on the list. */
  extras: z
    .array(z.object({ code: lineText(60, 1), quantity: z.number().int().min(1).max(10_000) }))
    .max(50)
    .default([]),
});

export const LOSS_REASONS = ['lost-on-the-way', 'broken-on-the-way', 'stolen', 'other'] as const;

/** What became of missing pieces: back on the shelf here, or lost. Lost ones need a reason, `other` a note. */
export const TransferSettlement = z.object({
  lines: z
    .array(
      z.object({
        line: z.number().int(),
        returned: Quantity,
        writtenOff: Quantity,
        reason: z.enum(LOSS_REASONS).optional(),
        note: noteText(300).optional(),
      }),
    )
    .max(MAX_TRANSFER_LINES),
});

export const TRANSFER_TABS = ['supply', 'transit', 'receive', 'differing', 'done'] as const;

export const TransferQuery = z.object({
  tab: z.enum(TRANSFER_TABS).default('supply'),
  after: z.string().max(120).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});

const TransferHead = z.object({
  id: z.uuid(),
  /** For people, labels and the packing list: `T-3F9A02C1`. */
  code: z.string(),
  /** Whether pieces leave the branch of the address or come to it. */
  side: z.enum(['out', 'in']),
  state: TransferState,
  from: BranchCode,
  to: BranchCode,
  note: z.string().nullable(),
  /** Why it was declined or not wanted any more. */
  reason: z.string().nullable(),
  /** The branch that asked does not want it any more; the other has not answered yet. */
  withdrawn: z.boolean(),
  requestedBy: z.string().nullable(),
  requestedAt: z.iso.datetime(),
  sentBy: z.string().nullable(),
  sentAt: z.iso.datetime().nullable(),
  receivedBy: z.string().nullable(),
  receivedAt: z.iso.datetime().nullable(),
});

export const TransferRow = TransferHead.extend({
  lines: z.number().int(),
  pieces: z.number().int(),
  /** The first part types of the list, for people to know it by. */
  partTypes: z.array(z.string()),
});

export const TransferPage = z.object({
  asOf: z.iso.datetime(),
  items: z.array(TransferRow),
  next: z.string().nullable(),
  tabs: z.record(z.enum(TRANSFER_TABS), z.number().int()),
  /** Pieces that are in no branch: on their way from this one, and to it. */
  transit: z.object({ out: z.number().int(), in: z.number().int() }),
});

export const TransferLine = z.object({
  line: z.number().int(),
  kind: z.enum(['unit', 'bulk']),
  code: z.string(),
  partType: z.string(),
  position: z.enum(POSITIONS),
  maker: z.string(),
  partNumber: z.string(),
  vehicleLabel: z.string().nullable(),
  photo: Picture.nullable(),
  requested: z.number().int(),
  picked: z.number().int(),
  sent: z.number().int(),
  received: z.number().int(),
  damaged: z.number().int(),
  missing: z.number().int(),
  returned: z.number().int(),
  writtenOff: z.number().int(),
  note: z.string().nullable(),
  lossReason: z.string().nullable(),
  /** Where it lies in this branch, and how many can be taken; null while it is not here. */
  bin: z.string().nullable(),
  available: z.number().int().nullable(),
});

export const TransferView = TransferHead.extend({
  lines: z.array(TransferLine),
  extras: z.array(z.object({ code: z.string(), quantity: z.number().int() })),
});

/** What of the chain is in no branch, by the documents and by the ledger. */
export const TransitReport = z.object({
  asOf: z.iso.datetime(),
  pieces: z.number().int(),
  /** Parts of which the two say different things: a fault. */
  differing: z.array(
    z.object({ partId: z.number().int(), documents: z.number().int(), ledger: z.number().int() }),
  ),
  /** Serial numbers that stand on two shelves: a fault. */
  twice: z.array(z.string()),
});

export type TransitReport = z.infer<typeof TransitReport>;
export type TransferState = z.infer<typeof TransferState>;
export type TransferDraft = z.infer<typeof TransferDraft>;
export type TransferPick = z.infer<typeof TransferPick>;
export type TransferArrival = z.infer<typeof TransferArrival>;
export type TransferSettlement = z.infer<typeof TransferSettlement>;
export type TransferQuery = z.infer<typeof TransferQuery>;
export type TransferTab = TransferQuery['tab'];
export type TransferRow = z.infer<typeof TransferRow>;
export type TransferPage = z.infer<typeof TransferPage>;
export type TransferLine = z.infer<typeof TransferLine>;
export type TransferView = z.infer<typeof TransferView>;
