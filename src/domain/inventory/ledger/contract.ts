import { z } from 'zod';

const Uuid = z.uuid();
const Day = z.iso.date();
const Kind = z.enum([
  'receipt',
  'sale',
  'return',
  'transfer_out',
  'transfer_in',
  'adjustment',
  'write_off',
  'count',
]);

export const ItemLedgerQuery = z.object({
  after: Uuid.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(100),
});

/** Every movement of an item, newest first, each with the sum of all up to it. */
export const ItemLedger = z.object({
  code: z.string(),
  onHand: z.number().int(),
  /** Sum of every movement there is: equals on hand, always. */
  sum: z.number().int(),
  movements: z.array(
    z.object({
      id: Uuid,
      kind: Kind,
      quantity: z.number().int(),
      balance: z.number().int(),
      reason: z.string().nullable(),
      note: z.string().nullable(),
      document: z.string().nullable(),
      actor: z.string().nullable(),
      occurredAt: z.iso.datetime(),
      recordedAt: z.iso.datetime(),
    }),
  ),
  next: z.string().nullable(),
});

export const BranchLedgerQuery = z.object({ from: Day, to: Day });

/** Opening + what came − what left = closing; at the last moment also = on hand of all items. */
export const BranchLedger = z.object({
  asOf: z.iso.datetime(),
  from: z.string(),
  to: z.string(),
  opening: z.number().int(),
  kinds: z.array(
    z.object({
      kind: Kind,
      movements: z.number().int(),
      came: z.number().int(),
      left: z.number().int(),
    }),
  ),
  closing: z.number().int(),
  /** After `to`, up to now. */
  since: z.number().int(),
  onHand: z.number().int(),
  /** On hand less everything the ledger says: 0, or something is wrong. */
  difference: z.number().int(),
});

export type ItemLedgerQuery = z.infer<typeof ItemLedgerQuery>;
export type ItemLedger = z.infer<typeof ItemLedger>;
export type BranchLedgerQuery = z.infer<typeof BranchLedgerQuery>;
export type BranchLedger = z.infer<typeof BranchLedger>;
