import { sql } from 'drizzle-orm';
import {
  check,
  date,
  index,
  int,
  mysqlEnum,
  mysqlTable,
  primaryKey,
  smallint,
  uniqueIndex,
  varchar,
} from 'drizzle-orm/mysql-core';
import { IMPACTS } from '../../src/domain/shared/facts/impact.ts';
import { branches } from './branches.ts';
import { generations, parts, vehicles } from './catalog.ts';
import { branchId, cents, code, instant, json, refId, sha256, uuid, version } from './columns.ts';
import { branchOwned, central } from './placement-side.ts';

export const MOVEMENT_KINDS = [
  'receipt',
  'sale',
  'return',
  'transfer_out',
  'transfer_in',
  'adjustment',
  'write_off',
  'count',
] as const;

/** A car bought to be taken apart. */
export const donorVehicles = branchOwned(
  mysqlTable(
    'donor_vehicles',
    {
      branchId: branchId()
        .notNull()
        .references(() => branches.id),
      id: uuid('id').notNull(),
      generationId: refId('generation_id')
        .notNull()
        .references(() => generations.id),
      vehicleId: refId('vehicle_id').references(() => vehicles.id),
      modelYear: smallint('model_year', { unsigned: true }).notNull(),
      vin: code('vin', 17),
      odometerKm: int('odometer_km', { unsigned: true }),
      colour: varchar('colour', { length: 40 }),
      impact: mysqlEnum('impact', IMPACTS).notNull(),
      costCents: cents('cost_cents'),
      yardPosition: code('yard_position', 20),
      status: mysqlEnum('status', ['received', 'dismantling', 'dismantled', 'closed']).notNull(),
      arrivedOn: date('arrived_on', { mode: 'string' }).notNull(),
      dismantledOn: date('dismantled_on', { mode: 'string' }),
      version: version(),
    },
    (t) => [
      primaryKey({ columns: [t.branchId, t.id] }),
      uniqueIndex('donor_vehicles_vin').on(t.branchId, t.vin),
      index('donor_vehicles_arrival').on(t.branchId, t.arrivedOn),
      index('donor_vehicles_generation').on(t.generationId),
      index('donor_vehicles_vehicle').on(t.vehicleId),
      check('donor_vehicles_cost', sql`${t.costCents} >= 0`),
    ],
  ),
);

/**
 * What one branch has of one part. `unit` is one used piece with a row in `units`; `bulk` is a quantity,
 * one row per branch and part. `onHand` only changes together with a row of `stock_movements`.
 * Nothing has a foreign key to this table: its rows change with every sale.
 */
export const stockItems = branchOwned(
  mysqlTable(
    'stock_items',
    {
      branchId: branchId()
        .notNull()
        .references(() => branches.id),
      id: uuid('id').notNull(),
      kind: mysqlEnum('kind', ['unit', 'bulk']).notNull(),
      partId: refId('part_id')
        .notNull()
        .references(() => parts.id),
      bulkPartId: refId('bulk_part_id').generatedAlwaysAs(sql`(case when kind = 'bulk' then part_id end)`, {
        mode: 'stored',
      }),
      onHand: int('on_hand').notNull(),
      reserved: int('reserved').notNull().default(0),
      /** IVA included; null: not priced yet, not for sale. */
      priceCents: cents('price_cents'),
      bin: code('bin', 20),
      /** A used piece that left by a transfer: where to, and what is known of it. Then nothing is on hand here. */
      movedTo: smallint('moved_to', { unsigned: true }),
      movedState: mysqlEnum('moved_state', ['transit', 'arrived', 'missing']),
      version: version(),
      updatedAt: instant('updated_at').notNull(),
    },
    (t) => [
      primaryKey({ columns: [t.branchId, t.id] }),
      uniqueIndex('stock_items_bulk').on(t.branchId, t.bulkPartId),
      index('stock_items_part').on(t.partId, t.branchId),
      index('stock_items_branch_part').on(t.branchId, t.partId),
      check('stock_items_on_hand', sql`${t.onHand} >= 0`),
      check('stock_items_reserved', sql`${t.reserved} >= 0 and ${t.reserved} <= ${t.onHand}`),
      check('stock_items_unit', sql`${t.kind} <> 'unit' or ${t.onHand} <= 1`),
      check('stock_items_moved', sql`${t.movedState} is null or ${t.onHand} = 0`),
      check('stock_items_price', sql`${t.priceCents} >= 0`),
    ],
  ),
);

/** The body of a used piece. `unitId` and `serial` stay with the piece when it moves between branches. */
export const units = branchOwned(
  mysqlTable(
    'units',
    {
      branchId: branchId()
        .notNull()
        .references(() => branches.id),
      stockItemId: uuid('stock_item_id').notNull(),
      unitId: uuid('unit_id').notNull(),
      /** `QRO-P-048817`: branch that catalogued it, reserved `P`, number. */
      serial: code('serial', 20).notNull(),
      donorVehicleId: uuid('donor_vehicle_id'),
      odometerKm: int('odometer_km', { unsigned: true }),
      grade: mysqlEnum('grade', ['A', 'B', 'C']),
      gradedBy: varchar('graded_by', { length: 80 }),
      gradedOn: date('graded_on', { mode: 'string' }),
      /** ARA codes, `["5D1"]`; empty: no damage. */
      damageCodes: json('damage_codes').notNull(),
      colour: varchar('colour', { length: 40 }),
      warrantyDays: smallint('warranty_days', { unsigned: true }).notNull().default(30),
      note: varchar('note', { length: 300 }),
      /** The branch in whose yard its car is, when that is another one; and what of that car its fit depends on. */
      originBranchId: smallint('origin_branch_id', { unsigned: true }),
      originGenerationId: refId('origin_generation_id'),
      originVehicleId: refId('origin_vehicle_id'),
      originYear: smallint('origin_year', { unsigned: true }),
    },
    (t) => [
      primaryKey({ columns: [t.branchId, t.stockItemId] }),
      // A piece that moved has a row in each branch where it was; on hand it is in one at most.
      uniqueIndex('units_serial_branch').on(t.serial, t.branchId),
      uniqueIndex('units_unit').on(t.branchId, t.unitId),
      index('units_donor').on(t.branchId, t.donorVehicleId),
    ],
  ),
);

/** Keeps serial numbers unique in the chain wherever branches live. */
export const unitRegistry = central(
  mysqlTable(
    'unit_registry',
    {
      serial: code('serial', 20).primaryKey(),
      unitId: uuid('unit_id').notNull().unique(),
      branchId: branchId()
        .notNull()
        .references(() => branches.id),
      /** When it arrived there from another branch; null: it never moved. */
      movedAt: instant('moved_at'),
    },
    (t) => [index('unit_registry_branch').on(t.branchId)],
  ),
);

/**
 * The ledger. Rows are only ever added (the application user has no UPDATE or DELETE here); on hand of a
 * stock item is the sum of its quantities, always. `documentId` is the sale, transfer, … that caused it.
 */
export const stockMovements = branchOwned(
  mysqlTable(
    'stock_movements',
    {
      branchId: branchId().notNull(),
      id: uuid('id').notNull(),
      stockItemId: uuid('stock_item_id').notNull(),
      partId: refId('part_id')
        .notNull()
        .references(() => parts.id),
      kind: mysqlEnum('kind', MOVEMENT_KINDS).notNull(),
      /** Signed; never zero except for a count that agreed. */
      quantity: int('quantity').notNull(),
      reason: code('reason', 40),
      note: varchar('note', { length: 300 }),
      documentId: uuid('document_id'),
      actorId: refId('actor_id'),
      occurredAt: instant('occurred_at').notNull(),
      recordedAt: instant('recorded_at').notNull(),
    },
    (t) => [
      primaryKey({ columns: [t.branchId, t.id] }),
      index('stock_movements_item').on(t.branchId, t.stockItemId, t.id),
      index('stock_movements_document').on(t.branchId, t.documentId),
      index('stock_movements_part').on(t.partId),
      check('stock_movements_quantity', sql`${t.quantity} <> 0 or ${t.kind} = 'count'`),
    ],
  ),
);

/**
 * Photographs of a stock item. They stay when it is sold. `position` counts from 0 without gaps, so 0 is the one that
 * lists show; null: taken off by a person, and kept for a while so that this can be undone.
 */
export const stockPhotos = branchOwned(
  mysqlTable(
    'stock_photos',
    {
      branchId: branchId()
        .notNull()
        .references(() => branches.id),
      id: uuid('id').notNull(),
      stockItemId: uuid('stock_item_id').notNull(),
      /** Names the files of the picture in the media storage, the same in every branch. */
      mediaHash: sha256('media_hash').notNull(),
      position: smallint('position', { unsigned: true }),
      /** Of the picture as it was sent, upright. */
      width: smallint('width', { unsigned: true }).notNull(),
      height: smallint('height', { unsigned: true }).notNull(),
      /** Null: the name of the part says it. */
      altText: varchar('alt_text', { length: 200 }),
      uploadedBy: refId('uploaded_by'),
      uploadedAt: instant('uploaded_at').notNull(),
      removedAt: instant('removed_at'),
    },
    (t) => [
      primaryKey({ columns: [t.branchId, t.id] }),
      uniqueIndex('stock_photos_position').on(t.branchId, t.stockItemId, t.position),
      uniqueIndex('stock_photos_media').on(t.branchId, t.stockItemId, t.mediaHash),
      check('stock_photos_shown', sql`(${t.position} is null) = (${t.removedAt} is not null)`),
    ],
  ),
);
