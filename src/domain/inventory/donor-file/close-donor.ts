import { bytesToUuid } from '#db/schema/columns.ts';
import { actorId, audit, emitEvent } from '#domain/audit';
import { branchById } from '#domain/branches';
import { generationById } from '#domain/catalog';
import { authorize } from '#domain/identity';
import type { Tx } from '#db/client.ts';
import type { Ctx } from '#server/context.ts';
import { DomainError, invariant } from '#shared/errors.ts';
import type { IdempotentAnswer } from '#shared/idempotent-answer.ts';
import { uuidv7 } from '#shared/ids.ts';
import type { BranchScope } from '#shared/scope.ts';
import { businessDateOf } from '#shared/time.ts';
import { answerKeyed } from '../answer-keyed.ts';
import { insertManyMovements } from '../bulk.queries.ts';
import type { MovementRow } from '../ledger.queries.ts';
import { DonorClosed, type DonorClosing } from './contract.ts';
import {
  closeDonorRow,
  emptyPieces,
  holdLeftPieces,
  moveBins,
  type LeftPiece,
} from './donor-file.queries.ts';
import { findDonor } from './donor-file.ts';

/**
 * The wreck leaves the yard. What is left on it is written off with it, or was taken off and stays in stock without a
 * place. Throws `inventory.donor_not_found`, `inventory.donor_changed`, `inventory.donor_closed`, or
 * `inventory.donor_pieces_held` with the serial numbers of pieces that are kept for somebody.
 */
export async function closeDonor(
  ctx: Ctx,
  scope: BranchScope,
  input: DonorClosing & { id: string },
): Promise<IdempotentAnswer<DonorClosed>> {
  authorize(ctx, 'donor:close', scope.branchId);
  const { timeZone } = await branchById(ctx, scope.branchId);
  const today = businessDateOf(ctx.now(), timeZone);
  const deed = { db: ctx.placement.branch(scope), scope, operation: 'closeDonor', answer: DonorClosed };
  return answerKeyed(ctx, deed, async (tx, remember) => {
    const at = ctx.now();
    const donor = await findDonor(tx, scope, input.id, true);
    if (donor.status === 'closed') throw new DomainError('inventory.donor_closed', 'conflict');
    if (donor.version !== input.version) throw new DomainError('inventory.donor_changed', 'conflict');
    const left = await holdLeftPieces(tx, scope, donor.id);
    const isWriteOff = input.remaining === 'write-off';
    if (isWriteOff) await writeOff(tx, ctx, scope, { input, left, at });
    else
      await unplace(
        tx,
        scope,
        left.filter(({ bin }) => bin === donor.yardPosition),
        at,
      );
    await closeDonorRow(tx, scope, { id: donor.id, today });
    const receipt = {
      id: input.id,
      writtenOff: isWriteOff ? left.length : 0,
      kept: isWriteOff ? 0 : left.length,
      valueCents: left.reduce((sum, { priceCents }) => sum + (priceCents ?? 0), 0),
    };
    await audit(tx, ctx, scope, {
      action: 'donor.close',
      subject: `donor ${input.id}`,
      detail: { ...receipt, note: input.note ?? null },
    });
    const generation = await generationById(ctx, donor.generationId);
    await emitEvent(tx, ctx, scope, {
      topic: 'donor.closed',
      tags: generation ? [`stock:${generation.path}`, ...left.map(({ serial }) => `piece:${serial}`)] : [],
      forget: ['inventory:figures'],
      stock: left.map(({ id }) => bytesToUuid(id)),
      facts: { donorId: input.id },
    });
    await remember(receipt);
  });
}

async function writeOff(
  tx: Tx,
  ctx: Ctx,
  scope: BranchScope,
  { input, left, at }: { input: DonorClosing & { id: string }; left: readonly LeftPiece[]; at: Date },
): Promise<void> {
  const held = left.filter(({ reserved }) => reserved > 0);
  if (held.length > 0) {
    throw new DomainError('inventory.donor_pieces_held', 'conflict', {
      count: held.length,
      codes: held.map(({ serial }) => serial),
    });
  }
  if (left.length === 0) return;
  const emptied = await emptyPieces(
    tx,
    scope,
    left.map(({ id }) => id),
    at,
  );
  invariant(emptied === left.length, 'held pieces are still there');
  await insertManyMovements(
    tx,
    scope,
    left.map(({ id, partId }): MovementRow => ({
      id: uuidv7(at.getTime()),
      stockItemId: bytesToUuid(id),
      partId,
      kind: 'write_off',
      quantity: -1,
      reason: 'crushed',
      note: input.note ?? null,
      documentId: input.id,
      actorId: actorId(ctx.actor),
      occurredAt: at,
      recordedAt: at,
    })),
  );
}

async function unplace(tx: Tx, scope: BranchScope, pieces: readonly LeftPiece[], at: Date): Promise<void> {
  const ids = pieces.map(({ id }) => id);
  if (ids.length > 0) await moveBins(tx, scope, ids, { bin: null, at });
}
