import { z } from 'zod';
import { lineText } from '#shared/text-schema.ts';
import { promisedFields, promisedHead, promiseFields } from './promise-contract.ts';

const Uuid = z.uuid();

/** A note that somebody wants to think about: its prices, good for the days of the branch's terms. */
export const QuoteDraft = z.object({ ...promiseFields, customerName: lineText(120).optional() });

const QUOTE_STATES = ['open', 'expired', 'sold'] as const;

export const Quote = z.object({
  ...promisedFields,
  state: z.enum(QUOTE_STATES),
  /** The sale it became. */
  sale: z.object({ id: Uuid, branch: z.string(), soldAt: z.iso.datetime() }).nullable(),
});

const QuoteHead = z.object({ ...promisedHead, state: z.enum(QUOTE_STATES) });

export const QuoteListQuery = z.object({
  state: z.enum(QUOTE_STATES).optional(),
  q: lineText(120).default(''),
  after: z.string().max(60).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

/** Newest first. */
export const QuoteList = z.object({ quotes: z.array(QuoteHead), next: z.string().nullable() });

/**
 * A quote as it can be sold at this branch now, line by line. `here`: the piece, or the same new part, is of this
 * branch; `item` is then what goes on the note, at today's price. Otherwise `elsewhere` says where it is.
 */
export const LoadedQuote = z.object({
  quote: Quote,
  lines: z.array(
    z.object({
      lineNo: z.number().int(),
      quantity: z.number().int(),
      quotedPriceCents: z.number().int(),
      discountCents: z.number().int(),
      item: z
        .object({
          stockItemId: Uuid,
          code: z.string(),
          kind: z.enum(['unit', 'bulk']),
          /** Null: it has no price now. */
          priceCents: z.number().int().nullable(),
          available: z.number().int(),
        })
        .nullable(),
      elsewhere: z.string().nullable(),
    }),
  ),
});

/** The sale that a quote became, at the branch that sold it. */
export const QuoteSale = z.object({ saleId: Uuid });

export type QuoteDraft = z.output<typeof QuoteDraft>;
export type Quote = z.infer<typeof Quote>;
export type QuoteHead = z.infer<typeof QuoteHead>;
export type QuoteList = z.infer<typeof QuoteList>;
export type LoadedQuote = z.infer<typeof LoadedQuote>;
