import { isDuplicateKey } from '#db/errors.ts';
import { audit, emitEvent } from '#domain/audit';
import { branchById } from '#domain/branches';
import type { Generation } from '#contract/catalog';
import { generationLabel, generationsById } from '#domain/catalog';
import { authorize, requireStaff } from '#domain/identity';
import {
  answerKeyed,
  itemsForSale,
  recordSaleMovements,
  shortagesOf,
  stockTagsOf,
  takeStock,
  type SaleItem,
} from '#domain/inventory';
import type { Ctx } from '#server/context.ts';
import { DomainError, isDomainError } from '#shared/errors.ts';
import type { IdempotentAnswer } from '#shared/idempotent-answer.ts';
import type { BranchScope } from '#shared/scope.ts';
import { discountLimitOf } from './approve-discount.ts';
import { SaleReceipt, type SaleDraft } from './contract.ts';
import { activeTerminals, insertPayments, insertSale, insertSaleLines } from './queries.ts';
import { changedPrices, itemOf, receiptOf } from './sale-receipt.ts';
import { assertShiftOpen } from './shift-open.ts';
import { soldForOf } from './sold-for.ts';
import { assertNextFolio, terminalOf } from './terminals.ts';

/**
 * Sells, in one transaction of the branch: sale, lines, payments, ledger, audit, event, stored answer, and
 * last — so that the locks others wait for are held shortest — the stock, guarded against going negative.
 * All or none. The sale's id is its idempotency key: a replay gets the same bytes. Throws what `receiptOf`
 * refuses, `sales.terminal_not_found`, `sales.shift_not_found`, `sales.shift_closed`, `sales.approval_invalid`, `inventory.item_not_found`, `inventory.insufficient_stock` with every
 * shortage, `sales.folio_taken` with the next number (also for one far ahead of it), `request.key_mismatch`, `request.key_reused`.
 */
export async function recordSale(
  ctx: Ctx,
  scope: BranchScope,
  draft: SaleDraft,
): Promise<IdempotentAnswer<SaleReceipt>> {
  authorize(ctx, 'sale:create', scope.branchId);
  if (ctx.idempotency?.key !== draft.id) throw new DomainError('request.key_mismatch', 'invalid');
  const cashier = requireStaff(ctx);
  const [branch, terminal, cars] = await Promise.all([
    branchById(ctx, scope.branchId),
    terminalOf(ctx, scope, draft.terminalId),
    generationsById(ctx),
  ]);
  await assertNextFolio(ctx, scope, terminal, draft.folioSequence);
  const db = ctx.placement.branch(scope);
  const soldFor = await soldForOf(ctx, scope, draft);
  const deed = { db, scope, operation: 'recordSale', answer: SaleReceipt };
  try {
    return await answerKeyed(ctx, deed, async (tx, remember) => {
      const now = ctx.now();
      await assertShiftOpen(tx, scope, draft);
      const items = await itemsForSale(tx, scope, draft.lines);
      assertOnShelf(draft, items);
      const vehicleLabels = labelsOf(cars, items);
      const discountLimitBp = await discountLimitOf(ctx, tx, scope, { branch, draft });
      const person = { cashier: cashier.name, discountLimitBp };
      const setting = { branch, terminal, ...person, items, vehicleLabels, soldFor, now };
      const receipt = receiptOf(draft, setting);
      const partIds = draft.lines.map((line) => itemOf(items, line.stockItemId)?.partId ?? 0);
      const soldAt = new Date(receipt.soldAt);
      const { shiftId } = draft;
      const facts = {
        receipt,
        shiftId,
        cashierId: cashier.userId,
        partIds,
        soldFor,
        recordedAt: now,
        soldAt,
      };
      await insertSale(tx, scope, facts);
      await insertSaleLines(tx, scope, facts);
      await insertPayments(tx, scope, facts);
      const lines = draft.lines.map((line, index) => ({ ...line, partId: partIds[index] ?? 0 }));
      await recordSaleMovements(
        tx,
        scope,
        { id: draft.id, soldAt, recordedAt: now, actorId: cashier.userId },
        lines,
      );
      const { folio, totalCents } = receipt;
      await audit(tx, ctx, scope, {
        action: 'sale.record',
        subject: `sale ${draft.id}`,
        detail: { folio, totalCents, ...(draft.approvalId && { approvalId: draft.approvalId }) },
      });
      await emitEvent(tx, ctx, scope, {
        topic: 'sale.recorded',
        tags: tagsOf(cars, items),
        stock: draft.lines.map(({ stockItemId }) => stockItemId),
        facts: { saleId: draft.id, folio, totalCents },
      });
      await remember(receipt);
      if (!(await takeStock(tx, scope, draft.lines, now))) {
        throw new DomainError('inventory.insufficient_stock', 'conflict', { shortages: [] });
      }
    });
  } catch (error) {
    throw await explained(error, ctx, scope, draft);
  }
}

/** Refuses early what anybody can see; the guarded update decides among those who race. */
function assertOnShelf(draft: SaleDraft, items: ReadonlyMap<string, SaleItem>): void {
  const unknown = draft.lines.find((line) => !itemOf(items, line.stockItemId));
  if (unknown)
    throw new DomainError('inventory.item_not_found', 'not_found', { stockItemId: unknown.stockItemId });
  const shortages = shortagesOf(draft.lines, items);
  if (shortages.length > 0) throw new DomainError('inventory.insufficient_stock', 'conflict', { shortages });
}

/** Adds to a refusal what is only known once the transaction is undone. */
async function explained(error: unknown, ctx: Ctx, scope: BranchScope, draft: SaleDraft): Promise<unknown> {
  const db = ctx.placement.branch(scope);
  if (isDuplicateKey(error)) {
    const terminals = await activeTerminals(db, scope);
    const nextSequence = terminals.find((terminal) => terminal.id === draft.terminalId)?.nextSequence;
    return new DomainError('sales.folio_taken', 'conflict', { nextSequence });
  }
  if (!isDomainError(error) || error.code !== 'inventory.insufficient_stock') return error;
  const items = await itemsForSale(db, scope, draft.lines);
  const shortages = shortagesOf(draft.lines, items);
  if (shortages.length > 0) return new DomainError('inventory.insufficient_stock', 'conflict', { shortages });
  const lines = changedPrices(draft, items);
  return lines.length > 0 ? new DomainError('sales.price_changed', 'conflict', { lines }) : error;
}

function labelsOf(
  cars: ReadonlyMap<number, Generation>,
  items: ReadonlyMap<string, SaleItem>,
): Map<number, string> {
  const labels = new Map<number, string>();
  for (const { generationId } of items.values()) {
    const generation = generationId === null ? undefined : cars.get(generationId);
    if (generation) labels.set(generation.id, generationLabel(generation));
  }
  return labels;
}

function tagsOf(cars: ReadonlyMap<number, Generation>, items: ReadonlyMap<string, SaleItem>): string[] {
  const tags = new Set<string>();
  for (const row of items.values()) {
    const generation = row.generationId === null ? undefined : cars.get(row.generationId);
    for (const tag of stockTagsOf(row, generation?.path ?? null)) tags.add(tag);
  }
  return [...tags];
}
