import { z } from 'zod';
import { POSITIONS } from '#shared/positions.ts';
import { lineText, noteText } from '#shared/text-schema.ts';

const Uuid = z.uuid();
const BranchCode = z.string().regex(/^[A-Z]{3}$/);
const Slug = z.string().regex(/^[a-z0-9-]{1,32}$/);
const Bin = lineText(20, 1);

export const CountParams = z.object({ branch: BranchCode, id: Uuid });

/** Which shelves and parts; nothing named is the whole branch. A bin counts with all that begin like it. */
export const CountScope = z.object({
  bin: Bin.optional(),
  system: Slug.optional(),
  partType: Slug.optional(),
  condition: z.enum(['used', 'new']).optional(),
});

export const CountDraft = z.object({
  /** UUIDv7 of the client; equals the Idempotency-Key. */
  id: Uuid,
  scope: CountScope,
});

export const CountStatus = z.enum(['counting', 'review', 'posted', 'cancelled']);

export const Count = z.object({
  id: Uuid,
  scope: CountScope,
  status: CountStatus,
  openedBy: z.string().nullable(),
  openedAt: z.iso.datetime(),
  closedBy: z.string().nullable(),
  closedAt: z.iso.datetime().nullable(),
  version: z.number().int(),
});

/** Newest first. */
export const CountList = z.object({ items: z.array(Count) });

/** What one scan saw. `serial`: a used piece, which can only be there once. */
export const CountScanned = z.object({
  id: Uuid,
  lineId: Uuid,
  code: z.string(),
  kind: z.enum(['unit', 'bulk', 'new', 'elsewhere', 'unknown']),
  partType: z.string().nullable(),
  position: z.enum(POSITIONS).nullable(),
  maker: z.string().nullable(),
  quantity: z.number().int(),
  bin: z.string().nullable(),
  by: z.string().nullable(),
  at: z.iso.datetime(),
});

/** How far a count is. While people count, nothing here says what the system expects. */
export const CountProgress = z.object({
  count: Count,
  /** Pieces seen, and different things among them. */
  pieces: z.number().int(),
  things: z.number().int(),
  people: z.array(z.object({ name: z.string(), pieces: z.number().int(), lastAt: z.iso.datetime() })),
  /** The latest, newest first. */
  scans: z.array(CountScanned),
});

export const CountScan = z.object({
  id: Uuid,
  /** As scanned or typed: a serial number, a part number, or the address that a QR code opens. */
  code: lineText(300, 1),
  /** Negative takes back what was scanned by mistake. */
  quantity: z
    .number()
    .int()
    .min(-100_000)
    .max(100_000)
    .refine((value) => value !== 0)
    .default(1),
  bin: Bin.optional(),
  /** One of several items with this part number. */
  stockItemId: Uuid.optional(),
});

export const CountScanReceipt = CountScanned.extend({
  /** Of this thing in this count so far. */
  counted: z.number().int(),
  /** The piece had been counted already; nothing was added. */
  isRepeated: z.boolean(),
});

export const CountStep = z.object({
  status: z.enum(['counting', 'review', 'cancelled']),
  version: z.number().int(),
});

/** `leave`: nothing is changed, somebody looks into it later. */
const COUNT_REASONS = [
  'not-found',
  'found',
  'broken-on-shelf',
  'sold-unrecorded',
  'wrong-entry',
  'misplaced',
  'other',
  'leave',
] as const;

export const CountExplanation = z.object({
  lineIds: z.array(Uuid).min(1).max(1_000),
  reason: z.enum(COUNT_REASONS),
  note: noteText(300).optional(),
});

export const CountAgain = z.object({ lineIds: z.array(Uuid).min(1).max(1_000) });

/**
 * `missing`: nobody saw it. `short`, `over`: another number than there was when it was scanned. `found`: seen, though
 * the system had none left. `new`: a part that the branch does not stock. `outside`: seen, but its shelf was not
 * counted, so a lower number says nothing. `elsewhere`: another branch has it. `unknown`: nobody knows the code.
 */
export const CountVerdict = z.enum([
  'agrees',
  'missing',
  'short',
  'over',
  'found',
  'new',
  'outside',
  'elsewhere',
  'unknown',
]);

/**
 * Why a line cannot be posted as it is. `moved`: it was sold or received between two scans of it. `corrected`:
 * somebody adjusted it after it was counted. `reserved`: it would leave a hold without its piece.
 */
export const CountProblem = z.enum(['moved', 'corrected', 'reserved']);

export const CountLine = z.object({
  id: Uuid,
  stockItemId: Uuid.nullable(),
  code: z.string(),
  partType: z.string().nullable(),
  position: z.enum(POSITIONS).nullable(),
  maker: z.string().nullable(),
  vehicleLabel: z.string().nullable(),
  bin: z.string().nullable(),
  /** Where it was seen, when that is another place. */
  seenBin: z.string().nullable(),
  /** The branch that has it, of `elsewhere`. */
  elsewhere: z.string().nullable(),
  verdict: CountVerdict,
  problem: CountProblem.nullable(),
  counted: z.number().int(),
  expected: z.number().int(),
  difference: z.number().int(),
  /** The difference at today's price; null without a price. */
  valueCents: z.number().int().nullable(),
  seenBy: z.string().nullable(),
  seenAt: z.iso.datetime().nullable(),
  /** Pieces that left or came between that and now. */
  movedSince: z.number().int(),
  needsReason: z.boolean(),
  reason: z.enum(COUNT_REASONS).nullable(),
  note: z.string().nullable(),
});

export const CountReviewQuery = z.object({
  show: z.enum(['differences', 'all']).default('differences'),
  after: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(500).default(200),
});

export const CountReview = z.object({
  count: Count,
  totals: z.object({
    things: z.number().int(),
    agreeing: z.number().int(),
    differing: z.number().int(),
    unexplained: z.number().int(),
    problems: z.number().int(),
    missingPieces: z.number().int(),
    foundPieces: z.number().int(),
    /** Sum of all differences at today's prices. */
    valueCents: z.number().int(),
  }),
  lines: z.array(CountLine),
  next: z.number().int().nullable(),
});

/** How many lines. */
export const CountChanged = z.object({ changed: z.number().int() });

export const CountPosting = z.object({ version: z.number().int() });

export const CountReceipt = z.object({
  id: Uuid,
  movements: z.number().int(),
  missingPieces: z.number().int(),
  foundPieces: z.number().int(),
  placed: z.number().int(),
  left: z.number().int(),
});

export type CountScope = z.infer<typeof CountScope>;
export type CountDraft = z.infer<typeof CountDraft>;
export type Count = z.infer<typeof Count>;
export type CountList = z.infer<typeof CountList>;
export type CountProgress = z.infer<typeof CountProgress>;
export type CountScanned = z.infer<typeof CountScanned>;
export type CountScan = z.infer<typeof CountScan>;
export type CountScanReceipt = z.infer<typeof CountScanReceipt>;
export type CountStep = z.infer<typeof CountStep>;
export type CountExplanation = z.infer<typeof CountExplanation>;
export type CountVerdict = z.infer<typeof CountVerdict>;
export type CountProblem = z.infer<typeof CountProblem>;
export type CountLine = z.infer<typeof CountLine>;
export type CountReviewQuery = z.infer<typeof CountReviewQuery>;
export type CountReview = z.infer<typeof CountReview>;
export type CountReceipt = z.infer<typeof CountReceipt>;
