import { index, int, mysqlEnum, mysqlTable, primaryKey, smallint } from 'drizzle-orm/mysql-core';
import { branchId, code, instant, json, uuid } from './columns.ts';
import { branchOwned, central } from './placement-side.ts';

/**
 * Which events from elsewhere a branch has acted on. The row is inserted in the transaction of what the event did, so
 * an event that comes twice does nothing the second time. Kept for ever: it is smaller than the document it made.
 */
export const inboxEvents = branchOwned(
  mysqlTable(
    'inbox_events',
    {
      /** The branch that acted; 0: the chain. */
      branchId: branchId().notNull(),
      eventId: uuid('event_id').notNull(),
      topic: code('topic', 60).notNull(),
      fromBranchId: smallint('from_branch_id', { unsigned: true }).notNull(),
      handledAt: instant('handled_at').notNull(),
    },
    (t) => [
      primaryKey({ columns: [t.branchId, t.eventId] }),
      index('inbox_events_time').on(t.branchId, t.handledAt),
    ],
  ),
);

/** Up to which `seq` of the event log everything addressed to somebody was handled or is kept in `inbox_waiting`. */
export const inboxCursors = central(
  mysqlTable('inbox_cursors', {
    consumer: code('consumer', 40).primaryKey(),
    seq: int('seq', { unsigned: true }).notNull(),
    updatedAt: instant('updated_at').notNull(),
  }),
);

/**
 * Events that could not be handled yet, with their own copy of the payload: the event log may be purged meanwhile.
 * `waiting` ones are tried again by themselves, `parked` ones when a person says so.
 */
export const inboxWaiting = central(
  mysqlTable(
    'inbox_waiting',
    {
      eventId: uuid('event_id').primaryKey(),
      seq: int('seq', { unsigned: true }).notNull(),
      /** Whom it is for; 0: the chain. */
      branchId: smallint('branch_id', { unsigned: true }).notNull(),
      fromBranchId: smallint('from_branch_id', { unsigned: true }).notNull(),
      topic: code('topic', 60).notNull(),
      payload: json('payload').notNull(),
      state: mysqlEnum('state', ['waiting', 'parked']).notNull(),
      attempts: smallint('attempts', { unsigned: true }).notNull(),
      /** Code of the text that says why. */
      failure: code('failure', 60).notNull(),
      detail: json('detail').notNull(),
      recordedAt: instant('recorded_at').notNull(),
      nextTryAt: instant('next_try_at').notNull(),
      updatedAt: instant('updated_at').notNull(),
    },
    (t) => [
      index('inbox_waiting_branch').on(t.branchId, t.state, t.seq),
      index('inbox_waiting_due').on(t.state, t.nextTryAt),
    ],
  ),
);
