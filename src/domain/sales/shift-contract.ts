import { z } from 'zod';
import { DENOMINATIONS } from '#shared/cash.ts';
import { lineText, noteText } from '#shared/text-schema.ts';

const Uuid = z.uuid();
const BranchCode = z.string().regex(/^[A-Z]{3}$/);
const MAX_PIECES = 10_000;

const isDenomination = ({ form, faceCents }: { form: string; faceCents: number }) =>
  DENOMINATIONS.some((known) => known.form === form && known.faceCents === faceCents);

const CountLine = z
  .object({
    form: z.enum(['note', 'coin']),
    faceCents: z.number().int(),
    pieces: z.number().int().min(1).max(MAX_PIECES),
  })
  .refine(isDenomination, { message: 'no such note or coin' });

/** Money by denomination; none of a kind is left out, an empty list is no money. */
export const CashCount = z
  .array(CountLine)
  .max(DENOMINATIONS.length)
  .refine(
    (lines) => new Set(lines.map(({ form, faceCents }) => `${form} ${faceCents}`)).size === lines.length,
    {
      message: 'each denomination once',
    },
  );

/** `id` is made by the till (UUIDv7) and must equal the `Idempotency-Key` header. */
export const ShiftOpening = z.object({
  id: z.uuidv7(),
  terminalId: z.number().int().positive(),
  float: CashCount,
});

export const ShiftParams = z.object({ branch: BranchCode, shift: Uuid });

/** A shift that is not closed, as the till has to know it. */
export const OpenShift = z.object({
  id: Uuid,
  terminalId: z.number().int(),
  /** Of its Z report: counts up by one at each till. */
  number: z.number().int(),
  businessDate: z.string(),
  openedAt: z.iso.datetime(),
  openedBy: z.string(),
  /** It was the person asking who opened it. */
  isOwn: z.boolean(),
  floatCents: z.number().int(),
  /** Set: the money was counted, nothing is sold in it any more, and it waits to be closed. */
  countedAt: z.iso.datetime().nullable(),
});

/** The money in the drawer, counted before anybody says how much it must be. */
export const ShiftCount = z.object({ counts: CashCount });

export const DIFFERENCE_REASONS = ['change', 'unrecorded', 'tip', 'unknown', 'other'] as const;

const Note = noteText(300);
const needsNote = ({ reason, note }: { reason: string | null; note?: string | undefined }) =>
  reason !== 'other' || Boolean(note);

/** Why the money is not what it should be; null when it is. */
export const ShiftClosing = z
  .object({ reason: z.enum(DIFFERENCE_REASONS).nullable(), note: Note.optional() })
  .refine(needsNote, { path: ['note'], message: 'say which' });

export const CASH_REASONS = {
  in: ['change', 'refund', 'other'],
  out: ['deposit', 'supplier', 'expense', 'change', 'other'],
} as const;

const CASH_REASON = ['change', 'refund', 'deposit', 'supplier', 'expense', 'other'] as const;

/** Cash put in or taken out. `id` is made by the till (UUIDv7) and must equal the `Idempotency-Key` header. */
export const CashMove = z
  .object({
    id: z.uuidv7(),
    terminalId: z.number().int().positive(),
    kind: z.enum(['in', 'out']),
    amountCents: z.number().int().min(1).max(1_000_000_00),
    reason: z.enum(CASH_REASON),
    note: Note.optional(),
  })
  .refine(({ kind, reason }) => (CASH_REASONS[kind] as readonly string[]).includes(reason), {
    path: ['reason'],
    message: 'not a reason of this kind',
  })
  .refine(needsNote, { path: ['note'], message: 'say which' });

export const CashMovement = z.object({
  id: Uuid,
  kind: z.enum(['in', 'out']),
  amountCents: z.number().int(),
  reason: z.string(),
  note: z.string().nullable(),
  actor: z.string(),
  occurredAt: z.iso.datetime(),
});

/** Kinds of documents that move money in a shift. */
export const MONEY_DOCUMENTS = ['sale', 'hold', 'hold_refund', 'return', 'core'] as const;

/** What a shift took: X while it is open, Z once it is closed. */
export const ShiftReport = z.object({
  id: Uuid,
  branch: BranchCode,
  terminal: z.object({ id: z.number().int(), number: z.number().int(), name: z.string() }),
  number: z.number().int(),
  businessDate: z.string(),
  openedAt: z.iso.datetime(),
  openedBy: z.string(),
  isOwn: z.boolean(),
  countedAt: z.iso.datetime().nullable(),
  closedAt: z.iso.datetime().nullable(),
  closedBy: z.string().nullable(),
  /** When this report was made. */
  madeAt: z.iso.datetime(),
  sales: z.object({
    count: z.number().int(),
    totalCents: z.number().int(),
    discountCents: z.number().int(),
    taxCents: z.number().int(),
    firstFolio: z.string().nullable(),
    lastFolio: z.string().nullable(),
    /** Numbers of the till's notes up to the last one that no note has; at most 20 are named. */
    missingFolios: z.array(z.number().int()),
  }),
  /** By document and method; negative: given back. `count` is how many payments, so how many vouchers. */
  payments: z.array(
    z.object({
      document: z.enum(MONEY_DOCUMENTS),
      method: z.enum(['cash', 'card', 'transfer', 'store_credit']),
      count: z.number().int(),
      amountCents: z.number().int(),
    }),
  ),
  /** What came back, whenever it was sold; how it was paid back stands among the payments. */
  returns: z.object({
    count: z.number().int(),
    goodsCents: z.number().int(),
    feeCents: z.number().int(),
    taxCents: z.number().int(),
  }),
  /** Deposits for old parts: charged with sales, given back. Neither is income. */
  cores: z.object({ chargedCents: z.number().int(), returnedCents: z.number().int() }),
  movements: z.array(CashMovement),
  /** How often somebody asked the drawer for more than it had, which would tell what is in it. */
  shortOuts: z.number().int(),
  cash: z.object({
    floatCents: z.number().int(),
    receivedCents: z.number().int(),
    refundedCents: z.number().int(),
    inCents: z.number().int(),
    outCents: z.number().int(),
    expectedCents: z.number().int(),
  }),
  /** Null until somebody counted. */
  count: z
    .object({
      /** How often it was counted; every count is kept. */
      countNo: z.number().int(),
      counts: CashCount,
      countedCents: z.number().int(),
      differenceCents: z.number().int(),
    })
    .nullable(),
  differenceReason: z.enum(DIFFERENCE_REASONS).nullable(),
  differenceNote: z.string().nullable(),
});

export const ShiftListQuery = z.object({
  after: z.string().max(60).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  /** `1`: only those whose money was not what it should be. */
  differences: z.enum(['0', '1']).default('0'),
  /** Business days of the branch, both included. */
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
});

/** Newest first; with the first page also what each cashier's shifts of the asked days came to, else of the last 30. */
export const ShiftList = z.object({
  shifts: z.array(
    z.object({
      id: Uuid,
      number: z.number().int(),
      terminal: z.string(),
      businessDate: z.string(),
      openedAt: z.iso.datetime(),
      closedAt: z.iso.datetime().nullable(),
      cashier: z.string(),
      expectedCents: z.number().int(),
      countedCents: z.number().int().nullable(),
      differenceCents: z.number().int().nullable(),
      differenceReason: z.enum(DIFFERENCE_REASONS).nullable(),
      differenceNote: z.string().nullable(),
    }),
  ),
  cashiers: z.array(
    z.object({
      cashier: z.string(),
      shifts: z.number().int(),
      withDifference: z.number().int(),
      shortCents: z.number().int(),
      overCents: z.number().int(),
    }),
  ),
  next: z.string().nullable(),
});

/** A line with its discount, as a supervisor sees it. */
const ApprovedLine = z.object({
  stockItemId: Uuid,
  quantity: z.number().int().min(1).max(10_000),
  unitPriceCents: z.number().int().min(0).max(100_000_000_00),
  discountCents: z.number().int().min(0).max(100_000_000_00),
});

/**
 * A supervisor's own name and password, typed at the clerk's till: for one note and for those of its lines that are
 * above the clerk's limit, exactly as they are here. Lines within it may come and go.
 */
export const DiscountApproval = z.object({
  saleId: z.uuidv7(),
  lines: z.array(ApprovedLine).min(1).max(100),
  email: z.email().max(254).trim().toLowerCase(),
  password: z.string().min(1).max(200),
});

export const GivenApproval = z.object({
  id: Uuid,
  saleId: Uuid,
  /** Of the line that is furthest above the clerk's limit. */
  limitBp: z.number().int(),
  /** What it is for. */
  lines: z.array(ApprovedLine),
  approver: z.string(),
  expiresAt: z.iso.datetime(),
});

export const TillParams = z.object({ branch: BranchCode, terminal: z.coerce.number().int().positive() });

export const TillDraft = z.object({ name: lineText(40, 2) });

export type ShiftCount = z.output<typeof ShiftCount>;
export type ShiftClosing = z.output<typeof ShiftClosing>;
export type CashMove = z.output<typeof CashMove>;
export type CashMovement = z.infer<typeof CashMovement>;
export type ShiftReport = z.infer<typeof ShiftReport>;
export type ShiftList = z.infer<typeof ShiftList>;
export type DiscountApproval = z.output<typeof DiscountApproval>;
export type GivenApproval = z.infer<typeof GivenApproval>;
export type TillDraft = z.output<typeof TillDraft>;
export type CashCount = z.output<typeof CashCount>;
export type ShiftOpening = z.output<typeof ShiftOpening>;
export type OpenShift = z.infer<typeof OpenShift>;
