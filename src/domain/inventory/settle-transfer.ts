import type { Tx } from '#db/client.ts';
import { bytesToUuid } from '#db/schema/columns.ts';
import { actorId, audit, emitEvent } from '#domain/audit';
import { authorize } from '#domain/identity';
import type { Ctx } from '#server/context.ts';
import { DomainError, invariant } from '#shared/errors.ts';
import type { IdempotentAnswer } from '#shared/idempotent-answer.ts';
import type { BranchId } from '#shared/ids.ts';
import type { BranchScope } from '#shared/scope.ts';
import type { z } from 'zod';
import { answerKeyed } from './answer-keyed.ts';
import { insertMovements, type MovementRow } from './ledger.queries.ts';
import { unsettledOf } from './transfer.ts';
import { TransferView, type TransferSettlement } from './transfer-contract.ts';
import type { SettledFacts } from './transfer-events.ts';
import { transferMovement, transferTags } from './transfer-movement.ts';
import { addToBulk, settleUnit } from './transfer-stock.queries.ts';
import { viewOfTransfer } from './transfer-view.ts';
import {
  setSettled,
  stepTransfer,
  transferDoc,
  transferLines,
  type TransferLineRow,
} from './transfers.queries.ts';

type Settling = TransferSettlement['lines'][number];

interface Pair {
  readonly line: TransferLineRow & { readonly stockItemId: Buffer };
  readonly said: Settling;
}

/**
 * Says what became of missing pieces at the branch that sent them: back on its shelf, or lost. Both go through the
 * ledger: what is lost comes in and is written off, so that the loss has a row of its own. The transfer is closed when
 * nothing is open. Throws `inventory.transfer_not_found`, `inventory.transfer_nothing_open`, `inventory.transfer_line`,
 * `inventory.transfer_reason`.
 */
export async function settleTransfer(
  ctx: Ctx,
  scope: BranchScope,
  input: TransferSettlement & { id: string },
): Promise<IdempotentAnswer<TransferView>> {
  authorize(ctx, 'stock:transfer', scope.branchId);
  const { id } = input;
  const db = ctx.placement.branch(scope);
  const deed = { db, scope, operation: 'settleTransfer', answer: TransferView };
  return answerKeyed(ctx, deed, async (tx, remember) => {
    const at = ctx.now();
    const doc = await transferDoc(tx, scope, id, 'lock');
    if (doc?.side !== 'out') throw new DomainError('inventory.transfer_not_found', 'not_found');
    if (doc.state !== 'differing') throw new DomainError('inventory.transfer_nothing_open', 'conflict');
    const lines = await transferLines(tx, scope, id);
    const pairs = pairsOf(lines, input.lines);
    const transfer = { id, actorId: actorId(ctx.actor), at };
    const movements = pairs.flatMap((pair) => movementsOf(transfer, pair));
    for (const pair of pairs) await settle(tx, scope, id, { pair, at });
    if (movements.length > 0) await insertMovements(tx, scope, movements);
    const open = lines.reduce((sum, line) => sum + unsettledOf(line), 0) - settledBy(pairs);
    if (open === 0) {
      await stepTransfer(tx, scope, id, { side: 'out', state: 'differing' }, { state: 'received', at });
    }
    await audit(tx, ctx, scope, {
      action: 'transfer.settle',
      subject: `transfer ${id}`,
      detail: { lines: input.lines },
    });
    const facts: z.input<typeof SettledFacts> = {
      transfer: id,
      lines: pairs.map(({ line, said }) => ({
        line: line.line,
        returned: line.returned + said.returned,
        writtenOff: line.writtenOff + said.writtenOff,
        lossReason: said.reason ?? null,
      })),
    };
    await emitEvent(tx, ctx, scope, {
      topic: 'transfer.settled',
      tags: await transferTags(
        ctx,
        pairs.map(({ line }) => line),
      ),
      to: doc.otherBranchId as BranchId,
      stock: pairs.map(({ line }) => bytesToUuid(line.stockItemId)),
      facts,
    });
    await remember(await viewOfTransfer(ctx, tx, scope, id));
  });
}

const settledBy = (pairs: readonly Pair[]) =>
  pairs.reduce((sum, { said }) => sum + said.returned + said.writtenOff, 0);

function pairsOf(lines: readonly TransferLineRow[], said: readonly Settling[]): Pair[] {
  const named = new Set(said.map(({ line }) => line));
  if (named.size !== said.length) throw new DomainError('inventory.transfer_line', 'invalid');
  return said.map((one) => {
    const line = lines.find((candidate) => candidate.line === one.line);
    const isPossible =
      line && one.returned + one.writtenOff > 0 && one.returned + one.writtenOff <= unsettledOf(line);
    if (!isPossible || line.stockItemId === null) throw new DomainError('inventory.transfer_line', 'invalid');
    if (one.writtenOff > 0 && (!one.reason || (one.reason === 'other' && !one.note))) {
      throw new DomainError('inventory.transfer_reason', 'invalid');
    }
    return { line: { ...line, stockItemId: line.stockItemId }, said: one };
  });
}

async function settle(
  tx: Tx,
  scope: BranchScope,
  id: string,
  { pair: { line, said }, at }: { readonly pair: Pair; readonly at: Date },
): Promise<void> {
  await setSettled(tx, scope, id, {
    line: line.line,
    returned: line.returned + said.returned,
    writtenOff: line.writtenOff + said.writtenOff,
    lossReason: said.reason ?? null,
  });
  if (line.kind === 'bulk') {
    if (said.returned > 0) await addToBulk(tx, scope, { id: line.stockItemId, quantity: said.returned, at });
    return;
  }
  const isSettled = await settleUnit(tx, scope, {
    id: line.stockItemId,
    onHand: said.returned > 0 ? 1 : 0,
    at,
  });
  invariant(isSettled, 'a missing piece is marked as missing until it is settled');
}

function movementsOf(transfer: Parameters<typeof transferMovement>[0], { line, said }: Pair): MovementRow[] {
  const item = { stockItemId: bytesToUuid(line.stockItemId), partId: line.partId };
  const back = said.returned + said.writtenOff;
  const returned = transferMovement(transfer, { ...item, kind: 'transfer_in', quantity: back });
  if (said.writtenOff === 0) return [returned];
  const loss = { kind: 'write_off', quantity: -said.writtenOff, reason: said.reason ?? null } as const;
  return [returned, transferMovement(transfer, { ...item, ...loss, note: said.note ?? null })];
}
