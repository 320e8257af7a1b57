import { z } from 'zod';
import { lineText, noteText } from '#shared/text-schema.ts';
import { REFUND_METHODS } from './returns/refund-ways.ts';
import { RETURN_OUTCOMES, RETURN_REASONS } from './returns/return-rules.ts';

const Uuid = z.uuid();
const BranchCode = z.string().regex(/^[A-Z]{3}$/);
const AmountCents = z.number().int().min(1).max(100_000_000_00);

/** The till whose drawer the money comes out of. */
const drawer = { terminalId: z.number().int().positive(), shiftId: z.uuidv7() };

const Reference = lineText(60);

/** `note`: the folio or the QR of a sold note. */
export const WarrantyQuery = z.object({ note: lineText(80, 1) });

export const LineTerms = z.object({
  returnDays: z.number().int(),
  warrantyDays: z.number().int(),
  restockingBp: z.number().int(),
});

/** A sold note as a return sees it. Amounts of pieces come from `refundOf`, verdicts from `verdictOf`. */
export const ReturnableNote = z.object({
  saleId: Uuid,
  folio: z.string(),
  soldAt: z.iso.datetime(),
  /** Business days of the branch. */
  soldOn: z.string(),
  today: z.string(),
  cashier: z.string(),
  customerName: z.string().nullable(),
  totalCents: z.number().int(),
  coreCents: z.number().int(),
  /**
   * How it was paid, deposits of its hold included, and what went back by each means, also for old parts. More than is
   * left of a means goes back by it only with an approval; a vale may always be given.
   */
  ways: z.array(
    z.object({
      method: z.enum(REFUND_METHODS),
      paidCents: z.number().int(),
      refundedCents: z.number().int(),
    }),
  ),
  lines: z.array(
    z.object({
      lineNo: z.number().int(),
      stockItemId: Uuid,
      code: z.string(),
      description: z.string(),
      kind: z.enum(['unit', 'bulk']),
      /** Where pieces of it stand now. */
      bin: z.string().nullable(),
      quantity: z.number().int(),
      returned: z.number().int(),
      totalCents: z.number().int(),
      taxCents: z.number().int(),
      taxRateBp: z.number().int(),
      coreUnitCents: z.number().int(),
      /** Old parts whose deposit was paid and that were not handed in. */
      coreOpen: z.number().int(),
      terms: LineTerms,
      termsNote: z.string().nullable(),
      /** Sold without a piece on the shelf; a person has to resolve it first. */
      isConflict: z.boolean(),
    }),
  ),
  returns: z.array(
    z.object({ id: Uuid, folio: z.string(), madeAt: z.iso.datetime(), refundCents: z.number().int() }),
  ),
});

/** A return as the till sends it. `id` is made by the till and must equal the `Idempotency-Key` header. */
export const ReturnDraft = z.object({
  id: z.uuidv7(),
  branch: BranchCode,
  ...drawer,
  /** The till's own next return. */
  folioSequence: z.number().int().positive().max(999_999_999),
  madeAt: z.iso.datetime(),
  saleId: Uuid,
  /** A supervisor allowed what the terms of the note do not, or money back by another means than it was paid with. */
  approvalId: Uuid.optional(),
  customerId: Uuid.optional(),
  note: noteText(300).optional(),
  lines: z
    .array(
      z.object({
        lineNo: z.number().int().min(1).max(255),
        quantity: z.number().int().min(1).max(10_000),
        reason: z.enum(RETURN_REASONS),
        outcome: z.enum(RETURN_OUTCOMES),
        bin: lineText(20, 1).optional(),
      }),
    )
    .min(1)
    .max(100)
    .refine((lines) => new Set(lines.map(({ lineNo }) => lineNo)).size === lines.length, {
      message: 'each line once',
    }),
  /**
   * What the person gives back; in all exactly what the terms say. By a means no more than was paid with it and has not
   * gone back, unless a supervisor approved it; a vale may always be given.
   */
  refunds: z
    .array(
      z.object({ method: z.enum(REFUND_METHODS), amountCents: AmountCents, reference: Reference.optional() }),
    )
    .max(4)
    .refine((refunds) => new Set(refunds.map(({ method }) => method)).size === refunds.length, {
      message: 'each method once',
    }),
});

export const StoreCredit = z.object({
  id: Uuid,
  code: z.string(),
  branch: BranchCode,
  customerName: z.string().nullable(),
  issuedCents: z.number().int(),
  balanceCents: z.number().int(),
  issuedAt: z.iso.datetime(),
  /** Of the return that it is from. */
  returnFolio: z.string(),
});

export const ReturnReceipt = z.object({
  id: Uuid,
  folio: z.string(),
  branch: BranchCode,
  branchName: z.string(),
  terminalId: z.number().int(),
  folioSequence: z.number().int(),
  clerk: z.string(),
  approver: z.string().nullable(),
  customerName: z.string().nullable(),
  saleId: Uuid,
  saleFolio: z.string(),
  madeAt: z.iso.datetime(),
  businessDate: z.string(),
  note: z.string().nullable(),
  lines: z.array(
    z.object({
      lineNo: z.number().int(),
      saleLineNo: z.number().int(),
      stockItemId: Uuid,
      code: z.string(),
      description: z.string(),
      quantity: z.number().int(),
      reason: z.enum(RETURN_REASONS),
      outcome: z.enum(RETURN_OUTCOMES),
      bin: z.string().nullable(),
      goodsCents: z.number().int(),
      feeCents: z.number().int(),
      coreCents: z.number().int(),
    }),
  ),
  goodsCents: z.number().int(),
  feeCents: z.number().int(),
  coreCents: z.number().int(),
  taxCents: z.number().int(),
  refundCents: z.number().int(),
  refunds: z.array(
    z.object({
      method: z.enum(REFUND_METHODS),
      amountCents: z.number().int(),
      reference: z.string().nullable(),
    }),
  ),
  /** The vale that it gave. */
  credit: z.object({ code: z.string(), issuedCents: z.number().int() }).nullable(),
});

export const ReturnListQuery = z.object({
  after: z.string().max(60).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  reason: z.enum(RETURN_REASONS).optional(),
});

/** Newest first. */
export const ReturnList = z.object({
  returns: z.array(
    z.object({
      id: Uuid,
      folio: z.string(),
      saleFolio: z.string(),
      madeAt: z.iso.datetime(),
      clerk: z.string(),
      approver: z.string().nullable(),
      customerName: z.string().nullable(),
      pieces: z.number().int(),
      firstLine: z.string(),
      reasons: z.array(z.enum(RETURN_REASONS)),
      refundCents: z.number().int(),
    }),
  ),
  next: z.string().nullable(),
});

export const ReturnParams = z.object({ branch: BranchCode, id: Uuid });

/** The number of the next return of a till. */
export const NextReturn = z.object({ folioSequence: z.number().int() });
export const NextReturnQuery = z.object({ terminal: z.coerce.number().int().positive() });

/**
 * A supervisor's own name and password, typed at the clerk's till: for one return, with just these lines for these
 * reasons and this money.
 */
export const ReturnApproval = z.object({
  returnId: z.uuidv7(),
  saleId: Uuid,
  lines: z
    .array(
      z.object({
        lineNo: z.number().int().min(1).max(255),
        quantity: z.number().int().min(1).max(10_000),
        reason: z.enum(RETURN_REASONS),
      }),
    )
    .min(1)
    .max(100),
  refunds: z.array(z.object({ method: z.enum(REFUND_METHODS), amountCents: AmountCents })).max(4),
  email: z.email().max(254).trim().toLowerCase(),
  password: z.string().min(1).max(200),
});

export const GivenReturnApproval = z.object({
  id: Uuid,
  returnId: Uuid,
  approver: z.string(),
  expiresAt: z.iso.datetime(),
});

/** Old parts handed in. `id` is made by the till and must equal the `Idempotency-Key` header. */
export const CoreReceipt = z.object({
  id: z.uuidv7(),
  branch: BranchCode,
  ...drawer,
  receivedAt: z.iso.datetime(),
  saleId: Uuid,
  lineNo: z.number().int().min(1).max(255),
  quantity: z.number().int().min(1).max(10_000),
  method: z.enum(['cash', 'card', 'transfer']),
  reference: Reference.optional(),
});

export const ReceivedCore = z.object({
  id: Uuid,
  saleFolio: z.string(),
  description: z.string(),
  quantity: z.number().int(),
  amountCents: z.number().int(),
  method: z.enum(['cash', 'card', 'transfer']),
  /** Of the line that are still owed. */
  coreOpen: z.number().int(),
});

export const CoreListQuery = z.object({
  after: z.string().max(60).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

/** Deposits that are outstanding, the newest notes first, and the sums of the whole branch. */
export const CoreList = z.object({
  chargedCents: z.number().int(),
  returnedCents: z.number().int(),
  outstandingCents: z.number().int(),
  cores: z.array(
    z.object({
      saleId: Uuid,
      lineNo: z.number().int(),
      saleFolio: z.string(),
      soldAt: z.iso.datetime(),
      customerName: z.string().nullable(),
      description: z.string(),
      quantity: z.number().int(),
      outstandingCents: z.number().int(),
    }),
  ),
  next: z.string().nullable(),
});

export const CreditParams = z.object({ branch: BranchCode, code: z.string().min(1).max(40) });

export const CreditListQuery = z.object({
  after: z.string().max(60).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  /** `1`: only those with something left. */
  open: z.enum(['0', '1']).default('0'),
});

/** Newest first; what the branch owes in all. */
export const CreditList = z.object({
  owedCents: z.number().int(),
  credits: z.array(StoreCredit),
  next: z.string().nullable(),
});

export type ReturnableNote = z.infer<typeof ReturnableNote>;
export type ReturnDraft = z.output<typeof ReturnDraft>;
export type ReturnReceipt = z.infer<typeof ReturnReceipt>;
export type ReturnList = z.infer<typeof ReturnList>;
export type ReturnListQuery = z.output<typeof ReturnListQuery>;
export type ReturnApproval = z.output<typeof ReturnApproval>;
export type GivenReturnApproval = z.infer<typeof GivenReturnApproval>;
export type NextReturn = z.infer<typeof NextReturn>;
export type CoreReceipt = z.output<typeof CoreReceipt>;
export type ReceivedCore = z.infer<typeof ReceivedCore>;
export type CoreList = z.infer<typeof CoreList>;
export type CoreListQuery = z.output<typeof CoreListQuery>;
export type StoreCredit = z.infer<typeof StoreCredit>;
export type CreditList = z.infer<typeof CreditList>;
export type CreditListQuery = z.output<typeof CreditListQuery>;
