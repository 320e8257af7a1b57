import { z } from 'zod';
import { lineText } from '#shared/text-schema.ts';
import { promisedFields, promisedHead, promiseFields } from './promise-contract.ts';

const Uuid = z.uuid();
const BranchCode = z.string().regex(/^[A-Z]{3}$/);
const AmountCents = z.number().int().min(1).max(100_000_000_00);

/** One way of paying. Cash may be handed over in excess: the change is `tenderedCents` less the amount. */
const Payments = z
  .array(
    z.object({
      method: z.enum(['cash', 'card', 'transfer']),
      amountCents: AmountCents,
      tenderedCents: AmountCents.optional(),
      reference: lineText(60).optional(),
    }),
  )
  .max(10);

/** The till whose drawer the money goes into or comes out of. */
const drawer = { terminalId: z.number().int().positive(), shiftId: z.uuidv7() };

/** Pieces kept for somebody, with the deposit. */
export const HoldDraft = z.object({
  ...promiseFields,
  ...drawer,
  customerName: lineText(120, 2),
  payments: Payments,
});

/** A later payment, at whichever branch. `id` must equal the `Idempotency-Key` header. */
export const HoldPaymentDraft = z.object({
  id: z.uuidv7(),
  ...drawer,
  paidAt: z.iso.datetime(),
  payments: Payments.min(1),
});

/** Completes a hold into a sale. `id` is the sale's and must equal the `Idempotency-Key` header. */
export const HoldSaleDraft = z.object({
  id: z.uuidv7(),
  ...drawer,
  /** Of the till's notes, not of its holds. */
  folioSequence: z.number().int().positive().max(999_999_999),
  soldAt: z.iso.datetime(),
  /** What remains and the deposits for old parts, exactly; none when all of it was paid. */
  payments: Payments,
});

const Refund = z.object({
  ...drawer,
  method: z.enum(['cash', 'transfer']),
  /** What the person gives back; it must be what the terms say. */
  amountCents: AmountCents,
  reference: lineText(60).optional(),
});

/** Cancels. `id` is that of the refund and must equal the `Idempotency-Key` header. Without `refund` it stays owed. */
export const HoldRelease = z.object({
  id: z.uuidv7(),
  reason: lineText(200, 3),
  refund: Refund.optional(),
});

/** Gives back what a cancelled, expired or overpaid hold still owes. */
export const HoldRefundDraft = z.object({ id: z.uuidv7(), ...Refund.shape });

export const HoldExtension = z.object({ expiresAt: z.iso.datetime() });

/** `overdue`: its time is over and nobody has let it go yet; who is there may still extend it. */
const HOLD_SHOWN_STATES = ['active', 'overdue', 'sold', 'released', 'expired'] as const;

const HoldMoney = z.object({
  id: Uuid,
  at: z.iso.datetime(),
  branch: BranchCode,
  method: z.enum(['cash', 'card', 'transfer']),
  amountCents: z.number().int(),
  changeCents: z.number().int(),
  reference: z.string().nullable(),
  clerk: z.string(),
});

export const Hold = z.object({
  ...promisedFields,
  state: z.enum(HOLD_SHOWN_STATES),
  keptBp: z.number().int(),
  paidCents: z.number().int(),
  /** What remains to be paid to take the pieces. */
  dueCents: z.number().int(),
  /** To be paid beside it when the pieces are taken: deposits for old parts. Absent: none. */
  coreCents: z.number().int().optional(),
  /** Of the deposit, what stays with the branch; of a sold one, what the sale took of it. */
  keptCents: z.number().int(),
  refundedCents: z.number().int(),
  /** What has to be given back and was not yet. */
  refundableCents: z.number().int(),
  settledAt: z.iso.datetime().nullable(),
  reason: z.string().nullable(),
  saleId: Uuid.nullable(),
  payments: z.array(HoldMoney),
  refunds: z.array(HoldMoney),
});

const HoldHead = z.object({
  ...promisedHead,
  state: z.enum(HOLD_SHOWN_STATES),
  paidCents: z.number().int(),
  dueCents: z.number().int(),
  refundableCents: z.number().int(),
});

export const HoldListQuery = z.object({
  /** `refundable`: settled ones that still owe money. */
  state: z.enum([...HOLD_SHOWN_STATES, 'refundable']).optional(),
  q: lineText(120).default(''),
  after: z.string().max(60).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

/** Newest first. */
export const HoldList = z.object({ holds: z.array(HoldHead), next: z.string().nullable() });

/** What a quote or hold is found by, in the whole chain. */
export const HoldPayment = z.object({
  id: Uuid,
  holdId: Uuid,
  folio: z.string(),
  /** Of the hold. */
  branch: BranchCode,
  branchName: z.string(),
  /** Where the money is. */
  paidBranch: BranchCode,
  customerName: z.string().nullable(),
  clerk: z.string(),
  paidAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  payments: z.array(
    z.object({
      method: z.enum(['cash', 'card', 'transfer']),
      amountCents: z.number().int(),
      tenderedCents: z.number().int().nullable(),
      changeCents: z.number().int(),
      reference: z.string().nullable(),
    }),
  ),
  totalCents: z.number().int(),
  paidCents: z.number().int(),
  dueCents: z.number().int(),
});

export type HoldDraft = z.output<typeof HoldDraft>;
export type HoldPaymentDraft = z.output<typeof HoldPaymentDraft>;
export type HoldSaleDraft = z.output<typeof HoldSaleDraft>;
export type HoldRelease = z.output<typeof HoldRelease>;
export type HoldRefundDraft = z.output<typeof HoldRefundDraft>;
export type HoldExtension = z.output<typeof HoldExtension>;
export type Hold = z.infer<typeof Hold>;
export type HoldHead = z.infer<typeof HoldHead>;
export type HoldList = z.infer<typeof HoldList>;
export type HoldPayment = z.infer<typeof HoldPayment>;
