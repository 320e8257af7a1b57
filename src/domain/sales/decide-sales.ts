import type { Generation } from '#contract/catalog';
import type { KnownBranch } from '#domain/branches';
import { generationLabel } from '#domain/catalog';
import { shortagesOf, type KnownRule, type SaleItem, type TakenItem } from '#domain/inventory';
import type { Ctx } from '#server/context.ts';
import { DomainError, isDomainError } from '#shared/errors.ts';
import type { SaleDraft, SaleReceipt } from './contract.ts';
import { itemOf, receiptOf } from './sale-receipt.ts';
import { spentOf, type SpentCredit } from './returns/spend-credit.ts';
import type { HeldCredit } from './returns/credit.queries.ts';
import { assertTakesDocument } from './shift-open.ts';
import type { HeldShift } from './shift.queries.ts';
import type { SoldFor } from './sold-for.ts';

/** The most that may be taken off a line, in basis points, or why the approval that the sale names does not count. */
export type DiscountLimit = { readonly limitBp: number } | { readonly refusal: DomainError };

/** A sale that somebody may make, with all that is known of it before its transaction. */
export interface SaleIntent {
  readonly ctx: Ctx;
  readonly draft: SaleDraft;
  /** SHA-256 of what was sent. */
  readonly bodyHash: Uint8Array;
  readonly branch: KnownBranch;
  readonly terminal: { readonly id: number; readonly number: number };
  readonly cashier: { readonly userId: number; readonly name: string };
  readonly discount: DiscountLimit;
  readonly cars: ReadonlyMap<number, Generation>;
  readonly soldFor: ReadonlyMap<string, SoldFor>;
  readonly rules: readonly KnownRule[];
}

/** A sale as it will be written. */
export interface SoldSale {
  readonly intent: SaleIntent;
  readonly receipt: SaleReceipt;
  /** The receipt as it is answered and stored. */
  readonly json: string;
  readonly soldAt: Date;
  readonly recordedAt: Date;
  /** Of each line. */
  readonly items: readonly SaleItem[];
  /** Of vales. */
  readonly spent: readonly SpentCredit[];
}

export type Verdict =
  | { readonly kind: 'sold'; readonly sale: SoldSale }
  /** The same sale came twice in one group: it gets the answer of the first. */
  | { readonly kind: 'repeat'; readonly of: SoldSale }
  | { readonly kind: 'refused'; readonly error: DomainError };

export interface Decision {
  /** In the order of the intents. */
  readonly verdicts: readonly Verdict[];
  readonly sold: readonly SoldSale[];
  /** What all that were sold take, each item once. */
  readonly taken: readonly TakenItem[];
}

export interface Shelf {
  /** The items of all of the sales, by id in hexadecimal. */
  readonly items: ReadonlyMap<string, SaleItem>;
  /** Ids of the sales whose number or id a recorded one is known to have. */
  readonly usedNumbers: ReadonlySet<string>;
  /** The vales they pay with, by code, held so that nobody else spends them meanwhile. */
  readonly credits: ReadonlyMap<string, HeldCredit>;
  /** The shifts they name, by id, held so that none of them is counted meanwhile. */
  readonly shifts: ReadonlyMap<string, HeldShift>;
}

/**
 * Decides sales in the order in which they came, each by what those before it leave on the shelf, by the same rules as
 * one alone: the shift, those of `decideSale` and of vales, and `sales.folio_taken`.
 */
export function decideSales(
  intents: readonly SaleIntent[],
  { items, usedNumbers, shifts, credits }: Shelf,
): Decision {
  const left = new Map(items);
  const balances = new Map(credits);
  const sold = new Map<string, SoldSale>();
  const folios = new Set<string>();
  const verdicts = intents.map((intent): Verdict => {
    const { draft } = intent;
    const before = sold.get(draft.id);
    if (before) return repeatOf(before, intent);
    try {
      const folio = `${draft.terminalId} ${draft.folioSequence}`;
      assertTakesDocument(draft, shifts);
      const spent = spentOf(draft.payments, { branch: intent.branch, balances });
      const sale = { ...decideSale(intent, left), spent };
      if (folios.has(folio) || usedNumbers.has(draft.id))
        throw new DomainError('sales.folio_taken', 'conflict');
      folios.add(folio);
      sold.set(draft.id, sale);
      takeOff(left, sale);
      for (const { credit } of spent) balances.set(credit.code, credit);
      return { kind: 'sold', sale };
    } catch (error) {
      if (!isDomainError(error)) throw error;
      return { kind: 'refused', error };
    }
  });
  return { verdicts, sold: [...sold.values()], taken: takenBetween(items, left) };
}

function repeatOf(before: SoldSale, { bodyHash }: SaleIntent): Verdict {
  if (Buffer.compare(before.intent.bodyHash, bodyHash) === 0) return { kind: 'repeat', of: before };
  return { kind: 'refused', error: new DomainError('request.key_reused', 'conflict') };
}

/** The sale, or a refusal: `inventory.item_not_found`, `inventory.insufficient_stock`, and all of `receiptOf`. */
function decideSale(intent: SaleIntent, left: ReadonlyMap<string, SaleItem>): Omit<SoldSale, 'spent'> {
  const { ctx, draft, branch, terminal, cashier, discount, soldFor, rules } = intent;
  const items = itemsOf(draft, left);
  const shortages = shortagesOf(draft.lines, left);
  if (shortages.length > 0) throw new DomainError('inventory.insufficient_stock', 'conflict', { shortages });
  if ('refusal' in discount) throw discount.refusal;
  const now = ctx.now();
  // Not parsed once more: the compiler checks what `receiptOf` makes, and tests hold it against the contract.
  const receipt = receiptOf(draft, {
    branch,
    terminal,
    cashier: cashier.name,
    discountLimitBp: discount.limitBp,
    items: left,
    vehicleLabels: labelsOf(intent, items),
    soldFor,
    rules,
    now,
  });
  const soldAt = new Date(receipt.soldAt);
  return { intent, receipt, json: JSON.stringify(receipt), soldAt, recordedAt: now, items };
}

function itemsOf(draft: SaleDraft, left: ReadonlyMap<string, SaleItem>): SaleItem[] {
  return draft.lines.map(({ stockItemId }) => {
    const item = itemOf(left, stockItemId);
    if (!item) throw new DomainError('inventory.item_not_found', 'not_found', { stockItemId });
    return item;
  });
}

function takeOff(left: Map<string, SaleItem>, { receipt, items }: SoldSale): void {
  for (const [index, { quantity }] of receipt.lines.entries()) {
    const item = items[index];
    if (item) left.set(item.id.toString('hex'), { ...item, onHand: item.onHand - quantity });
  }
}

function takenBetween(
  items: ReadonlyMap<string, SaleItem>,
  left: ReadonlyMap<string, SaleItem>,
): TakenItem[] {
  return [...items].flatMap(([id, item]) => {
    const quantity = item.onHand - (left.get(id)?.onHand ?? item.onHand);
    return quantity > 0 ? [{ item, quantity }] : [];
  });
}

function labelsOf({ cars }: SaleIntent, items: readonly SaleItem[]): Map<number, string> {
  const labels = new Map<number, string>();
  for (const { generationId } of items) {
    const generation = generationId === null ? undefined : cars.get(generationId);
    if (generation) labels.set(generation.id, generationLabel(generation));
  }
  return labels;
}
