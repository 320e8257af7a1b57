import type { Tx } from '#db/client.ts';
import type { Ctx } from '#server/context.ts';
import { DomainError } from '#shared/errors.ts';
import type { BranchId } from '#shared/ids.ts';
import type { BranchScope } from '#shared/scope.ts';
import type { EventTopic } from './emit-event.ts';

/** An event of one branch as the branch that it is addressed to gets it. */
export interface InboxEvent {
  readonly id: string;
  readonly topic: string;
  /** The branch that says so; 0: the chain. */
  readonly from: BranchId;
  readonly recordedAt: Date;
  /** What the sender put into `facts`, with its tags and the rest. A handler parses it. */
  readonly payload: unknown;
}

/**
 * What a branch does when another tells it something. Runs in the receiving branch's own transaction, together with
 * the note that this event was handled: at most once, whatever the retries. Events of one sender usually come in order,
 * but after a refusal or a failure they need not: a handler that is too early throws `notYet()`. A refusal (any other
 * DomainError) parks the event until a person looks at it; `unavailable` waits for the database.
 */
export interface InboxHandler {
  readonly topic: EventTopic;
  handle(ctx: Ctx, scope: BranchScope, event: InboxEvent, tx: Tx): Promise<void>;
}

/** Something else has to arrive first: the event is tried again later, and parked when that does not help. */
export function notYet(): DomainError {
  return new DomainError('sync.not_yet', 'precondition');
}
