import type { Tx } from '#db/client.ts';
import { bytesToUuid } from '#db/schema/columns.ts';
import { audit, auditCentral, emitEvent, notYet, type InboxEvent, type InboxHandler } from '#domain/audit';
import type { Ctx } from '#server/context.ts';
import { DomainError } from '#shared/errors.ts';
import type { BranchScope } from '#shared/scope.ts';
import type { z } from 'zod';
import { unsettledOf } from './transfer.ts';
import {
  CancelledFacts,
  ReceivedFacts,
  RequestedFacts,
  SentFacts,
  SettledFacts,
  UnitsMovedFacts,
  WithdrawnFacts,
} from './transfer-events.ts';
import { transferTags } from './transfer-movement.ts';
import { moveInRegistry, setMovedState } from './transfer-stock.queries.ts';
import {
  insertExtras,
  insertTransfer,
  setArrived,
  setSettled,
  stepTransfer,
  transferDoc,
  transferLines,
  writeLines,
  type TransferDoc,
} from './transfers.queries.ts';

/** What the other side of a transfer does when it is told: the second of the two local transactions. */
export const transferInbox: readonly InboxHandler[] = [
  { topic: 'transfer.requested', handle: hearRequested },
  { topic: 'transfer.withdrawn', handle: hearWithdrawn },
  { topic: 'transfer.cancelled', handle: hearCancelled },
  { topic: 'transfer.sent', handle: hearSent },
  { topic: 'transfer.received', handle: hearReceived },
  { topic: 'transfer.settled', handle: hearSettled },
  { topic: 'units.moved', handle: hearUnitsMoved },
];

/** The sender gets a request. */
async function hearRequested(ctx: Ctx, scope: BranchScope, event: InboxEvent, tx: Tx): Promise<void> {
  const facts = RequestedFacts.parse(event.payload);
  const isNew = await insertTransfer(tx, scope, {
    id: facts.transfer,
    side: 'out',
    otherBranchId: event.from,
    state: 'requested',
    note: facts.note,
    requestedBy: facts.requestedBy,
    requestedAt: facts.requestedAt,
    sentBy: null,
    sentAt: null,
    at: ctx.now(),
  });
  if (!isNew) throw new DomainError('request.key_reused', 'conflict');
  const lines = facts.lines.map((line) => ({ ...line, sent: 0, priceCents: null, body: null }));
  await writeLines(tx, scope, facts.transfer, lines);
  await noteHeard(tx, ctx, scope, event, facts.transfer);
}

/** The sender hears that it is not wanted any more; too late when it has left. */
async function hearWithdrawn(ctx: Ctx, scope: BranchScope, event: InboxEvent, tx: Tx): Promise<void> {
  const { transfer, reason } = WithdrawnFacts.parse(event.payload);
  const doc = await docOf(tx, scope, event, { id: transfer, side: 'out' });
  // The request itself has not come yet.
  if (!doc) throw notYet();
  const from = { side: 'out', state: 'requested' } as const;
  const step = { state: 'cancelled', reason, at: ctx.now() } as const;
  if (!(await stepTransfer(tx, scope, transfer, from, step))) return;
  const facts: z.input<typeof CancelledFacts> = { transfer, how: 'cancelled', reason };
  await emitEvent(tx, ctx, scope, { topic: 'transfer.cancelled', tags: [], to: event.from, facts });
  await noteHeard(tx, ctx, scope, event, transfer);
}

/** The branch that asked hears that nothing will come. One that never asked has nothing to close. */
async function hearCancelled(ctx: Ctx, scope: BranchScope, event: InboxEvent, tx: Tx): Promise<void> {
  const { transfer, how, reason } = CancelledFacts.parse(event.payload);
  if (!(await docOf(tx, scope, event, { id: transfer, side: 'in' }))) return;
  await stepTransfer(
    tx,
    scope,
    transfer,
    { side: 'in', state: 'requested' },
    { state: how, reason, at: ctx.now() },
  );
  await noteHeard(tx, ctx, scope, event, transfer);
}

/** The receiver hears that a parcel is on its way, asked for or not. */
async function hearSent(ctx: Ctx, scope: BranchScope, event: InboxEvent, tx: Tx): Promise<void> {
  const facts = SentFacts.parse(event.payload);
  const at = ctx.now();
  const sent = { by: facts.sentBy, at: facts.sentAt };
  const doc = await docOf(tx, scope, event, { id: facts.transfer, side: 'in' });
  if (!doc) {
    await insertTransfer(tx, scope, {
      id: facts.transfer,
      side: 'in',
      otherBranchId: event.from,
      state: 'sent',
      note: facts.note,
      requestedBy: facts.requestedBy,
      requestedAt: facts.requestedAt,
      sentBy: sent.by,
      sentAt: sent.at,
      at,
    });
  } else {
    const from = { side: 'in', state: 'requested' } as const;
    if (!(await stepTransfer(tx, scope, facts.transfer, from, { state: 'sent', at, sent }))) {
      throw new DomainError('inventory.transfer_not_open', 'conflict');
    }
  }
  const lines = facts.lines.map((line) => ({
    ...line,
    stockItemId: null,
    body: line.body === null ? null : JSON.stringify(line.body),
  }));
  await writeLines(tx, scope, facts.transfer, lines);
  await noteHeard(tx, ctx, scope, event, facts.transfer);
}

/** The sender hears what arrived. */
async function hearReceived(ctx: Ctx, scope: BranchScope, event: InboxEvent, tx: Tx): Promise<void> {
  const facts = ReceivedFacts.parse(event.payload);
  const { transfer: id, extras } = facts;
  const at = ctx.now();
  const doc = await docOf(tx, scope, event, { id, side: 'out' });
  const isWhole = facts.lines.every(({ missing }) => missing === 0) && extras.length === 0;
  const received = { by: facts.receivedBy, at: facts.receivedAt };
  const step = { state: isWhole ? 'received' : 'differing', at, received } as const;
  if (!doc || !(await stepTransfer(tx, scope, id, { side: 'out', state: 'sent' }, step))) {
    throw new DomainError('inventory.transfer_not_here', 'conflict');
  }
  for (const arrival of facts.lines) await setArrived(tx, scope, id, { ...arrival, stockItemId: null });
  await insertExtras(tx, scope, id, extras);
  const lines = await transferLines(tx, scope, id);
  const unitsWhere = (isWanted: (missing: number) => boolean) =>
    lines.flatMap(({ kind, sent, missing, stockItemId }) =>
      kind === 'unit' && sent > 0 && isWanted(missing) && stockItemId ? [stockItemId] : [],
    );
  await setMovedState(
    tx,
    scope,
    unitsWhere((missing) => missing === 0),
    'arrived',
    at,
  );
  await setMovedState(
    tx,
    scope,
    unitsWhere((missing) => missing > 0),
    'missing',
    at,
  );
  await noteHeard(tx, ctx, scope, event, id);
  await emitEvent(tx, ctx, scope, {
    topic: 'transfer.closed',
    tags: await transferTags(ctx, lines),
    stock: unitsWhere(() => true).map((itemId) => bytesToUuid(itemId)),
    facts: { transfer: id },
  });
}

/** The receiver hears what became of what it missed. Totals, so that an older word changes nothing. */
async function hearSettled(ctx: Ctx, scope: BranchScope, event: InboxEvent, tx: Tx): Promise<void> {
  const { transfer: id, lines } = SettledFacts.parse(event.payload);
  const doc = await docOf(tx, scope, event, { id, side: 'in' });
  if (!doc) throw new DomainError('inventory.transfer_not_found', 'not_found');
  for (const line of lines) await setSettled(tx, scope, id, line);
  const open = (await transferLines(tx, scope, id)).reduce((sum, line) => sum + unsettledOf(line), 0);
  if (open === 0) {
    await stepTransfer(
      tx,
      scope,
      id,
      { side: 'in', state: 'differing' },
      { state: 'received', at: ctx.now() },
    );
  }
  await noteHeard(tx, ctx, scope, event, id);
}

/** The chain's registry of serial numbers. */
async function hearUnitsMoved(ctx: Ctx, _scope: BranchScope, event: InboxEvent, tx: Tx): Promise<void> {
  const { serials, at } = UnitsMovedFacts.parse(event.payload);
  await moveInRegistry(tx, { serials, branchId: event.from, at });
  await auditCentral(tx, ctx, {
    action: 'transfer.hear',
    subject: `branch ${event.from}`,
    detail: { topic: event.topic, serials },
  });
}

/** The document that an event is about; only the branch at its other end may speak of it. */
async function docOf(
  tx: Tx,
  scope: BranchScope,
  event: InboxEvent,
  { id, side }: { readonly id: string; readonly side: TransferDoc['side'] },
): Promise<TransferDoc | undefined> {
  const doc = await transferDoc(tx, scope, id, 'lock');
  if (doc && (doc.side !== side || doc.otherBranchId !== event.from)) {
    throw new DomainError('inventory.transfer_not_found', 'not_found');
  }
  return doc;
}

async function noteHeard(
  tx: Tx,
  ctx: Ctx,
  scope: BranchScope,
  event: InboxEvent,
  transfer: string,
): Promise<void> {
  await audit(tx, ctx, scope, {
    action: 'transfer.hear',
    subject: `transfer ${transfer}`,
    detail: { topic: event.topic, from: event.from },
  });
}
