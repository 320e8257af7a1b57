import {
  bigint,
  index,
  int,
  mediumtext,
  mysqlEnum,
  mysqlTable,
  primaryKey,
  smallint,
  uniqueIndex,
  varchar,
} from 'drizzle-orm/mysql-core';
import { branchId, cents, code, instant, json, refId, sha256, uuid } from './columns.ts';
import { branchOwned, central } from './placement-side.ts';

const ACTOR_TYPES = ['anonymous', 'staff', 'customer', 'job'] as const;

const auditColumns = () => ({
  id: uuid('id').notNull(),
  /** `<noun>.<verb>`. */
  action: code('action', 60).notNull(),
  actorType: mysqlEnum('actor_type', ACTOR_TYPES).notNull(),
  actorId: refId('actor_id'),
  subject: code('subject', 80).notNull(),
  /** What changed: `{before?, after?, …}`; never secrets. */
  detail: json('detail').notNull(),
  requestId: code('request_id', 40).notNull(),
  occurredAt: instant('occurred_at').notNull(),
  recordedAt: instant('recorded_at').notNull(),
});

/** Who did what in a branch, in the transaction of the deed. The application user may only INSERT. */
export const auditLog = branchOwned(
  mysqlTable('audit_log', { branchId: branchId().notNull(), ...auditColumns() }, (t) => [
    primaryKey({ columns: [t.branchId, t.id] }),
    index('audit_log_time').on(t.branchId, t.recordedAt),
  ]),
);

/** The same for what belongs to the chain: people, branches, settings, catalog. */
export const auditLogCentral = central(
  mysqlTable('audit_log_central', auditColumns(), (t) => [
    primaryKey({ columns: [t.id] }),
    index('audit_log_central_time').on(t.recordedAt),
  ]),
);

/** A link of the hash chain over committed audit rows of one branch (0: the central log). */
export const auditSeals = branchOwned(
  mysqlTable(
    'audit_seals',
    {
      branchId: branchId().notNull(),
      sealNo: int('seal_no', { unsigned: true }).notNull(),
      rowCount: int('row_count', { unsigned: true }).notNull(),
      /** The sealed row ids in order, 16 bytes each, hex. */
      rowIds: mediumtext('row_ids').notNull(),
      previousHash: sha256('previous_hash').notNull(),
      hash: sha256('hash').notNull(),
      sealedAt: instant('sealed_at').notNull(),
    },
    (t) => [primaryKey({ columns: [t.branchId, t.sealNo] })],
  ),
);

const outboxColumns = () => ({
  /** Order of insertion, not of commit: readers must expect a lower position to appear later. */
  position: bigint('position', { mode: 'number', unsigned: true }).autoincrement().notNull(),
  id: uuid('id').notNull(),
  topic: code('topic', 60).notNull(),
  payload: json('payload').notNull(),
  recordedAt: instant('recorded_at').notNull(),
});

/** Facts for the rest of the system, written in the transaction that made them true. Append-only. */
export const outboxEvents = branchOwned(
  mysqlTable('outbox_events', { branchId: branchId().notNull(), ...outboxColumns() }, (t) => [
    primaryKey({ columns: [t.position] }),
    uniqueIndex('outbox_events_id').on(t.branchId, t.id),
    index('outbox_events_age').on(t.recordedAt),
  ]),
);

export const outboxEventsCentral = central(
  mysqlTable('outbox_events_central', outboxColumns(), (t) => [
    primaryKey({ columns: [t.position] }),
    uniqueIndex('outbox_events_central_id').on(t.id),
    index('outbox_events_central_age').on(t.recordedAt),
  ]),
);

/** Every event of the chain in one order. One leader writes it; consumers keep their own cursor on `seq`. */
export const eventLog = central(
  mysqlTable(
    'event_log',
    {
      seq: int('seq', { unsigned: true }).autoincrement().primaryKey(),
      eventId: uuid('event_id').notNull().unique(),
      /** 0: central. */
      branchId: smallint('branch_id', { unsigned: true }).notNull(),
      topic: code('topic', 60).notNull(),
      payload: json('payload').notNull(),
      recordedAt: instant('recorded_at').notNull(),
      loggedAt: instant('logged_at').notNull(),
    },
    (t) => [index('event_log_age').on(t.loggedAt)],
  ),
);

/** Up to which outbox position a source is surely in the event log. */
export const outboxCursors = central(
  mysqlTable('outbox_cursors', {
    source: code('source', 80).primaryKey(),
    position: bigint('position', { mode: 'number', unsigned: true }).notNull(),
    updatedAt: instant('updated_at').notNull(),
  }),
);

/** An answered request: the same key and body get the same bytes for ever; refusals are not stored. */
export const idempotencyKeys = branchOwned(
  mysqlTable(
    'idempotency_keys',
    {
      branchId: branchId().notNull(),
      operation: code('operation', 40).notNull(),
      requestKey: uuid('request_key').notNull(),
      bodyHash: sha256('body_hash').notNull(),
      response: mediumtext('response').notNull(),
      recordedAt: instant('recorded_at').notNull(),
    },
    (t) => [primaryKey({ columns: [t.branchId, t.operation, t.requestKey] })],
  ),
);

/** What an adjustment of a price was: the ledger holds quantities only. */
export const priceChanges = branchOwned(
  mysqlTable(
    'price_changes',
    {
      branchId: branchId().notNull(),
      id: uuid('id').notNull(),
      stockItemId: uuid('stock_item_id').notNull(),
      previousCents: cents('previous_cents'),
      nextCents: cents('next_cents'),
      actorId: refId('actor_id'),
      note: varchar('note', { length: 300 }),
      recordedAt: instant('recorded_at').notNull(),
    },
    (t) => [
      primaryKey({ columns: [t.branchId, t.id] }),
      index('price_changes_item').on(t.branchId, t.stockItemId, t.recordedAt),
    ],
  ),
);
