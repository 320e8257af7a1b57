import { z } from 'zod';
import { FISCAL_REGIMES, regimesFor } from '#shared/facts/fiscal-regimes.ts';
import { lineText } from '#shared/text-schema.ts';

const BranchCode = z.string().regex(/^[A-Z]{3}$/);
const Day = z.iso.date();
const Uuid = z.uuid();

/** Three letters of a company or four of a person, a day, three characters. */
const Rfc = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[A-ZÑ&]{3,4}\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])[A-Z\d]{2}[A\d]$/);

/** What Anexo 20 allows in a series and a name: anything but the bar, which parts the sealed text. */
const Series = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[A-Z0-9-]{1,25}$/);

/** Who issues the invoices, as in the constancia de situación fiscal. */
export const InvoiceIssuer = z
  .object({
    rfc: Rfc,
    name: lineText(300, 1)
      .toUpperCase()
      .regex(/^[^|]+$/),
    regime: z.enum(FISCAL_REGIMES.map(({ code }) => code)),
    /** c_FormaPago for a card: 04 credit, 28 debit. The till does not ask which it was. */
    cardForm: z.enum(['04', '28']),
    /** Series by branch; a branch without one uses its own code. */
    series: z.record(BranchCode, Series).default({}),
  })
  .refine(({ rfc, regime }) => regimesFor(rfc).some(({ code }) => code === regime), {
    message: 'a regime of that kind of taxpayer',
    path: ['regime'],
  });

/** Null until somebody wrote it down. */
export const InvoiceSettings = z.object({ issuer: InvoiceIssuer.nullable() });

export const InvoicingParams = z.object({ branch: BranchCode });

export const InvoiceParams = z.object({ branch: BranchCode, id: Uuid });

/** `tickets.csv` or `tickets.xlsx`. */
export const TicketFileParams = z.object({
  branch: BranchCode,
  date: Day,
  file: z.enum(['tickets.csv', 'tickets.xlsx']),
});

export const ChainTicketFileParams = TicketFileParams.omit({ branch: true });

export const InvoiceDaysQuery = z.object({
  /** `2026-11`; this month unless said. */
  month: z
    .string()
    .regex(/^20\d\d-(0[1-9]|1[0-2])$/)
    .optional(),
});

/** A prepared invoice. `stampUuid` null: it has no fiscal stamp and is no tax receipt yet. */
export const TaxInvoice = z.object({
  id: Uuid,
  businessDate: Day,
  series: z.string(),
  number: z.number().int(),
  provider: z.string(),
  tickets: z.number().int(),
  netCents: z.number().int(),
  taxCents: z.number().int(),
  totalCents: z.number().int(),
  stampUuid: z.string().nullable(),
  stampedAt: z.iso.datetime().nullable(),
  issuedBy: z.string(),
  recordedAt: z.iso.datetime(),
});

/** Newest first; `open`: notes of the day that no invoice has yet. */
export const InvoiceDays = z.object({
  month: z.string(),
  today: Day,
  days: z.array(
    z.object({
      businessDate: Day,
      tickets: z.number().int(),
      netCents: z.number().int(),
      taxCents: z.number().int(),
      totalCents: z.number().int(),
      open: z.number().int(),
      openCents: z.number().int(),
      invoices: z.array(TaxInvoice),
    }),
  ),
});

/** `id` is made by the panel (UUIDv7) and must equal the `Idempotency-Key` header. */
export const GlobalInvoiceDraft = z.object({ id: z.uuidv7(), businessDate: Day });

export type InvoiceIssuer = z.output<typeof InvoiceIssuer>;
export type InvoiceSettings = z.infer<typeof InvoiceSettings>;
export type InvoiceDays = z.infer<typeof InvoiceDays>;
export type TaxInvoice = z.infer<typeof TaxInvoice>;
export type GlobalInvoiceDraft = z.output<typeof GlobalInvoiceDraft>;
