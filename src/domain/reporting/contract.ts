import { z } from 'zod';

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
