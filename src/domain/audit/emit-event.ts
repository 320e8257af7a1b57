import type { Tx } from '#db/client.ts';
import type { Ctx } from '#server/context.ts';
import { uuidv7, type BranchId } from '#shared/ids.ts';
import type { BranchScope } from '#shared/scope.ts';
import { insertCentralEvent, insertEvents } from './queries.ts';

export type EventTopic =
  | 'sale.recorded'
  | 'shift.opened'
  | 'shift.closed'
  | 'cash.moved'
  | 'tills.changed'
  | 'stock.adjusted'
  | 'stock.photos_changed'
  | 'stock.changed'
  | 'stock.received'
  | 'count.posted'
  | 'donor.changed'
  | 'donor.closed'
  | 'price_rules.changed'
  | 'price.changed'
  | 'return.recorded'
  | 'core.received'
  | 'warranty_rules.changed'
  | 'donor.received'
  | 'catalog.changed'
  | 'vin.taught'
  | 'branches.changed'
  | 'people.changed'
  /** Many items at once. */
  | 'stock.imported'
  /** Many parts and fitments at once; facts: `partIds`. */
  | 'parts.imported'
  | 'feed.changed'
  | 'transfer.requested'
  /** The branch that asked does not want it any more. */
  | 'transfer.withdrawn'
  /** Nothing will be sent. */
  | 'transfer.cancelled'
  | 'transfer.sent'
  | 'transfer.received'
  | 'transfer.settled'
  /** The sender knows what arrived. */
  | 'transfer.closed'
  /** For the registry of serial numbers. */
  | 'units.moved'
  | 'customer.changed'
  | 'quote.created'
  /** To the quote's branch, from where it was sold. */
  | 'quote.sold'
  | 'hold.created'
  | 'hold.paid'
  /** To the hold's branch, from where the money is. */
  | 'hold.paid_elsewhere'
  | 'hold.refunded'
  | 'hold.extended'
  | 'hold.sold'
  | 'hold.released'
  | 'hold.expired'
  | 'invoice.issued'
  | 'invoice_settings.changed'
  | 'landing.published'
  | 'landing.unpublished'
  /** Another page answers at `/`. */
  | 'landing.home_changed';

/** In place of a branch: what belongs to all of them, in the central database. */
export const THE_CHAIN = 0;

/** A fact for the rest of the system. `tags` name the pages it changed; `forget` the memo keys it made stale. */
export interface DomainEvent {
  readonly topic: EventTopic;
  readonly tags: readonly string[];
  readonly forget?: readonly string[];
  /** Stock items of the branch that are not what they were: level, price or body. The stock index reads them again. */
  readonly stock?: readonly string[];
  /** The branch whose inbox acts on it; 0: the chain's own. Handlers: `src/server/inbox/handlers.ts`. */
  readonly to?: BranchId | typeof THE_CHAIN;
  readonly facts?: Readonly<Record<string, unknown>>;
}

/** Appends to the branch's outbox in the transaction that made the fact true. */
export async function emitEvent(tx: Tx, ctx: Ctx, scope: BranchScope, event: DomainEvent): Promise<void> {
  await insertEvents(tx, scope, [rowOf(ctx, event)]);
}

/** The same for facts that became true together. */
export async function emitEvents(
  tx: Tx,
  scope: BranchScope,
  facts: readonly { readonly ctx: Ctx; readonly event: DomainEvent }[],
): Promise<void> {
  await insertEvents(
    tx,
    scope,
    facts.map(({ ctx, event }) => rowOf(ctx, event)),
  );
}

/** Appends to the chain's outbox. */
export async function emitCentralEvent(tx: Tx, ctx: Ctx, event: DomainEvent): Promise<void> {
  await insertCentralEvent(tx, rowOf(ctx, event));
}

function rowOf(ctx: Ctx, { topic, tags, forget, stock, to, facts }: DomainEvent) {
  const at = ctx.now();
  return {
    id: uuidv7(at.getTime()),
    topic,
    payload: JSON.stringify({ tags, forget, stock, to, ...facts }),
    at,
  };
}
