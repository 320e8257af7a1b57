import { z } from 'zod';
import { FitFacts } from '#contract/catalog';
import { Picture } from '#contract/media';
import { POSITIONS } from '#shared/positions.ts';
import { lineText, noteText } from '#shared/text-schema.ts';
import { WarrantyTerms } from './warranty/contract.ts';

export {
  DonorDetail,
  DonorDraft,
  DonorListQuery,
  DonorPage,
  DonorParams,
  DonorReceipt,
  DonorSummary,
  Teardown,
  TeardownQuery,
  type DonorPiece,
  type DonorPieceDraft,
  type PriceBasis,
  type TeardownPiece,
} from './donor-contract.ts';
export {
  LOSS_REASONS,
  TRANSFER_TABS,
  TransferArrival,
  TransferClosing,
  TransferDraft,
  TransferPage,
  TransferParams,
  TransferPick,
  TransferQuery,
  TransferSettlement,
  TransferView,
  TransitReport,
  type TransferLine,
  type TransferRow,
  type TransferState,
  type TransferTab,
} from './transfer-contract.ts';
export {
  Count,
  CountAgain,
  CountChanged,
  CountDraft,
  CountExplanation,
  CountList,
  CountParams,
  CountPosting,
  CountProgress,
  CountReceipt,
  CountReview,
  CountReviewQuery,
  CountScan,
  CountScanReceipt,
  CountStep,
  type CountLine,
  type CountProblem,
  type CountScanned,
  type CountScope,
  type CountVerdict,
} from './counts/contract.ts';
export {
  DonorChange,
  DonorClosed,
  DonorClosing,
  DonorFile,
  DonorPaperParams,
  DonorPhotoParams,
  PaperPhotoQuery,
  PaperDraft,
  type DonorCosts,
  type DonorReturn,
  type PaperKind,
} from './donor-file/contract.ts';
export { BinList, LabelOrder, MAX_LABELLED, MAX_LABELS } from './labels/contract.ts';
export { BranchLedger, BranchLedgerQuery, ItemLedger, ItemLedgerQuery } from './ledger/contract.ts';
export {
  MinimumChange,
  Receipt,
  ReceiptDraft,
  ReceiptList,
  ReceiptParams,
  Receivable,
  ReceivableQuery,
  type ReceivablePart,
} from './receipts/contract.ts';
export { isGradedByDamage, suggestGrade, type GradeReason, type GradeSuggestion } from './suggest-grade.ts';
export { HOUSE_FIGURES, priceOf } from './prices/price-figures.ts';
export {
  PriceBatch,
  PriceBatchDraft,
  PriceBatchList,
  PriceBatchParams,
  PriceListFilter,
  PricePreview,
  PriceRuleDraft,
  PriceRuleList,
  PriceRuleParams,
  PriceUndone,
  type PriceRule,
  type PriceStep,
  type RuleFigures,
} from './prices/contract.ts';
export {
  WarrantyRuleDraft,
  WarrantyRuleList,
  WarrantyRuleParams,
  type WarrantyRule,
} from './warranty/contract.ts';

export const StockState = z.enum(['available', 'last', 'held', 'transit', 'sold', 'review']);
export const Condition = z.enum(['used', 'new']);
export const Grade = z.enum(['A', 'B', 'C']);

const PositionCode = z.enum(POSITIONS);
const GenerationPath = z
  .string()
  .max(160)
  .regex(/^[a-z0-9-]+\/[a-z0-9-]+\/[a-z0-9-]+$/);
const BranchCode = z.string().regex(/^[A-Z]{3}$/);
const Slug = z.string().regex(/^[a-z0-9-]{1,32}$/);
const Uuid = z.uuid();

export const StockItemParams = z.object({ branch: BranchCode, id: Uuid });

/** Photographs of one item. */
export const MAX_PHOTOS = 24;

export const PhotoParams = StockItemParams.extend({ photo: Uuid });

export const PieceParams = z.object({ code: z.string().min(1).max(60) });

// --- What everybody may see -------------------------------------------------------------------------

export const StockSummaryQuery = z.object({
  generation: GenerationPath.optional(),
  system: Slug.optional(),
  partType: Slug.optional(),
  branch: BranchCode.optional(),
  condition: Condition.optional(),
});

/** `key` is `<system>`, `<system>/<type>` or `<system>/<type>/<position>`; all three levels are listed. */
export const StockSummary = z.object({
  asOf: z.iso.datetime(),
  items: z.array(
    z.object({
      key: z.string(),
      /** Pieces that can be sold now, in the whole chain. */
      available: z.number().int(),
      /** The same at the branch asked for; null when none was. */
      here: z.number().int().nullable(),
      fromCents: z.number().int().nullable(),
      hereFromCents: z.number().int().nullable(),
      branches: z.array(
        z.object({ code: z.string(), available: z.number().int(), fromCents: z.number().int().nullable() }),
      ),
    }),
  ),
});

/** A photograph of this very piece. `alt` is null where the name of the part says it. */
export const Photo = Picture.extend({ id: Uuid, alt: z.string().nullable() });

/** One sellable thing at one branch as customers see it. */
export const StockListing = z.object({
  /** Serial of a used piece, part number of a new one; opens `/pieza/<code>`. */
  code: z.string(),
  kind: z.enum(['unit', 'bulk']),
  condition: Condition,
  system: z.string(),
  partType: z.string(),
  position: PositionCode,
  maker: z.string(),
  partNumber: z.string(),
  /** The generation it came from or was catalogued for. */
  generation: z.string().nullable(),
  vehicleLabel: z.string().nullable(),
  branch: BranchCode,
  grade: Grade.nullable(),
  odometerKm: z.number().int().nullable(),
  damageCodes: z.array(z.string()),
  colour: z.string().nullable(),
  priceCents: z.number().int().nullable(),
  available: z.number().int(),
  state: StockState,
  /** What it fits; `fitVerdict` makes a verdict for one car of it. */
  fit: FitFacts,
  /** The first of its photographs. */
  photo: Picture.nullable(),
  /** A used piece that is on its way: the branch it goes to. */
  movingTo: BranchCode.nullable(),
});

export const STOCK_FIELDS = Object.keys(StockListing.shape) as (keyof z.infer<typeof StockListing>)[];

/** Rows come cheapest first, unpriced last, then by branch and id; `after` is the `next` of the page before. */
export const StockQuery = z
  .object({
    part: z.string().max(60).optional(),
    generation: GenerationPath.optional(),
    system: Slug.optional(),
    partType: Slug.optional(),
    position: PositionCode.optional(),
    branch: BranchCode.optional(),
    condition: Condition.optional(),
    /** `all` also lists what is sold out or on hold. */
    show: z.enum(['available', 'all']).default('available'),
    fields: z
      .string()
      .max(300)
      .transform((list) => list.split(','))
      .pipe(z.array(z.enum(STOCK_FIELDS as [string, ...string[]])))
      .optional(),
    after: z.string().max(120).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  })
  .refine((query) => query.part ?? query.generation ?? query.branch, {
    message: 'part, generation or branch is needed',
    path: ['part'],
  });

export const StockPage = z.object({
  asOf: z.iso.datetime(),
  items: z.array(StockListing.partial()),
  /** Pass as `after` for the next page; null at the end. */
  next: z.string().nullable(),
});

export const Donor = z.object({
  label: z.string(),
  modelYear: z.number().int(),
  /** With the middle hidden: `3N1CN7AD···4471`. */
  vinMasked: z.string().nullable(),
  engine: z.string().nullable(),
  odometerKm: z.number().int().nullable(),
  colour: z.string().nullable(),
  impact: z.string(),
  arrivedOn: z.string(),
  dismantledOn: z.string().nullable(),
  /** Other pieces of the same car on sale. */
  otherPieces: z.number().int(),
});

/** A piece's own page: `/pieza/<code>`. */
export const Piece = StockListing.extend({
  terms: WarrantyTerms,
  gradedBy: z.string().nullable(),
  gradedOn: z.string().nullable(),
  note: z.string().nullable(),
  bin: z.string().nullable(),
  photos: z.array(Photo),
  /** A used piece that is no longer here: since when, and whether it was sold or left otherwise. */
  gone: z.object({ at: z.iso.datetime(), how: z.enum(['sold', 'left']) }).nullable(),
  donor: Donor.nullable(),
  fits: z.array(
    z.object({
      generation: z.string(),
      label: z.string(),
      yearFrom: z.number().int(),
      yearTo: z.number().int().nullable(),
      vehicle: z.string().nullable(),
      evidence: z.enum(['table', 'staff', 'sales']),
    }),
  ),
  /** The same part type and position for the same generation elsewhere in the chain, cheapest first. */
  others: z.array(StockListing),
  sameDonor: z.array(StockListing),
});

export const PieceStatus = z.object({
  asOf: z.iso.datetime(),
  code: z.string(),
  state: StockState,
  available: z.number().int(),
  priceCents: z.number().int().nullable(),
  branch: z.object({ code: z.string(), name: z.string() }),
  /** Where a piece on its way goes. */
  movingTo: z.object({ code: z.string(), name: z.string() }).nullable(),
  others: z.array(
    z.object({ code: z.string(), branch: z.string(), priceCents: z.number().int().nullable() }),
  ),
});

export const DonorCard = z.object({
  arrivedOn: z.string(),
  label: z.string(),
  generation: z.string(),
  modelYear: z.number().int(),
  engine: z.string().nullable(),
  odometerKm: z.number().int().nullable(),
  impact: z.string(),
  branch: z.string(),
  branchName: z.string(),
  pieces: z.number().int(),
});

// --- What staff see of their own branch -------------------------------------------------------------

export const BranchStockRow = StockListing.extend({
  id: Uuid,
  onHand: z.number().int(),
  reserved: z.number().int(),
  bin: z.string().nullable(),
  version: z.number().int(),
  daysOnShelf: z.number().int().nullable(),
  /** How many of a new part the branch wants to have. */
  minimum: z.number().int().nullable().optional(),
  /** Deposit for the old part, for each piece; absent: none. */
  coreCents: z.number().int().optional(),
});

/** How many items wait on each worklist of the branch. */
export const WorklistCounts = z.object({
  asOf: z.iso.datetime(),
  lists: z.array(z.object({ list: z.string(), rows: z.number().int() })),
});

export const BRANCH_STOCK_STATES = [
  'available',
  'held',
  'sold',
  'unpriced',
  'unpictured',
  'unplaced',
  'ungraded',
  // A count did not find it, and nobody has found or written it off since.
  'lost',
  'below-minimum',
  'aged-90',
  'aged-180',
  'aged-365',
] as const;

const BranchStockState = z.enum(BRANCH_STOCK_STATES);

export const BranchStockQuery = z.object({
  /** Code, part number, part type, car or bin; words in any order. */
  q: lineText(80).optional(),
  system: Slug.optional(),
  condition: Condition.optional(),
  state: BranchStockState.optional(),
  after: z.string().max(120).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(100),
});

/** Rows newest first. Totals count everything the filter matches. */
export const BranchStockPage = z.object({
  asOf: z.iso.datetime(),
  items: z.array(BranchStockRow),
  next: z.string().nullable(),
  totals: z.object({
    rows: z.number().int(),
    pieces: z.number().int(),
    units: z.number().int(),
    valueCents: z.number().int(),
  }),
});

export const Movement = z.object({
  id: Uuid,
  kind: z.enum([
    'receipt',
    'sale',
    'return',
    'transfer_out',
    'transfer_in',
    'adjustment',
    'write_off',
    'count',
  ]),
  quantity: z.number().int(),
  /** On hand just after it. */
  balance: z.number().int(),
  reason: z.string().nullable(),
  note: z.string().nullable(),
  document: z.string().nullable(),
  actor: z.string().nullable(),
  occurredAt: z.iso.datetime(),
});

export const BranchStockDetail = z.object({
  item: BranchStockRow,
  movements: z.array(Movement),
  photos: z.array(Photo),
});

/** The photographs of an item after a change, in their order. */
export const PhotoList = z.object({ photos: z.array(Photo) });

/** Every photograph of the item, each once. */
export const PhotoOrder = z.object({ ids: z.array(Uuid).max(MAX_PHOTOS) });

export const PhotoRestore = z.object({
  /** Counted from 0; last unless said. */
  position: z.number().int().min(0).max(MAX_PHOTOS).optional(),
});

export const PhotoWords = z.object({ alt: lineText(200).nullable() });

export const ADJUST_REASONS = [
  'count-difference',
  'broken-on-shelf',
  'lost',
  'found',
  'wrong-entry',
  'scrapped',
  'other',
] as const;

/**
 * The person counted `countedOnHand` while the screen showed `version`; the difference becomes one movement.
 * The reason `other` needs a note.
 */
export const StockAdjustment = z.object({
  countedOnHand: z.number().int().min(0).max(1_000_000),
  version: z.number().int(),
  reason: z.enum(ADJUST_REASONS),
  note: noteText(300).optional(),
});

export const AdjustmentReceipt = z.object({
  movementId: Uuid,
  quantity: z.number().int(),
  onHand: z.number().int(),
  reserved: z.number().int(),
  version: z.number().int(),
});

export const PriceChange = z.object({
  /** IVA included; null takes it off sale. */
  priceCents: z.number().int().min(1).max(100_000_000).nullable(),
  version: z.number().int(),
  note: noteText(300).optional(),
});

export const PlaceChange = z.object({
  bin: lineText(20, 1).nullable(),
  version: z.number().int(),
});

export const GradeChange = z.object({ grade: Grade, version: z.number().int() });

export const ItemVersion = z.object({ version: z.number().int() });

export const PriceReceipt = z.object({ priceCents: z.number().int().nullable(), version: z.number().int() });

/** What the counter finds: own branch first, then the others (not sellable here). */
export const CounterSearchQuery = z.object({
  q: lineText(80, 1),
  limit: z.coerce.number().int().min(1).max(50).default(20),
});

export const CounterSearchResult = z.object({
  asOf: z.iso.datetime(),
  here: z.array(BranchStockRow),
  elsewhere: z.array(StockListing),
  /** Rows that match as well and are not in the two lists. */
  more: z.object({ here: z.number().int(), elsewhere: z.number().int() }),
  /** The code typed is exactly this one piece of this branch: the counter may take it without asking. */
  exact: Uuid.nullable(),
});

export type StockState = z.infer<typeof StockState>;
export type Condition = z.infer<typeof Condition>;
export type StockSummaryQuery = z.infer<typeof StockSummaryQuery>;
export type StockSummary = z.infer<typeof StockSummary>;
export type StockListing = z.infer<typeof StockListing>;
export type StockQuery = z.infer<typeof StockQuery>;
export type StockPage = z.infer<typeof StockPage>;
export type Donor = z.infer<typeof Donor>;
export type DonorCard = z.infer<typeof DonorCard>;
export type Piece = z.infer<typeof Piece>;
export type PieceStatus = z.infer<typeof PieceStatus>;
export type BranchStockRow = z.infer<typeof BranchStockRow>;
export type BranchStockQuery = z.infer<typeof BranchStockQuery>;
export type BranchStockPage = z.infer<typeof BranchStockPage>;
export type Photo = z.infer<typeof Photo>;
export type PhotoList = z.infer<typeof PhotoList>;
export type BranchStockDetail = z.infer<typeof BranchStockDetail>;
export type Movement = z.infer<typeof Movement>;
export type StockAdjustment = z.infer<typeof StockAdjustment>;
export type AdjustmentReceipt = z.infer<typeof AdjustmentReceipt>;
export type PlaceChange = z.infer<typeof PlaceChange>;
export type GradeChange = z.infer<typeof GradeChange>;
export type ItemVersion = z.infer<typeof ItemVersion>;
export type WorklistCounts = z.infer<typeof WorklistCounts>;
export type PriceChange = z.infer<typeof PriceChange>;
export type PriceReceipt = z.infer<typeof PriceReceipt>;
export type CounterSearchQuery = z.infer<typeof CounterSearchQuery>;
export type CounterSearchResult = z.infer<typeof CounterSearchResult>;
