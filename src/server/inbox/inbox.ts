import { isDuplicateKey } from '#db/errors.ts';
import type { Placement } from '#db/placement/index.ts';
import { transaction } from '#db/tx.ts';
import { notYet, type InboxHandler } from '#domain/audit';
import { addressedScope } from '#domain/identity';
import {
  addressedAfter,
  branchesAway,
  dropWaiting,
  dueEvents,
  inboxCursor,
  insertHandled,
  keepEvent,
  moveInboxCursor,
  wasHandled,
  type AddressedEvent,
} from '#domain/sync';
import { DomainError } from '#shared/errors.ts';
import type { Ctx } from '../context.ts';
import type { Log } from '../log.ts';
import { isAway, setbackOf } from './setback.ts';

export interface InboxOptions {
  readonly placement: Placement;
  readonly handlers: readonly InboxHandler[];
  readonly log: Log;
  readonly now: () => Date;
  /** The context in which a handler runs: a job's. */
  readonly contextFor: (eventId: string) => Ctx;
}

export interface Inbox {
  /** Reads one part of the log and hands it out; false when there was nothing new. */
  readOn(): Promise<boolean>;
  /** Tries again what is due; false when nothing was. */
  retryDue(): Promise<boolean>;
}

const CONSUMER = 'inbox';

/**
 * Hands events to the branches that they are addressed to. Which events were handled is known by the receiving
 * database alone (`inbox_events`, in the transaction of the effect); the cursor only says where to read on, so reading
 * something twice, by one process or by two, is harmless. The cursor passes an event when it was handled or is kept in
 * `inbox_waiting`: none is lost, and none holds up those of other branches.
 */
export function createInbox({ placement, handlers, log, now, contextFor }: InboxOptions): Inbox {
  const central = placement.central();
  const byTopic = new Map(handlers.map((handler) => [handler.topic as string, handler]));

  async function readOn(): Promise<boolean> {
    const part = await addressedAfter(central, await inboxCursor(central, CONSUMER));
    if (!part) return false;
    const away = part.events.length > 0 ? await branchesAway(central) : new Set<number>();
    await inOrderForEach(part.events, (event) => take(event, away, null));
    await moveInboxCursor(central, CONSUMER, part.through, now());
    return true;
  }

  async function retryDue(): Promise<boolean> {
    const due = await dueEvents(central, now());
    const away = new Set<number>();
    await inOrderForEach(due, (event) => take(event, away, event.attempts));
    return due.length > 0;
  }

  /**
   * Handles an event or keeps it. `away`: branches that cannot be reached; their events queue in order.
   * `attempts`: of one that was kept before, else null.
   */
  async function take(event: AddressedEvent, away: Set<number>, attempts: number | null): Promise<void> {
    try {
      if (away.has(event.to)) throw new DomainError('database.unavailable', 'unavailable');
      await handle(event);
    } catch (error) {
      const setback = setbackOf(error, attempts ?? 0, now());
      if (isAway(setback)) away.add(event.to);
      const told = { event: event.id, topic: event.topic, to: event.to, failure: setback.failure, error };
      if (setback.state === 'parked') log.error('an event was parked', told);
      else if (attempts === null) log.warn('an event waits', told);
      await keepEvent(central, event, setback);
      return;
    }
    if (attempts !== null) await dropWaiting(central, event.id);
  }

  async function handle(event: AddressedEvent): Promise<void> {
    const handler = byTopic.get(event.topic);
    // A newer process of a rolling deployment has written it, and will know.
    if (!handler) throw notYet();
    const ctx = contextFor(event.id);
    const scope = addressedScope(ctx, event.to);
    const db = placement.branch(scope);
    try {
      await transaction(
        db,
        async (tx) => {
          await insertHandled(tx, scope, event, now());
          const { id, topic, from, recordedAt } = event;
          const payload: unknown = JSON.parse(event.payload);
          await handler.handle(ctx, scope, { id, topic, from, recordedAt, payload }, tx);
        },
        { repeatable: true, deed: `hear ${event.topic}` },
      );
    } catch (error) {
      // Another process was faster, or this one answered before its own commit was heard of.
      if (isDuplicateKey(error) && (await wasHandled(db, scope, event.id))) return;
      throw error;
    }
  }

  return { readOn, retryDue };
}

/** The events of a branch one after the other, those of different branches side by side: one may be slow to fail. */
async function inOrderForEach<Event extends AddressedEvent>(
  events: readonly Event[],
  work: (event: Event) => Promise<void>,
): Promise<void> {
  const queues = Map.groupBy(events, ({ to }) => to);
  await Promise.all(
    [...queues.values()].map(async (queue) => {
      for (const event of queue) await work(event);
    }),
  );
}
