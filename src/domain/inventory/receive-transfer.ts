import type { Tx } from '#db/client.ts';
import { bytesToUuid, uuidToBytes } from '#db/schema/columns.ts';
import { actorId, audit, emitEvent, THE_CHAIN } from '#domain/audit';
import { authorize } from '#domain/identity';
import type { Ctx } from '#server/context.ts';
import { DomainError, invariant } from '#shared/errors.ts';
import { uuidv7, type BranchId } from '#shared/ids.ts';
import type { IdempotentAnswer } from '#shared/idempotent-answer.ts';
import type { BranchScope } from '#shared/scope.ts';
import type { z } from 'zod';
import { answerKeyed } from './answer-keyed.ts';
import { insertMovements, type MovementRow } from './ledger.queries.ts';
import { arrivalsOf, transferCode, type Arrival } from './transfer.ts';
import { TransferView, type TransferArrival } from './transfer-contract.ts';
import type { ReceivedFacts, UnitsMovedFacts } from './transfer-events.ts';
import { transferMovement, transferTags } from './transfer-movement.ts';
import { itemOfUnit, putBulk, putNewUnit, putPhotos, putUnitBack } from './transfer-stock.queries.ts';
import { bodyOf, viewOfTransfer } from './transfer-view.ts';
import {
  insertExtras,
  setArrived,
  stepTransfer,
  transferDoc,
  transferLines,
  type TransferLineRow,
} from './transfers.queries.ts';

/** Line by line: what was sent, what came, and where it lies now (nothing for what did not come). */
interface Stored {
  readonly line: TransferLineRow;
  readonly arrival: Arrival;
  readonly stockItemId: Buffer | null;
}

/**
 * The parcel is opened: what arrived goes on the shelf, what did not is for the sender to settle. A damaged used piece
 * comes in without a price and with a note; damaged new parts come in and are written off at once. Throws
 * `inventory.transfer_not_found`, `inventory.transfer_not_here`, `inventory.transfer_line`, `inventory.unit_already_here`.
 */
export async function receiveTransfer(
  ctx: Ctx,
  scope: BranchScope,
  input: TransferArrival & { id: string },
): Promise<IdempotentAnswer<TransferView>> {
  authorize(ctx, 'stock:transfer', scope.branchId);
  const { id, extras } = input;
  const db = ctx.placement.branch(scope);
  const deed = { db, scope, operation: 'receiveTransfer', answer: TransferView };
  return answerKeyed(ctx, deed, async (tx, remember) => {
    const at = ctx.now();
    const by = actorId(ctx.actor);
    const doc = await transferDoc(tx, scope, id, 'lock');
    if (doc?.side !== 'in') throw new DomainError('inventory.transfer_not_found', 'not_found');
    const lines = (await transferLines(tx, scope, id)).filter(({ sent }) => sent > 0);
    const arrivals = arrivalsOf(lines, input.lines);
    if (!arrivals) throw new DomainError('inventory.transfer_line', 'invalid');
    const isWhole = arrivals.every(({ missing }) => missing === 0) && extras.length === 0;
    const step = { state: isWhole ? 'received' : 'differing', at, received: { by, at } } as const;
    if (!(await stepTransfer(tx, scope, id, { side: 'in', state: 'sent' }, step))) {
      throw new DomainError('inventory.transfer_not_here', 'conflict');
    }
    const stored = await store(tx, scope, id, { lines, arrivals, at });
    const movements = stored.flatMap((one) => movementsOf({ id, actorId: by, at }, one));
    if (movements.length > 0) await insertMovements(tx, scope, movements);
    await insertExtras(tx, scope, id, extras);
    await audit(tx, ctx, scope, {
      action: 'transfer.receive',
      subject: `transfer ${id}`,
      detail: { lines: arrivals, extras },
    });
    const facts: z.input<typeof ReceivedFacts> = {
      transfer: id,
      receivedBy: by,
      receivedAt: at.toISOString(),
      lines: arrivals,
      extras,
    };
    await emitEvent(tx, ctx, scope, {
      topic: 'transfer.received',
      tags: await transferTags(ctx, lines),
      to: doc.otherBranchId as BranchId,
      stock: stored.flatMap(({ stockItemId }) => (stockItemId ? [bytesToUuid(stockItemId)] : [])),
      facts,
    });
    await tellRegistry(tx, ctx, scope, stored);
    await remember(await viewOfTransfer(ctx, tx, scope, id));
  });
}

async function store(
  tx: Tx,
  scope: BranchScope,
  id: string,
  parcel: {
    readonly lines: readonly TransferLineRow[];
    readonly arrivals: readonly Arrival[];
    readonly at: Date;
  },
): Promise<Stored[]> {
  const stored: Stored[] = [];
  for (const [index, line] of parcel.lines.entries()) {
    const arrival = parcel.arrivals[index];
    invariant(arrival?.line === line.line, 'every line has its arrival');
    const isHere = arrival.received + arrival.damaged > 0;
    const stockItemId = !isHere
      ? null
      : line.kind === 'unit'
        ? await storeUnit(tx, scope, id, { line, arrival, at: parcel.at })
        : await storeBulk(tx, scope, { line, arrival, at: parcel.at });
    await setArrived(tx, scope, id, { ...arrival, stockItemId });
    stored.push({ line, arrival, stockItemId });
  }
  return stored;
}

interface Arriving {
  readonly line: TransferLineRow;
  readonly arrival: Arrival;
  readonly at: Date;
}

async function storeUnit(
  tx: Tx,
  scope: BranchScope,
  id: string,
  { line, arrival, at }: Arriving,
): Promise<Buffer> {
  const body = bodyOf(line);
  invariant(body !== null && line.serial !== null, 'a used piece travels with its body');
  const isDamaged = arrival.damaged > 0;
  const harm = isDamaged ? `Dañada en ${transferCode(id)}${arrival.note ? `: ${arrival.note}` : ''}` : null;
  const known = await itemOfUnit(tx, scope, body.unitId);
  const unit = {
    id: known ?? uuidToBytes(uuidv7(at.getTime())),
    partId: line.partId,
    serial: line.serial,
    priceCents: isDamaged ? null : line.priceCents,
    note: [harm, body.note].filter(Boolean).join(' · ').slice(0, 300) || null,
    body,
    at,
  };
  if (!known) await putNewUnit(tx, scope, unit);
  else if (!(await putUnitBack(tx, scope, unit))) {
    throw new DomainError('inventory.unit_already_here', 'conflict', { code: line.serial });
  }
  await putPhotos(tx, scope, { id: unit.id, photos: body.photos, at });
  return unit.id;
}

function storeBulk(tx: Tx, scope: BranchScope, { line, arrival, at }: Arriving): Promise<Buffer> {
  return putBulk(tx, scope, {
    id: uuidv7(at.getTime()),
    partId: line.partId,
    quantity: arrival.received,
    priceCents: line.priceCents,
    at,
  });
}

function movementsOf(
  transfer: Parameters<typeof transferMovement>[0],
  { line, arrival, stockItemId }: Stored,
): MovementRow[] {
  if (!stockItemId) return [];
  const item = { stockItemId: bytesToUuid(stockItemId), partId: line.partId };
  const came = arrival.received + arrival.damaged;
  const arrived = transferMovement(transfer, { ...item, kind: 'transfer_in', quantity: came });
  if (line.kind === 'unit' || arrival.damaged === 0) return [arrived];
  const lost = { kind: 'write_off', quantity: -arrival.damaged, reason: 'broken-on-the-way' } as const;
  return [arrived, transferMovement(transfer, { ...item, ...lost, note: arrival.note })];
}

/** The registry of serial numbers is the chain's: it is told where the pieces are now. */
async function tellRegistry(tx: Tx, ctx: Ctx, scope: BranchScope, stored: readonly Stored[]): Promise<void> {
  const serials = stored.flatMap(({ line, stockItemId }) =>
    stockItemId && line.serial ? [line.serial] : [],
  );
  if (serials.length === 0) return;
  const facts: z.input<typeof UnitsMovedFacts> = { serials, at: ctx.now().toISOString() };
  await emitEvent(tx, ctx, scope, { topic: 'units.moved', tags: [], to: THE_CHAIN, facts });
}
