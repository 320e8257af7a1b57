import { z } from 'zod';
import { noteText } from '#shared/text-schema.ts';

const Slug = z
  .string()
  .max(40)
  .regex(/^[a-z0-9-]+$/);
const Origin = z.enum(['used', 'new']);
const Days = z.number().int().min(0).max(3_650);

/** What holds for a part once it is sold. */
export const WarrantyTerms = z.object({
  /** Days to bring it back; 0: not taken back. */
  returnDays: Days,
  /** Days in which a fault is the chain's; 0: sold without warranty. */
  warrantyDays: Days,
  /** Kept of what is given back to who changed their mind. */
  restockingBp: z.number().int().min(0).max(10_000),
  /** Deposit for the old part, for each piece; 0: none. */
  coreCents: z.number().int().min(0).max(1_000_000_00),
  /** Printed on the note. */
  note: z.string().max(120).nullable(),
});

/** Null in all three: the whole chain. */
const scope = { system: Slug.nullable(), partType: Slug.nullable(), origin: Origin.nullable() };

/** What is null comes from the next wider rule. */
const figures = {
  returnable: z.boolean().nullable(),
  returnDays: Days.nullable(),
  warrantyDays: Days.nullable(),
  restockingBp: z.number().int().min(0).max(10_000).nullable(),
  coreCents: z.number().int().min(0).max(1_000_000_00).nullable(),
  note: noteText(120).nullable(),
};

/** `version` null makes a rule; otherwise the one that was read is changed. */
export const WarrantyRuleDraft = z
  .object({ ...scope, ...figures, version: z.number().int().positive().nullable() })
  .refine(({ system, partType }) => system === null || partType === null, {
    path: ['system'],
    message: 'a part type says its system',
  })
  .refine((rule) => Object.keys(figures).some((key) => rule[key as keyof typeof figures] !== null), {
    path: ['returnDays'],
    message: 'say at least one thing',
  });

export const WarrantyRule = z.object({
  id: z.number().int(),
  ...scope,
  ...figures,
  updatedBy: z.string().nullable(),
  updatedAt: z.iso.datetime(),
  version: z.number().int(),
});

/** The widest first; where none says otherwise the house's own terms hold. */
export const WarrantyRuleList = z.object({ items: z.array(WarrantyRule) });

export const WarrantyRuleParams = z.object({ id: z.coerce.number().int().positive() });

export type WarrantyTerms = z.infer<typeof WarrantyTerms>;
export type WarrantyRuleDraft = z.output<typeof WarrantyRuleDraft>;
export type WarrantyRule = z.infer<typeof WarrantyRule>;
export type WarrantyRuleList = z.infer<typeof WarrantyRuleList>;
