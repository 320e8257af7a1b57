import { z } from 'zod';
import { AuditTopic } from '#contract/audit';

/**
 * `on_hand`: not the sum of its movements. `item_missing`: movements of an item that is not there. `unit_body`: a used
 * piece without its serial number, or the reverse. `unit_registry`: a serial number that the chain does not know as
 * this piece. `reserved`: other than what holds keep. `sale_unmoved`, `movement_unsold`: sale and ledger differ.
 * `count`, `receipt`, `return`: the document and the ledger differ. `return_over`: more came back than was sold.
 * `refund`, `credit`, `core`, in centavos: money of returns, of vales and of deposits that does not add up.
 */
export const FaultKind = z.enum([
  'on_hand',
  'item_missing',
  'unit_body',
  'unit_registry',
  'reserved',
  'sale_unmoved',
  'movement_unsold',
  'count',
  'receipt',
  'return',
  'return_over',
  'refund',
  'credit',
  'core',
]);

export const LedgerFault = z.object({
  kind: FaultKind,
  stockItemId: z.uuid().nullable(),
  code: z.string().nullable(),
  /** What it should be, by whatever proves it. */
  expected: z.number().int().nullable(),
  found: z.number().int().nullable(),
  /** Folio or number of the document. */
  document: z.string().nullable(),
});

export const BranchCheck = z.object({
  asOf: z.iso.datetime(),
  checks: z.number().int(),
  faults: z.array(LedgerFault),
});

export type FaultKind = z.infer<typeof FaultKind>;
export type LedgerFault = z.infer<typeof LedgerFault>;
export type BranchCheck = z.infer<typeof BranchCheck>;

/** Days that are searched when no first day is asked for. */
export const TRAIL_DAYS = 90;

/**
 * What of the audit is wanted. `from` and `to` are days, both included: of the branch, or of the chain's time zone.
 * Without `from` the 90 days up to `to`, or to today, are searched.
 */
export const TrailQuery = z.object({
  after: z.string().max(60).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  topic: AuditTopic.optional(),
  /** Number of a person, as entries have it. */
  person: z.coerce.number().int().min(1).max(4_294_967_295).optional(),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
});

/** Who did what, newest first. */
export const Trail = z.object({
  /** Of the days asked for. */
  timeZone: z.string(),
  /** The first day that was searched. */
  from: z.iso.date(),
  entries: z.array(
    z.object({
      id: z.uuid(),
      at: z.iso.datetime(),
      /** `<noun>.<verb>`. */
      action: z.string(),
      actor: z.object({
        type: z.enum(['anonymous', 'staff', 'customer', 'job']),
        id: z.number().int().nullable(),
        name: z.string().nullable(),
      }),
      /** `sale <id>`, `user 7`: what it was done to. */
      subject: z.string(),
      detail: z.record(z.string(), z.unknown()),
      /** The same in the server's log. */
      requestId: z.string(),
    }),
  ),
  next: z.string().nullable(),
});

export type TrailQuery = z.output<typeof TrailQuery>;
export type Trail = z.infer<typeof Trail>;
