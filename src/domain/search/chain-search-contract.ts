import { z } from 'zod';
import { GenerationPath } from '#contract/catalog';
import { StockListing } from '#contract/inventory';
import { POSITIONS } from '#shared/positions.ts';
import { lineText } from '#shared/text-schema.ts';
import { PRICE_STEPS } from './read-model/facets.ts';
import { STOCK_ORDERS } from './read-model/stock-query.ts';

const MAX_VALUES = 40;

/** Several values, with commas between. */
const listOf = <Value extends z.ZodType<unknown, string>>(value: Value) =>
  z
    .string()
    .max(1_000)
    .transform((text) => text.split(',').filter(Boolean).slice(0, MAX_VALUES))
    .pipe(z.array(value))
    .optional();

const BranchCode = z.string().regex(/^[A-Z]{3}$/);

/** Of every list one value must hold; lists that are left out ask for nothing. */
export const ChainSearchQuery = z.object({
  /** What is looked for, in words; a code as well. */
  q: lineText(200).default(''),
  /** The car the person has, where the sentence names none. */
  generation: GenerationPath.optional(),
  branch: listOf(BranchCode),
  condition: listOf(z.enum(['used', 'new'])),
  position: listOf(z.enum(POSITIONS)),
  price: listOf(z.enum(PRICE_STEPS)),
  grade: listOf(z.enum(['A', 'B', 'C'])),
  year: listOf(z.string().regex(/^\d{4}$/)),
  engine: listOf(z.string()),
  colour: listOf(z.string()),
  photos: z.enum(['yes']).optional(),
  order: z.enum(STOCK_ORDERS).default('best'),
  /** Branch whose pieces come first in the order `best`, and from which `near` goes out. */
  near: BranchCode.optional(),
  after: z.string().max(80).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(24),
});

/** As the index knows it; the piece's own answer has its photographs and what it fits. */
export const FoundListing = StockListing.omit({ photo: true, fit: true }).extend({ hasPhotos: z.boolean() });

const FacetValues = z.array(z.object({ value: z.string(), count: z.number().int() }));

/** How the list was widened because nothing was exactly as asked. `none`: nothing anywhere; ask a person. */
export const Widening = z.enum(['words', 'branches', 'interchange', 'years', 'filters', 'none']);

export const ChainSearchResult = z.object({
  asOf: z.iso.datetime(),
  items: z.array(FoundListing),
  /** Null while it is not known: the index is loading. */
  total: z.number().int().nullable(),
  /** What each value would leave beside what the other facets say; null while it is not known. */
  facets: z
    .object({
      branch: FacetValues,
      condition: FacetValues,
      position: FacetValues,
      price: FacetValues,
      grade: FacetValues,
      year: FacetValues,
      engine: FacetValues,
      colour: FacetValues,
      photos: FacetValues,
    })
    .nullable(),
  next: z.string().nullable(),
  widened: Widening.nullable(),
});

export type ChainSearchQuery = z.infer<typeof ChainSearchQuery>;
export type ChainSearchResult = z.infer<typeof ChainSearchResult>;
/** A list for a page: its rows as the database has them at this moment. */
export type ListedSearch = Omit<ChainSearchResult, 'items'> & { readonly items: StockListing[] };
export type FoundListing = z.infer<typeof FoundListing>;
export type Widening = z.infer<typeof Widening>;
