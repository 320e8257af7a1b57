import { isDuplicateKey } from '#db/errors.ts';
import { uuidToBytes } from '#db/schema/columns.ts';
import { audit, emitEvent } from '#domain/audit';
import { authorize } from '#domain/identity';
import { answerKeyed, knownWarrantyRules } from '#domain/inventory';
import type { Ctx } from '#server/context.ts';
import { DomainError } from '#shared/errors.ts';
import type { IdempotentAnswer } from '#shared/idempotent-answer.ts';
import type { BranchScope } from '#shared/scope.ts';
import { businessDateOf } from '#shared/time.ts';
import { outOfDrawer } from '../drawer.ts';
import { deskOf } from '../promises/promised-note.ts';
import { saleRow } from '../queries.ts';
import { ReceivedCore, type CoreReceipt } from '../return-contract.ts';
import { assertClock, assertIdTime } from '../sale-receipt.ts';
import { insertReturnedCores } from './core.queries.ts';
import { noteLinesIn } from './returnable-note.ts';

/**
 * Takes old parts of a line and pays their deposit back out of the open shift. Never more than were charged: two at
 * once write the same key, and one is refused. Throws `sales.not_found`, `sales.core_none_open` with what is open,
 * `sales.shift_not_found`, `sales.shift_closed`, what a drawer refuses (drawer.ts), `sales.clock_skew`,
 * `request.key_mismatch`, `request.key_reused`.
 */
export async function receiveCore(
  ctx: Ctx,
  scope: BranchScope,
  draft: CoreReceipt,
): Promise<IdempotentAnswer<ReceivedCore>> {
  authorize(ctx, 'return:create', scope.branchId);
  const db = ctx.placement.branch(scope);
  const saleId = uuidToBytes(draft.saleId);
  const [desk, rules, sale] = await Promise.all([
    deskOf(ctx, scope, draft),
    knownWarrantyRules(ctx),
    saleRow(db, scope, saleId),
  ]);
  if (!sale) throw new DomainError('sales.not_found', 'not_found');
  const deed = { db, scope, operation: 'receiveCore', answer: ReceivedCore };
  const out = { ...draft, isCash: draft.method === 'cash' };
  try {
    return await outOfDrawer(ctx, scope, out, (drawer) =>
      answerKeyed(ctx, deed, async (tx, remember) => {
        const [occurredAt, recordedAt] = [new Date(draft.receivedAt), ctx.now()];
        assertClock(occurredAt, recordedAt);
        assertIdTime(draft.id, recordedAt);
        await drawer.open(tx);
        const { quantity, method } = draft;
        const lines = await noteLinesIn(tx, scope, saleId, rules);
        const line = lines.find(({ lineNo }) => lineNo === draft.lineNo);
        if (!line || quantity > line.coreOpen)
          throw new DomainError('sales.core_none_open', 'conflict', { open: line?.coreOpen ?? 0 });
        const amountCents = quantity * line.coreUnitCents;
        await insertReturnedCores(tx, scope, [
          {
            ...draft,
            firstPiece: line.quantity - line.coreOpen,
            amountCents,
            reference: draft.reference || null,
            documentId: draft.id,
            actorId: desk.clerk.userId,
            businessDate: businessDateOf(occurredAt, desk.branch.timeZone),
            occurredAt,
            recordedAt,
          },
        ]);
        const facts = { saleId: draft.saleId, lineNo: draft.lineNo, quantity, amountCents };
        await audit(tx, ctx, scope, {
          action: 'core.receive',
          subject: `sale ${draft.saleId}`,
          detail: { folio: sale.folio, ...facts, method },
        });
        await emitEvent(tx, ctx, scope, { topic: 'core.received', tags: [], facts });
        await remember({
          id: draft.id,
          saleFolio: sale.folio,
          description: line.description,
          ...{ quantity, amountCents, method },
          coreOpen: line.coreOpen - quantity,
        });
        await drawer.assertCovers(tx, amountCents);
      }),
    );
  } catch (error) {
    if (isDuplicateKey(error)) throw new DomainError('sales.core_none_open', 'conflict', { open: 0 });
    throw error;
  }
}
