import {
  foreignKey,
  index,
  int,
  mysqlEnum,
  mysqlTable,
  primaryKey,
  smallint,
  uniqueIndex,
} from 'drizzle-orm/mysql-core';
import { branches } from './branches.ts';
import { branchId, cents, code, id, instant, json, refId, uuid, version } from './columns.ts';
import { branchOwned, central } from './placement-side.ts';

/**
 * How a price is suggested: for the whole chain, or for one branch, system, part type or origin. What a rule leaves
 * empty comes from the next wider one, and at last from the house's own figures.
 */
export const priceRules = central(
  mysqlTable(
    'price_rules',
    {
      id: id(),
      /** `<branch or *>/<system or *>/<part type or *>/<origin or *>`: one rule for each. */
      scopeKey: code('scope_key', 120).notNull(),
      branchId: smallint('branch_id', { unsigned: true }).references(() => branches.id),
      systemCode: code('system_code', 40),
      partTypeCode: code('part_type_code', 40),
      origin: mysqlEnum('origin', ['used', 'new']),
      /** `{newPercentBp?, gradeBp?: {A, B, C}, forPartsBp?, ageCurve?: [{years, bp}], floorCents?, stepCents?, endingCents?}` */
      figures: json('figures').notNull(),
      updatedBy: refId('updated_by'),
      updatedAt: instant('updated_at').notNull(),
      version: version(),
    },
    (t) => [uniqueIndex('price_rules_scope').on(t.scopeKey), index('price_rules_branch').on(t.branchId)],
  ),
);

/** Prices that were changed together, so that they can be changed back together. */
export const priceBatches = branchOwned(
  mysqlTable(
    'price_batches',
    {
      branchId: branchId()
        .notNull()
        .references(() => branches.id),
      id: uuid('id').notNull(),
      /** The filter of the list it was applied to. */
      filter: json('filter').notNull(),
      items: int('items', { unsigned: true }).notNull(),
      appliedBy: refId('applied_by').notNull(),
      appliedAt: instant('applied_at').notNull(),
      undoneBy: refId('undone_by'),
      undoneAt: instant('undone_at'),
    },
    (t) => [
      primaryKey({ columns: [t.branchId, t.id] }),
      index('price_batches_applied').on(t.branchId, t.appliedAt),
    ],
  ),
);

export const priceBatchLines = branchOwned(
  mysqlTable(
    'price_batch_lines',
    {
      branchId: branchId().notNull(),
      batchId: uuid('batch_id').notNull(),
      stockItemId: uuid('stock_item_id').notNull(),
      previousCents: cents('previous_cents'),
      nextCents: cents('next_cents').notNull(),
    },
    (t) => [
      primaryKey({ columns: [t.branchId, t.batchId, t.stockItemId] }),
      foreignKey({
        name: 'price_batch_lines_batch',
        columns: [t.branchId, t.batchId],
        foreignColumns: [priceBatches.branchId, priceBatches.id],
      }),
    ],
  ),
);
