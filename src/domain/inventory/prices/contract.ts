import { z } from 'zod';
import { POSITIONS } from '#shared/positions.ts';

const Uuid = z.uuid();
const BranchCode = z.string().regex(/^[A-Z]{3}$/);
const Slug = z.string().regex(/^[a-z0-9-]{1,32}$/);
const Share = z.number().int().min(0).max(100_000);
const Amount = z.number().int().min(0).max(100_000_000);

/** Shares in hundredths of a percent. What is left out comes from the next wider rule, at last from the house. */
export const RuleFigures = z.object({
  /** Used pieces are priced from the new part, not from what the chain asks. */
  newPercentBp: Share.min(1).optional(),
  gradeBp: z.object({ A: Share.min(1), B: Share.min(1), C: Share.min(1) }).optional(),
  forPartsBp: Share.min(1).optional(),
  /** From this age of the donor on, this share; the last that applies. */
  ageCurve: z
    .array(z.object({ years: z.number().int().min(0).max(80), bp: Share.min(1) }))
    .max(10)
    .optional(),
  floorCents: Amount.optional(),
  /** Prices are a multiple of the step, and end like this. */
  stepCents: Amount.min(1).optional(),
  endingCents: Amount.optional(),
});

/** Every figure that makes a price; `newPercentBp` null: what the chain asks for pieces like it. */
export const WholeFigures = RuleFigures.required().extend({ newPercentBp: Share.nullable() });

export const RuleScope = z.object({
  branch: BranchCode.nullable(),
  system: Slug.nullable(),
  partType: Slug.nullable(),
  origin: z.enum(['used', 'new']).nullable(),
});

export const PriceRule = RuleScope.extend({
  id: z.number().int(),
  figures: RuleFigures,
  updatedBy: z.string().nullable(),
  updatedAt: z.iso.datetime(),
  version: z.number().int(),
});

/** `house`: what holds where no rule says anything. */
export const PriceRuleList = z.object({
  items: z.array(PriceRule),
  house: RuleFigures.required().omit({ newPercentBp: true }),
});

/** `version` null makes a new rule; a rule of the same scope must not exist then. */
export const PriceRuleDraft = RuleScope.extend({
  figures: RuleFigures,
  version: z.number().int().nullable(),
});

export const PriceRuleParams = z.object({ id: z.coerce.number().int().positive() });

export const PriceStep = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['same', 'sides', 'similar']), count: z.number().int(), cents: z.number().int() }),
  z.object({ kind: z.literal('reference'), cents: z.number().int() }),
  z.object({ kind: z.literal('of-new'), bp: z.number().int(), cents: z.number().int() }),
  z.object({ kind: z.literal('grade'), grade: z.enum(['A', 'B', 'C']), bp: z.number().int() }),
  z.object({ kind: z.literal('for-parts'), bp: z.number().int() }),
  z.object({ kind: z.literal('age'), years: z.number().int(), bp: z.number().int() }),
  z.object({ kind: z.literal('floor'), cents: z.number().int() }),
]);

export const PriceListFilter = z.object({
  system: Slug.optional(),
  partType: Slug.optional(),
  condition: z.enum(['used', 'new']).default('used'),
});

export const PricePreview = z.object({
  /** Pieces looked at; more than this many are not looked at in one go. */
  looked: z.number().int(),
  withoutBasis: z.number().int(),
  lines: z.array(
    z.object({
      stockItemId: Uuid,
      version: z.number().int(),
      code: z.string(),
      partType: z.string(),
      position: z.enum(POSITIONS),
      vehicleLabel: z.string().nullable(),
      beforeCents: z.number().int().nullable(),
      afterCents: z.number().int(),
      why: z.array(PriceStep),
    }),
  ),
});

export const PriceBatchDraft = z.object({
  id: Uuid,
  filter: PriceListFilter,
  lines: z
    .array(
      z.object({
        stockItemId: Uuid,
        version: z.number().int(),
        priceCents: z.number().int().min(1).max(100_000_000),
      }),
    )
    .min(1)
    .max(500),
});

export const PriceBatch = z.object({
  id: Uuid,
  filter: PriceListFilter,
  items: z.number().int(),
  appliedBy: z.string().nullable(),
  appliedAt: z.iso.datetime(),
  undoneAt: z.iso.datetime().nullable(),
});

/** Newest first. */
export const PriceBatchList = z.object({ items: z.array(PriceBatch) });

export const PriceBatchParams = z.object({ branch: BranchCode, id: Uuid });

/** `skipped`: somebody gave them another price since. */
export const PriceUndone = z.object({ changed: z.number().int(), skipped: z.number().int() });

export type RuleFigures = z.infer<typeof RuleFigures>;
export type RuleScope = z.infer<typeof RuleScope>;
export type PriceRule = z.infer<typeof PriceRule>;
export type PriceRuleList = z.infer<typeof PriceRuleList>;
export type PriceRuleDraft = z.infer<typeof PriceRuleDraft>;
export type PriceStep = z.infer<typeof PriceStep>;
export type PriceListFilter = z.infer<typeof PriceListFilter>;
export type PricePreview = z.infer<typeof PricePreview>;
export type PriceBatchDraft = z.infer<typeof PriceBatchDraft>;
export type PriceBatch = z.infer<typeof PriceBatch>;
export type PriceBatchList = z.infer<typeof PriceBatchList>;
export type PriceUndone = z.infer<typeof PriceUndone>;
