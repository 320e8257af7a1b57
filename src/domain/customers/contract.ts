import { z } from 'zod';
import { FISCAL_REGIMES, regimesFor } from '#shared/facts/fiscal-regimes.ts';
import { toE164 } from '#shared/phone.ts';
import { lineText, noteText } from '#shared/text-schema.ts';

const Uuid = z.uuid();

/** Four or three letters, a day, three characters. The generic ones of Anexo 20 are of this shape too. */
const RFC = /^[A-ZÑ&]{3,4}\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])[A-Z\d]{3}$/;

const empty = (text: string) => (text === '' ? null : text);
const optional = <Schema extends z.ZodType<string, string>>(schema: Schema) =>
  z.union([z.literal('').transform(() => null), schema, z.null()]).default(null);

const Phone = lineText(25)
  .refine((typed) => toE164(typed) !== null, { message: 'a telephone' })
  .overwrite((typed) => toE164(typed) ?? typed);

const fields = {
  name: lineText(120, 2),
  phone: optional(Phone),
  email: optional(z.string().trim().toLowerCase().max(254).pipe(z.email())),
  rfc: optional(z.string().trim().toUpperCase().regex(RFC)),
  legalName: optional(lineText(254)),
  fiscalRegime: optional(z.enum(FISCAL_REGIMES.map(({ code }) => code))),
  postalCode: optional(z.string().regex(/^\d{5}$/)),
  note: noteText(500).transform(empty).nullable().default(null),
};

interface Taxed {
  readonly rfc: string | null;
  readonly fiscalRegime: string | null;
}

/** The regime must be one that who has such an RFC can be in. */
function regimeFits({ rfc, fiscalRegime }: Taxed): boolean {
  return !rfc || !fiscalRegime || regimesFor(rfc).some(({ code }) => code === fiscalRegime);
}

const REGIME = { message: 'a regime of that kind of taxpayer', path: ['fiscalRegime'] };

/** `id` is made by the till (UUIDv7). `samePhone`: the person saw who has that telephone and means another customer. */
export const CustomerDraft = z
  .object({ id: z.uuidv7(), ...fields, samePhone: z.boolean().default(false) })
  .refine(regimeFits, REGIME);

/** All that is known from now on; `version` is the one that was read. */
export const CustomerChange = z
  .object({ ...fields, samePhone: z.boolean().default(false), version: z.number().int() })
  .refine(regimeFits, REGIME);

export const CustomerParams = z.object({ id: Uuid });

export const CustomerQuery = z.object({
  /** Beginnings of words of the name, of the RFC or e-mail, or the last digits of the telephone. */
  q: lineText(120).default(''),
  limit: z.coerce.number().int().min(1).max(200).default(20),
});

export const Customer = z.object({
  id: Uuid,
  name: z.string(),
  /** E.164. */
  phone: z.string().nullable(),
  email: z.string().nullable(),
  rfc: z.string().nullable(),
  legalName: z.string().nullable(),
  fiscalRegime: z.string().nullable(),
  postalCode: z.string().nullable(),
  note: z.string().nullable(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  version: z.number().int(),
});

/** By name; without a question the last that were written. `more`: there are others. */
export const CustomerList = z.object({ customers: z.array(Customer), more: z.boolean() });

export type Customer = z.infer<typeof Customer>;
export type CustomerDraft = z.output<typeof CustomerDraft>;
export type CustomerChange = z.output<typeof CustomerChange>;
export type CustomerList = z.infer<typeof CustomerList>;
