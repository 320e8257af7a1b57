import { z } from 'zod';
import { CustomerCar } from '#contract/catalog';
import { lineText } from '#shared/text-schema.ts';
import { LineTerms } from './return-contract.ts';
import { OpenShift } from './shift-contract.ts';

export {
  HoldTerms,
  PaperParams,
  PromiseParams,
  PromiseSearch,
  type PromisedLine,
} from './promise-contract.ts';
export {
  LoadedQuote,
  Quote,
  QuoteDraft,
  QuoteList,
  QuoteListQuery,
  QuoteSale,
  type QuoteHead,
} from './quote-contract.ts';
export {
  Hold,
  HoldDraft,
  HoldExtension,
  HoldList,
  HoldListQuery,
  HoldPayment,
  HoldPaymentDraft,
  HoldRefundDraft,
  HoldRelease,
  HoldSaleDraft,
  type HoldHead,
} from './hold-contract.ts';
export {
  CoreList,
  CoreListQuery,
  CoreReceipt,
  CreditList,
  CreditListQuery,
  CreditParams,
  GivenReturnApproval,
  NextReturn,
  NextReturnQuery,
  ReceivedCore,
  ReturnableNote,
  ReturnApproval,
  ReturnDraft,
  ReturnList,
  ReturnListQuery,
  ReturnParams,
  ReturnReceipt,
  StoreCredit,
  WarrantyQuery,
} from './return-contract.ts';
export {
  isAsPaid,
  openCents,
  refundAsPaid,
  type MoneyWay,
  type Refund,
  type RefundMethod,
} from './returns/refund-ways.ts';
export {
  isWarrantyReason,
  refundOf,
  RETURN_OUTCOMES,
  RETURN_REASONS,
  verdictOf,
  type ReturnReason,
  type ReturnVerdict,
} from './returns/return-rules.ts';
export { keptOf, leastDepositOf } from './holds/hold-money.ts';
export { totalSale, type SaleTotals, type PricedLine } from './totals.ts';
export {
  CASH_REASONS,
  CashMove,
  CashMovement,
  DIFFERENCE_REASONS,
  DiscountApproval,
  GivenApproval,
  OpenShift,
  ShiftClosing,
  ShiftCount,
  ShiftList,
  ShiftListQuery,
  ShiftOpening,
  ShiftParams,
  ShiftReport,
  TillDraft,
  TillParams,
} from './shift-contract.ts';
export { dealText, linesOver } from './discount-limit.ts';

const BranchCode = z.string().regex(/^[A-Z]{3}$/);
const Uuid = z.uuid();
const AmountCents = z.number().int().min(0).max(100_000_000_00);

export const SaleParams = z.object({ branch: BranchCode, id: Uuid });

/** Days of the branch: what the till wrote as the business day of a note. */
export const SaleListQuery = z.object({
  /** Of the folio, or the beginning of a word of the customer's name; every word has to be found. */
  q: lineText(120).default(''),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  after: z.string().max(60).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

export const PAYMENT_METHODS = ['cash', 'card', 'transfer', 'store_credit'] as const;

const CreditCode = lineText(40, 1);

/**
 * A sale as the till sends it. `id` is made by the till (UUIDv7) and must equal the `Idempotency-Key`
 * header. Prices are the ones the person saw; a different price today refuses the whole sale.
 */
export const SaleDraft = z.object({
  id: z.uuidv7(),
  branch: BranchCode,
  terminalId: z.number().int().positive(),
  /** The till's open shift. */
  shiftId: z.uuidv7(),
  /** The till's own next number; never reused, never reset. */
  folioSequence: z.number().int().positive().max(999_999_999),
  soldAt: z.iso.datetime(),
  /** Allows discounts above the clerk's own limit, once a supervisor gave it for this sale. */
  approvalId: Uuid.optional(),
  customerName: lineText(120).optional(),
  lines: z
    .array(
      z.object({
        stockItemId: Uuid,
        quantity: z.number().int().min(1).max(10_000),
        unitPriceCents: AmountCents,
        discountCents: AmountCents.default(0),
        /** Deposit for the old parts of the line, as the person saw it, beside the price; absent: none. */
        coreCents: AmountCents.optional(),
        /** The car it is bought for, when somebody asked. */
        car: CustomerCar.optional(),
      }),
    )
    .min(1)
    .max(100)
    .refine((lines) => new Set(lines.map((line) => line.stockItemId)).size === lines.length, {
      message: 'each piece in one line',
    }),
  /** They add up to the total and the deposits for old parts. */
  payments: z
    .array(
      z
        .object({
          method: z.enum(PAYMENT_METHODS),
          amountCents: AmountCents.min(1),
          /** Cash handed over; the change is this less the amount. */
          tenderedCents: AmountCents.optional(),
          reference: lineText(60).optional(),
          /** Of the vale that pays, as it is printed or scanned. */
          creditCode: CreditCode.optional(),
        })
        .refine(({ method, creditCode }) => (method === 'store_credit') === (creditCode !== undefined), {
          path: ['creditCode'],
          message: 'the code of the vale, and only with it',
        }),
    )
    .min(1)
    .max(10),
});

export const SaleReceipt = z.object({
  id: Uuid,
  folio: z.string(),
  branch: BranchCode,
  branchName: z.string(),
  terminalId: z.number().int(),
  folioSequence: z.number().int(),
  cashier: z.string(),
  customerName: z.string().nullable(),
  soldAt: z.iso.datetime(),
  recordedAt: z.iso.datetime(),
  businessDate: z.string(),
  lines: z.array(
    z.object({
      lineNo: z.number().int(),
      stockItemId: Uuid,
      /** Serial or part number. */
      code: z.string(),
      description: z.string(),
      quantity: z.number().int(),
      unitPriceCents: z.number().int(),
      discountCents: z.number().int(),
      taxCents: z.number().int(),
      totalCents: z.number().int(),
      /** Deposit for the old parts of the line; absent: none. */
      coreCents: z.number().int().optional(),
      /** What is promised with the line; absent on notes from before there were terms. */
      terms: LineTerms.extend({ note: z.string().nullable() }).optional(),
      /** The car it was sold for and what was said of the fit. */
      fit: z
        .object({
          car: z.string(),
          verdict: z.enum(['confirmed', 'table', 'ask', 'no']),
          reason: z.string(),
        })
        .nullable(),
    }),
  ),
  payments: z.array(
    z.object({
      method: z.enum(PAYMENT_METHODS),
      amountCents: z.number().int(),
      tenderedCents: z.number().int().nullable(),
      changeCents: z.number().int(),
      reference: z.string().nullable(),
    }),
  ),
  /** What was paid before on the hold that became this sale, in the shifts of then; the payments are the rest. */
  deposit: z.object({ folio: z.string(), amountCents: z.number().int() }).optional(),
  discountCents: z.number().int(),
  taxRateBp: z.number().int(),
  taxCents: z.number().int(),
  /** Of the merchandise, IVA included. */
  totalCents: z.number().int(),
  /** Deposits for old parts, paid beside the total and without IVA; absent: none. */
  coreCents: z.number().int().optional(),
});

export const Terminal = z.object({
  id: z.number().int(),
  number: z.number().int(),
  name: z.string(),
  /** What the next note of this till will be numbered. */
  nextSequence: z.number().int(),
});

/** Tills of a branch, each with its shift when one is not closed. */
export const TerminalList = z.object({
  terminals: z.array(Terminal.extend({ shift: OpenShift.nullable() })),
});

/** Newest first. */
export const SaleList = z.object({
  sales: z.array(
    z.object({
      id: Uuid,
      folio: z.string(),
      soldAt: z.iso.datetime(),
      businessDate: z.iso.date(),
      cashier: z.string(),
      customerName: z.string().nullable(),
      totalCents: z.number().int(),
      pieces: z.number().int(),
    }),
  ),
  /** Of all notes that are asked for, not only of this page; null on later pages, and where nothing is asked for: all that a branch ever sold is no sum for a list. */
  totals: z.object({ sales: z.number().int(), totalCents: z.number().int() }).nullable(),
  next: z.string().nullable(),
});

/** Details of `inventory.insufficient_stock`: every short line at once. */
export const Shortage = z.object({
  stockItemId: Uuid,
  code: z.string(),
  requested: z.number().int(),
  available: z.number().int(),
});

export type SaleDraft = z.output<typeof SaleDraft>;
export type SaleReceipt = z.infer<typeof SaleReceipt>;
export type SaleList = z.infer<typeof SaleList>;
export type Terminal = z.infer<typeof Terminal>;
export type TerminalList = z.infer<typeof TerminalList>;
export type Shortage = z.infer<typeof Shortage>;
