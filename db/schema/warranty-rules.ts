import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  mysqlEnum,
  mysqlTable,
  smallint,
  uniqueIndex,
  varchar,
} from 'drizzle-orm/mysql-core';
import { cents, code, id, instant, refId, version } from './columns.ts';
import { central } from './placement-side.ts';

/**
 * What the chain promises of a part after the sale: for all parts, a system, a part type, new or used ones. What a rule
 * leaves empty comes from the next wider one, and at last from the house's own terms.
 */
export const warrantyRules = central(
  mysqlTable(
    'warranty_rules',
    {
      id: id(),
      /** `<system or *>/<part type or *>/<origin or *>`: one rule for each. */
      scopeKey: code('scope_key', 100).notNull(),
      systemCode: code('system_code', 40),
      partTypeCode: code('part_type_code', 40),
      origin: mysqlEnum('origin', ['used', 'new']),
      returnable: boolean('returnable'),
      returnDays: smallint('return_days', { unsigned: true }),
      warrantyDays: smallint('warranty_days', { unsigned: true }),
      /** Kept of what is given back to who changed their mind. */
      restockingBp: smallint('restocking_bp', { unsigned: true }),
      /** Charged beside the price of each piece until the old one is handed in. */
      coreCents: cents('core_cents'),
      /** Printed on the note. */
      note: varchar('note', { length: 120 }),
      updatedBy: refId('updated_by'),
      updatedAt: instant('updated_at').notNull(),
      version: version(),
    },
    (t) => [
      uniqueIndex('warranty_rules_scope').on(t.scopeKey),
      check('warranty_rules_restocking', sql`${t.restockingBp} <= 10000`),
      check('warranty_rules_core', sql`${t.coreCents} >= 0`),
    ],
  ),
);
