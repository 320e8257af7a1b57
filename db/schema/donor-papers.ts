import { sql } from 'drizzle-orm';
import {
  check,
  date,
  foreignKey,
  mysqlEnum,
  mysqlTable,
  primaryKey,
  smallint,
  uniqueIndex,
  varchar,
} from 'drizzle-orm/mysql-core';
import { branchId, cents, code, instant, refId, sha256, uuid } from './columns.ts';
import { donorVehicles } from './inventory.ts';
import { branchOwned } from './placement-side.ts';

/** Factura, carta de procedencia, baja de placas, pedimento de importación. */
export const DONOR_PAPERS = [
  'invoice',
  'origin-letter',
  'plates-cancelled',
  'import-permit',
  'other',
] as const;
export const DONOR_COSTS = ['tow', 'papers', 'other'] as const;

/** Proof of where a donor car comes from; the photograph of the paper may come later. */
export const donorPapers = branchOwned(
  mysqlTable(
    'donor_papers',
    {
      branchId: branchId().notNull(),
      id: uuid('id').notNull(),
      donorId: uuid('donor_id').notNull(),
      kind: mysqlEnum('kind', DONOR_PAPERS).notNull(),
      number: code('number', 60).notNull(),
      issuedOn: date('issued_on', { mode: 'string' }),
      issuer: varchar('issuer', { length: 120 }),
      mediaHash: sha256('media_hash'),
      width: smallint('width', { unsigned: true }),
      height: smallint('height', { unsigned: true }),
      addedBy: refId('added_by'),
      addedAt: instant('added_at').notNull(),
      /** Taken off by a person; kept, because it was once relied on. */
      removedAt: instant('removed_at'),
    },
    (t) => [
      primaryKey({ columns: [t.branchId, t.id] }),
      foreignKey({
        name: 'donor_papers_donor',
        columns: [t.branchId, t.donorId],
        foreignColumns: [donorVehicles.branchId, donorVehicles.id],
      }),
      uniqueIndex('donor_papers_number').on(t.branchId, t.donorId, t.kind, t.number),
    ],
  ),
);

/** Photographs of the whole car, as it arrived. */
export const donorPhotos = branchOwned(
  mysqlTable(
    'donor_photos',
    {
      branchId: branchId().notNull(),
      id: uuid('id').notNull(),
      donorId: uuid('donor_id').notNull(),
      mediaHash: sha256('media_hash').notNull(),
      width: smallint('width', { unsigned: true }).notNull(),
      height: smallint('height', { unsigned: true }).notNull(),
      uploadedBy: refId('uploaded_by'),
      uploadedAt: instant('uploaded_at').notNull(),
      removedAt: instant('removed_at'),
    },
    (t) => [
      primaryKey({ columns: [t.branchId, t.id] }),
      foreignKey({
        name: 'donor_photos_donor',
        columns: [t.branchId, t.donorId],
        foreignColumns: [donorVehicles.branchId, donorVehicles.id],
      }),
      uniqueIndex('donor_photos_media').on(t.branchId, t.donorId, t.mediaHash),
    ],
  ),
);

/** What a donor car cost besides its purchase, which stands in its own row. */
export const donorCosts = branchOwned(
  mysqlTable(
    'donor_costs',
    {
      branchId: branchId().notNull(),
      donorId: uuid('donor_id').notNull(),
      kind: mysqlEnum('kind', DONOR_COSTS).notNull(),
      costCents: cents('cost_cents').notNull(),
      updatedBy: refId('updated_by'),
      updatedAt: instant('updated_at').notNull(),
    },
    (t) => [
      primaryKey({ columns: [t.branchId, t.donorId, t.kind] }),
      foreignKey({
        name: 'donor_costs_donor',
        columns: [t.branchId, t.donorId],
        foreignColumns: [donorVehicles.branchId, donorVehicles.id],
      }),
      check('donor_costs_cost', sql`${t.costCents} >= 0`),
    ],
  ),
);
