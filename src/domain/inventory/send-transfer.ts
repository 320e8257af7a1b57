import type { Tx } from '#db/client.ts';
import { bytesToUuid } from '#db/schema/columns.ts';
import { actorId, audit, emitEvent } from '#domain/audit';
import { authorize } from '#domain/identity';
import type { Ctx } from '#server/context.ts';
import { DomainError } from '#shared/errors.ts';
import type { IdempotentAnswer } from '#shared/idempotent-answer.ts';
import type { BranchId } from '#shared/ids.ts';
import type { BranchScope } from '#shared/scope.ts';
import type { z } from 'zod';
import { answerKeyed } from './answer-keyed.ts';
import { insertMovements } from './ledger.queries.ts';
import { damageCodesOf } from './listing.ts';
import { shortagesOf } from './sell-stock.ts';
import { type StockRow } from './stock-row.queries.ts';
import { branchRowsById } from './stock.queries.ts';
import { TransferView } from './transfer-contract.ts';
import type { SentFacts, UnitBody } from './transfer-events.ts';
import { transferMovement, transferTags } from './transfer-movement.ts';
import { leavingPhotos, leavingUnits, takeForTransfer } from './transfer-stock.queries.ts';
import { viewOfTransfer } from './transfer-view.ts';
import {
  setSent,
  stepTransfer,
  transferDoc,
  transferLines,
  type TransferDoc,
  type TransferLineRow,
} from './transfers.queries.ts';

type PickedLine = TransferLineRow & { readonly stockItemId: Buffer };

/**
 * The parcel leaves: what was picked goes off the shelf and is in transit from now on. All or nothing; a piece that
 * was sold or is on hold cannot go. Throws `inventory.transfer_not_found`, `inventory.transfer_not_open`,
 * `inventory.transfer_empty`, `inventory.insufficient_stock` with every shortage.
 */
export async function sendTransfer(
  ctx: Ctx,
  scope: BranchScope,
  id: string,
): Promise<IdempotentAnswer<TransferView>> {
  authorize(ctx, 'stock:transfer', scope.branchId);
  const db = ctx.placement.branch(scope);
  const deed = { db, scope, operation: 'sendTransfer', answer: TransferView };
  return answerKeyed(ctx, deed, async (tx, remember) => {
    const at = ctx.now();
    const by = actorId(ctx.actor);
    const doc = await transferDoc(tx, scope, id, 'lock');
    if (doc?.side !== 'out') throw new DomainError('inventory.transfer_not_found', 'not_found');
    const from = { side: 'out', state: 'requested' } as const;
    if (!(await stepTransfer(tx, scope, id, from, { state: 'sent', at, sent: { by, at } }))) {
      throw new DomainError('inventory.transfer_not_open', 'conflict');
    }
    const lines = (await transferLines(tx, scope, id)).filter(isPicked);
    if (lines.length === 0) throw new DomainError('inventory.transfer_empty', 'invalid');
    const before = await itemsById(tx, scope, lines);
    await take(tx, scope, lines, { to: doc.otherBranchId, at });
    await setSent(tx, scope, id);
    const document = { id, actorId: by, at };
    await insertMovements(
      tx,
      scope,
      lines.map((line) =>
        transferMovement(document, {
          stockItemId: bytesToUuid(line.stockItemId),
          partId: line.partId,
          kind: 'transfer_out',
          quantity: -line.picked,
        }),
      ),
    );
    await audit(tx, ctx, scope, {
      action: 'transfer.send',
      subject: `transfer ${id}`,
      detail: { lines: lines.map(({ line, picked }) => ({ line, sent: picked })) },
    });
    await emitEvent(tx, ctx, scope, {
      topic: 'transfer.sent',
      tags: await transferTags(ctx, lines),
      to: doc.otherBranchId as BranchId,
      stock: lines.map(({ stockItemId }) => bytesToUuid(stockItemId)),
      facts: await factsOf(tx, scope, { doc, lines, items: before, by, at }),
    });
    await remember(await viewOfTransfer(ctx, tx, scope, id));
  });
}

function isPicked(line: TransferLineRow): line is PickedLine {
  return line.picked > 0 && line.stockItemId !== null;
}

async function itemsById(
  tx: Tx,
  scope: BranchScope,
  lines: readonly PickedLine[],
): Promise<ReadonlyMap<string, StockRow>> {
  const ids = lines.map(({ stockItemId }) => stockItemId);
  return new Map((await branchRowsById(tx, scope, ids)).map((row) => [row.id.toString('hex'), row]));
}

async function take(
  tx: Tx,
  scope: BranchScope,
  lines: readonly PickedLine[],
  parcel: { readonly to: number; readonly at: Date },
): Promise<void> {
  const items = lines
    .map(({ stockItemId, picked }) => ({ id: stockItemId, quantity: picked }))
    .sort((a, b) => Buffer.compare(a.id, b.id));
  if ((await takeForTransfer(tx, scope, items, parcel)) === items.length) return;
  const wanted = lines.map(({ stockItemId, picked }) => ({
    stockItemId: bytesToUuid(stockItemId),
    quantity: picked,
  }));
  // The statement has taken some: read back what others left, for the message only.
  const shortages = shortagesOf(wanted, await itemsById(tx, scope, lines));
  throw new DomainError('inventory.insufficient_stock', 'conflict', { shortages });
}

interface Parcel {
  readonly doc: TransferDoc;
  readonly lines: readonly PickedLine[];
  readonly items: ReadonlyMap<string, StockRow>;
  readonly by: number | null;
  readonly at: Date;
}

async function factsOf(
  tx: Tx,
  scope: BranchScope,
  { doc, lines, items, by, at }: Parcel,
): Promise<z.input<typeof SentFacts>> {
  const bodies = await bodiesOf(tx, scope, lines);
  return {
    transfer: bytesToUuid(doc.id),
    note: doc.note,
    requestedBy: doc.requestedBy,
    requestedAt: doc.requestedAt.toISOString(),
    sentBy: by,
    sentAt: at.toISOString(),
    lines: lines.map((line) => {
      const key = line.stockItemId.toString('hex');
      const { line: number, kind, partId, serial, requested, picked: sent } = line;
      const priceCents = items.get(key)?.priceCents ?? null;
      return {
        line: number,
        kind,
        partId,
        serial,
        requested,
        sent,
        priceCents,
        body: bodies.get(key) ?? null,
      };
    }),
  };
}

async function bodiesOf(
  tx: Tx,
  scope: BranchScope,
  lines: readonly PickedLine[],
): Promise<ReadonlyMap<string, UnitBody>> {
  const ids = lines.filter(({ kind }) => kind === 'unit').map(({ stockItemId }) => stockItemId);
  const units = await leavingUnits(tx, scope, ids);
  const photos = Map.groupBy(await leavingPhotos(tx, scope, ids), (row) => row.stockItemId.toString('hex'));
  return new Map(
    units.map((unit) => {
      const key = unit.id.toString('hex');
      const body: UnitBody = {
        unitId: bytesToUuid(unit.unitId),
        odometerKm: unit.odometerKm,
        grade: unit.grade,
        gradedBy: unit.gradedBy,
        gradedOn: unit.gradedOn,
        damageCodes: damageCodesOf(unit.damageCodes),
        colour: unit.colour,
        warrantyDays: unit.warrantyDays,
        note: unit.note,
        donorId: unit.donorId === null ? null : bytesToUuid(unit.donorId),
        origin:
          unit.originBranchId === null
            ? null
            : {
                branchId: unit.originBranchId,
                generationId: unit.originGenerationId,
                vehicleId: unit.originVehicleId,
                year: unit.originYear,
              },
        photos: (photos.get(key) ?? []).map((photo) => ({
          id: bytesToUuid(photo.id),
          hash: photo.mediaHash.toString('hex'),
          width: photo.width,
          height: photo.height,
          alt: photo.altText,
          uploadedBy: photo.uploadedBy,
          uploadedAt: photo.uploadedAt.toISOString(),
        })),
      };
      return [key, body];
    }),
  );
}
