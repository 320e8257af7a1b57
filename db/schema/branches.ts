import { sql } from 'drizzle-orm';
import { boolean, check, decimal, smallint, mysqlTable, varchar } from 'drizzle-orm/mysql-core';
import { code, instant, json, version } from './columns.ts';
import { central, reference } from './placement-side.ts';

export const branches = reference(
  mysqlTable(
    'branches',
    {
      id: smallint('id', { unsigned: true }).autoincrement().primaryKey(),
      /** Three capital letters; leads folios and serial numbers. Never changes. */
      code: code('code', 3).notNull().unique(),
      slug: code('slug', 60).notNull().unique(),
      name: varchar('name', { length: 60 }).notNull(),
      city: varchar('city', { length: 60 }).notNull(),
      state: varchar('state', { length: 60 }).notNull(),
      address: varchar('address', { length: 200 }).notNull(),
      postalCode: code('postal_code', 5).notNull(),
      latitude: decimal('latitude', { precision: 9, scale: 6, mode: 'number' }),
      longitude: decimal('longitude', { precision: 9, scale: 6, mode: 'number' }),
      /** Ten digits. */
      phone: code('phone', 10).notNull(),
      /** Country code and number, digits only, as `wa.me` takes it. */
      whatsapp: code('whatsapp', 15).notNull(),
      /** `{"mon":["09:00","18:00"],…,"sun":null}` in the branch's own time. */
      hours: json('hours').notNull(),
      timeZone: code('time_zone', 40).notNull(),
      taxRateBp: smallint('tax_rate_bp', { unsigned: true }).notNull().default(1600),
      /** Discount on a line that a clerk may give alone; above it a supervisor approves. */
      clerkDiscountBp: smallint('clerk_discount_bp', { unsigned: true }).notNull().default(500),
      active: boolean('active').notNull().default(true),
      version: version(),
      updatedAt: instant('updated_at').notNull(),
    },
    (t) => [
      check('branches_tax_rate', sql`${t.taxRateBp} <= 10000`),
      check('branches_clerk_discount', sql`${t.clerkDiscountBp} <= 10000`),
    ],
  ),
);

/** Which database holds a branch. No row means the shared one. */
export const branchRoutes = central(
  mysqlTable('branch_routes', {
    branchId: smallint('branch_id', { unsigned: true })
      .primaryKey()
      .references(() => branches.id),
    /** Name of a connection in the placement settings; never a credential. */
    server: code('server', 60).notNull(),
    databaseName: code('database_name', 64).notNull(),
    updatedAt: instant('updated_at').notNull(),
  }),
);
