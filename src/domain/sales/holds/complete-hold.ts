import { isDuplicateKey } from '#db/errors.ts';
import { bytesToUuid } from '#db/schema/columns.ts';
import { audit, emitEvent } from '#domain/audit';
import { authorize } from '#domain/identity';
import {
  answerKeyed,
  itemsForSale,
  knownWarrantyRules,
  takeReserved,
  type KnownRule,
  type SaleItem,
} from '#domain/inventory';
import type { Ctx } from '#server/context.ts';
import { DomainError, invariant } from '#shared/errors.ts';
import type { IdempotentAnswer } from '#shared/idempotent-answer.ts';
import type { BranchScope } from '#shared/scope.ts';
import { SaleReceipt, type SaleDraft } from '../contract.ts';
import type { HoldSaleDraft } from '../hold-contract.ts';
import { promisedLines, type StoredLine } from '../promises/promise.queries.ts';
import { deskOf, labelsOf, pageTagsOf } from '../promises/promised-note.ts';
import { carOf } from '../promises/read-papers.ts';
import { activeTerminals } from '../queries.ts';
import { receiptOf } from '../sale-receipt.ts';
import { assertShiftOpen } from '../shift-open.ts';
import { soldForOf } from '../sold-for.ts';
import { assertNextFolio, terminalOf } from '../terminals.ts';
import { writeSales } from '../write-sales.ts';
import { assertAlive, coreOfPromised, lockedHold, notFound } from './hold-facts.ts';
import { holdFigures } from './hold-money.queries.ts';
import { holdRow, settleHold, type HoldRow } from './hold.queries.ts';
import { sumOfPayments } from './money-taken.ts';

/**
 * Sells a hold: one transaction of its branch in which the deposit is applied, the rest is paid in the open shift, and
 * the kept pieces leave the shelf. The sale has the prices that were promised. What was paid before counts in the
 * shifts that took it, so the sale's own payments are the rest only; the note says how much was applied. Throws
 * `sales.hold_over`, `sales.hold_expired`, `sales.payment_mismatch` with what is due, and what any sale is refused for.
 */
// eslint-disable-next-line multipartes/use-case-guards -- `writeDown` audits
export async function completeHold(
  ctx: Ctx,
  scope: BranchScope,
  holdId: string,
  draft: HoldSaleDraft,
): Promise<IdempotentAnswer<SaleReceipt>> {
  authorize(ctx, 'sale:create', scope.branchId);
  const desk = await deskOf(ctx, scope, draft);
  const terminal = await terminalOf(ctx, scope, draft.terminalId);
  await assertNextFolio(ctx, scope, terminal, draft.folioSequence);
  const db = ctx.placement.branch(scope);
  const found = await holdRow(db, scope, holdId);
  if (!found) throw notFound();
  const stored = await promisedLines(db, scope, 'hold', holdId);
  const rules = await knownWarrantyRules(ctx);
  const lines = saleLinesOf(stored, found, rules);
  const coreCents = lines.reduce((sum, line) => sum + (line.coreCents ?? 0), 0);
  const soldFor = await soldForOf(ctx, scope, { lines });
  const deed = { db, scope, operation: 'completeHold', answer: SaleReceipt };
  try {
    return await answerKeyed(ctx, deed, async (tx, remember) => {
      const now = ctx.now();
      await assertShiftOpen(tx, scope, draft);
      const hold = await lockedHold(tx, scope, holdId);
      assertAlive(hold, now);
      const { paidCents, refundedCents } = await holdFigures(tx, scope, holdId);
      const depositCents = paidCents - refundedCents;
      assertRest(draft, hold.totalCents - depositCents, { coreCents, totalCents: hold.totalCents });
      const items = await itemsForSale(tx, scope, lines);
      const setting = {
        branch: { ...desk.branch, taxRateBp: hold.taxRateBp },
        terminal,
        cashier: desk.clerk.name,
        // As promised: who made the hold was asked then.
        discountLimitBp: 10_000,
        items: atPromisedPrices(items, stored),
        vehicleLabels: labelsOf(desk.cars, items),
        soldFor,
        rules,
        now,
      };
      const whole = receiptOf(
        saleDraftOf(draft, hold, { lines, depositCents, branch: desk.branch.code }),
        setting,
      );
      const receipt: SaleReceipt = {
        ...whole,
        payments: whole.payments.slice(0, draft.payments.length),
        ...(depositCents > 0 ? { deposit: { folio: hold.folio, amountCents: depositCents } } : {}),
      };
      const soldAt = new Date(receipt.soldAt);
      const facts = {
        receipt,
        shiftId: draft.shiftId,
        cashierId: desk.clerk.userId,
        partIds: stored.map(({ partId }) => partId),
        soldFor,
        recordedAt: now,
        soldAt,
      };
      await writeSales(tx, scope, [facts]);
      await settleHold(tx, scope, holdId, {
        state: 'sold',
        keptCents: depositCents,
        at: now,
        saleId: draft.id,
      });
      await writeDown(ctx, tx, scope, { holdId, receipt, depositCents, tags: pageTagsOf(desk.cars, items) });
      await remember(receipt);
      invariant(await takeReserved(tx, scope, lines, now), 'an active hold keeps its pieces');
    });
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    const terminals = await activeTerminals(db, scope);
    const nextSequence = terminals.find(({ id }) => id === draft.terminalId)?.nextSequence;
    throw new DomainError('sales.folio_taken', 'conflict', { nextSequence });
  }
}

async function writeDown(
  ctx: Ctx,
  tx: Parameters<typeof audit>[0],
  scope: BranchScope,
  sold: { holdId: string; receipt: SaleReceipt; depositCents: number; tags: readonly string[] },
): Promise<void> {
  const { holdId, receipt, depositCents, tags } = sold;
  const { id: saleId, folio, totalCents } = receipt;
  await audit(tx, ctx, scope, {
    action: 'sale.record',
    subject: `sale ${saleId}`,
    detail: { folio, totalCents },
  });
  await audit(tx, ctx, scope, {
    action: 'hold.sell',
    subject: `hold ${holdId}`,
    detail: { saleId, folio, depositCents },
  });
  await emitEvent(tx, ctx, scope, {
    topic: 'sale.recorded',
    tags,
    stock: receipt.lines.map(({ stockItemId }) => stockItemId),
    facts: { saleId, folio, totalCents },
  });
  await emitEvent(tx, ctx, scope, { topic: 'hold.sold', tags: [], facts: { holdId, saleId, depositCents } });
}

/** The lines as a sale has them; the car that the hold was made for is that of each. */
function saleLinesOf(
  stored: readonly StoredLine[],
  hold: HoldRow,
  rules: readonly KnownRule[],
): SaleDraft['lines'] {
  const car = carOf(hold.car)?.known;
  return stored.map((line) => ({
    stockItemId: bytesToUuid(line.stockItemId),
    quantity: line.quantity,
    unitPriceCents: line.unitPriceCents,
    discountCents: line.discountCents,
    coreCents: coreOfPromised(line, rules),
    ...(car ? { car } : {}),
  }));
}

/** What was promised stands, whatever the piece costs by now. */
function atPromisedPrices(
  items: ReadonlyMap<string, SaleItem>,
  stored: readonly StoredLine[],
): ReadonlyMap<string, SaleItem> {
  const prices = new Map(stored.map((line) => [line.stockItemId.toString('hex'), line.unitPriceCents]));
  return new Map(
    [...items].map(([id, item]) => [id, { ...item, priceCents: prices.get(id) ?? item.priceCents }]),
  );
}

/** The sale in full: the rest, and the deposit as the last of its payments. */
function saleDraftOf(
  draft: HoldSaleDraft,
  hold: HoldRow,
  given: { readonly lines: SaleDraft['lines']; readonly depositCents: number; readonly branch: string },
): SaleDraft {
  const deposit =
    given.depositCents > 0 ? [{ method: 'transfer' as const, amountCents: given.depositCents }] : [];
  return {
    ...draft,
    branch: given.branch,
    ...(hold.customerName ? { customerName: hold.customerName } : {}),
    lines: given.lines,
    payments: [...draft.payments, ...deposit],
  };
}

/** What is paid now and what was paid before make the whole, to the centavo. */
function assertRest(
  draft: HoldSaleDraft,
  restCents: number,
  { coreCents, totalCents }: { readonly coreCents: number; readonly totalCents: number },
): void {
  const paidCents = sumOfPayments(draft.payments);
  // Money that arrived twice is given back first: a sale takes no more than it costs.
  if (restCents < 0)
    throw new DomainError('sales.hold_overpaid', 'conflict', { dueCents: 0, paidCents: -restCents });
  if (paidCents !== restCents + coreCents)
    throw new DomainError('sales.payment_mismatch', 'invalid', {
      totalCents: restCents + coreCents,
      paidCents,
      saleCents: totalCents,
    });
}
