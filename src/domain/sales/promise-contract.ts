import { z } from 'zod';
import { CustomerCar } from '#contract/catalog';
import { toE164 } from '#shared/phone.ts';
import { lineText } from '#shared/text-schema.ts';

const BranchCode = z.string().regex(/^[A-Z]{3}$/);
const Uuid = z.uuid();
const AmountCents = z.number().int().min(0).max(100_000_000_00);

export const PromiseParams = z.object({ branch: BranchCode, id: Uuid });

/** Of a paper of whichever branch. */
export const PaperParams = z.object({ id: Uuid });

const PromisePhone = lineText(25)
  .refine((typed) => toE164(typed) !== null, { message: 'a telephone' })
  .overwrite((typed) => toE164(typed) ?? typed);

/** The car of a note and the words for it, so that a note made of this paper has it again. */
export const NoteCar = z.object({ known: CustomerCar, name: lineText(120) });

/** What a quote and a hold are made of. `id` is made by the till (UUIDv7) and must equal the `Idempotency-Key` header. */
export const promiseFields = {
  id: z.uuidv7(),
  branch: BranchCode,
  terminalId: z.number().int().positive(),
  /** The till's own next number in this kind of paper; never reused, never reset. */
  folioSequence: z.number().int().positive().max(999_999_999),
  madeAt: z.iso.datetime(),
  customerId: Uuid.optional(),
  customerPhone: PromisePhone.optional(),
  car: NoteCar.optional(),
  lines: z
    .array(
      z.object({
        stockItemId: Uuid,
        quantity: z.number().int().min(1).max(10_000),
        /** The price the person saw; another one today refuses the whole paper. */
        unitPriceCents: AmountCents,
        discountCents: AmountCents.default(0),
      }),
    )
    .min(1)
    .max(100)
    .refine((lines) => new Set(lines.map((line) => line.stockItemId)).size === lines.length, {
      message: 'each piece in one line',
    }),
};

export const PromisedLine = z.object({
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
});

/** Of every quote and hold. */
export const promisedFields = {
  id: Uuid,
  folio: z.string(),
  branch: BranchCode,
  branchName: z.string(),
  terminalId: z.number().int(),
  folioSequence: z.number().int(),
  clerk: z.string(),
  customerId: Uuid.nullable(),
  customerName: z.string().nullable(),
  /** E.164. */
  customerPhone: z.string().nullable(),
  car: NoteCar.nullable(),
  madeAt: z.iso.datetime(),
  businessDate: z.string(),
  expiresAt: z.iso.datetime(),
  lines: z.array(PromisedLine),
  discountCents: z.number().int(),
  taxRateBp: z.number().int(),
  taxCents: z.number().int(),
  totalCents: z.number().int(),
};

/** Of every quote and hold in a list. */
export const promisedHead = {
  id: Uuid,
  folio: z.string(),
  branch: BranchCode,
  clerk: z.string(),
  customerName: z.string().nullable(),
  customerPhone: z.string().nullable(),
  madeAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  totalCents: z.number().int(),
  pieces: z.number().int(),
  /** What the first line says. */
  firstLine: z.string(),
};

/** `q`: the QR of the paper, its folio, the end of a telephone, or the beginning of a word of the name. */
export const PromiseSearch = z.object({ q: lineText(120, 2) });

/** How long a branch's word stands, and what an apartado costs who does not come. */
export const HoldTerms = z.object({
  quoteDays: z.number().int().min(1).max(90),
  holdDays: z.number().int().min(1).max(180),
  /** Least deposit, of the total. */
  minDepositBp: z.number().int().min(0).max(10_000),
  /** Of what was paid, kept when a hold is cancelled or expires. */
  keptBp: z.number().int().min(0).max(10_000),
  /** 0: the branch has said nothing yet, these are the defaults. */
  version: z.number().int(),
});

export type PromisedLine = z.infer<typeof PromisedLine>;
export type NoteCarFacts = z.infer<typeof NoteCar>;
export type HoldTerms = z.infer<typeof HoldTerms>;
