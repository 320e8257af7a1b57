import { z } from 'zod';
import { DENOMINATIONS } from './cash.ts';

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

export type CashCount = z.output<typeof CashCount>;
export type ShiftOpening = z.output<typeof ShiftOpening>;
export type OpenShift = z.infer<typeof OpenShift>;
