import { sql } from 'drizzle-orm';
import {
  check,
  index,
  mysqlEnum,
  mysqlTable,
  primaryKey,
  smallint,
  tinyint,
  uniqueIndex,
  varchar,
} from 'drizzle-orm/mysql-core';
import { POSITIONS } from '../../src/domain/shared/positions.ts';
import { branchId, code, id, instant, json, refId, sha256, uuid, version } from './columns.ts';
import { central, reference } from './placement-side.ts';

export const makes = reference(
  mysqlTable('makes', {
    id: id(),
    slug: code('slug').notNull().unique(),
    name: varchar('name', { length: 60 }).notNull(),
  }),
);

export const models = reference(
  mysqlTable(
    'models',
    {
      id: id(),
      makeId: refId('make_id')
        .notNull()
        .references(() => makes.id),
      slug: code('slug', 60).notNull(),
      name: varchar('name', { length: 80 }).notNull(),
    },
    (t) => [uniqueIndex('models_make_slug').on(t.makeId, t.slug)],
  ),
);

/** One body of one model over a run of years. Dimensions in millimetres; `source` says where figures come from. */
export const generations = reference(
  mysqlTable(
    'generations',
    {
      id: id(),
      modelId: refId('model_id')
        .notNull()
        .references(() => models.id),
      /** Last part of the frozen `make/model/generation` slug. */
      slug: code('slug', 60).notNull(),
      /** The whole frozen slug, `nissan/tsuru/b13`. */
      path: code('path', 160).notNull().unique(),
      code: varchar('code', { length: 60 }).notNull(),
      yearFrom: smallint('year_from', { unsigned: true }).notNull(),
      yearTo: smallint('year_to', { unsigned: true }),
      bodyStyle: code('body_style', 20).notNull(),
      doors: tinyint('doors', { unsigned: true }).notNull(),
      wheelbaseMm: smallint('wheelbase_mm', { unsigned: true }).notNull(),
      lengthMm: smallint('length_mm', { unsigned: true }).notNull(),
      widthMm: smallint('width_mm', { unsigned: true }).notNull(),
      heightMm: smallint('height_mm', { unsigned: true }).notNull(),
      source: varchar('source', { length: 255 }).notNull(),
      confidence: mysqlEnum('confidence', ['verified', 'cross-checked', 'unverified']).notNull(),
      version: version(),
      updatedAt: instant('updated_at').notNull(),
    },
    (t) => [
      uniqueIndex('generations_model_slug').on(t.modelId, t.slug),
      check('generations_years', sql`${t.yearTo} is null or ${t.yearTo} >= ${t.yearFrom}`),
    ],
  ),
);

/** Engine × transmission × drivetrain of a generation as sold in Mexico. */
export const vehicles = reference(
  mysqlTable(
    'vehicles',
    {
      id: id(),
      generationId: refId('generation_id')
        .notNull()
        .references(() => generations.id),
      engineName: varchar('engine_name', { length: 60 }).notNull(),
      /** Hundreds of cubic centimetres: 16 is 1.6 L. */
      displacementDl: smallint('displacement_dl', { unsigned: true }).notNull(),
      cylinders: tinyint('cylinders', { unsigned: true }).notNull(),
      engineLayout: code('engine_layout', 40).notNull(),
      fuel: code('fuel', 20).notNull(),
      transmission: code('transmission', 10).notNull(),
      drivetrain: code('drivetrain', 4).notNull(),
      yearFrom: smallint('year_from', { unsigned: true }).notNull(),
      yearTo: smallint('year_to', { unsigned: true }),
      source: varchar('source', { length: 255 }).notNull(),
      confidence: mysqlEnum('confidence', ['verified', 'cross-checked', 'unverified']).notNull(),
    },
    (t) => [
      index('vehicles_generation').on(t.generationId),
      check('vehicles_years', sql`${t.yearTo} is null or ${t.yearTo} >= ${t.yearFrom}`),
    ],
  ),
);

export const systems = reference(
  mysqlTable('systems', {
    code: code('code', 32).primaryKey(),
    ordinal: tinyint('ordinal', { unsigned: true }).notNull().unique(),
    nameEs: varchar('name_es', { length: 60 }).notNull(),
    nameEn: varchar('name_en', { length: 60 }).notNull(),
  }),
);

export const partTypes = reference(
  mysqlTable(
    'part_types',
    {
      code: code('code', 32).primaryKey(),
      systemCode: code('system_code', 32)
        .notNull()
        .references(() => systems.code),
      ordinal: smallint('ordinal', { unsigned: true }).notNull(),
      nameEs: varchar('name_es', { length: 80 }).notNull(),
      nameEn: varchar('name_en', { length: 80 }).notNull(),
      axes: mysqlEnum('axes', ['none', 'side', 'end', 'side+end']).notNull(),
    },
    (t) => [index('part_types_system').on(t.systemCode, t.ordinal)],
  ),
);

/** Other names the trade uses for a part type. */
export const partTypeSynonyms = reference(
  mysqlTable(
    'part_type_synonyms',
    {
      partTypeCode: code('part_type_code', 32)
        .notNull()
        .references(() => partTypes.code),
      locale: mysqlEnum('locale', ['es', 'en']).notNull(),
      term: varchar('term', { length: 60 }).notNull(),
    },
    (t) => [primaryKey({ columns: [t.partTypeCode, t.locale, t.term] })],
  ),
);

const PROVENANCES = ['staff', 'import', 'sales'] as const;
const CONFIDENCES = ['verified', 'cross-checked', 'unverified'] as const;

/**
 * Cars whose part of one type and place is the same piece. Who says so and how sure they are stands with the
 * group; `mergedIntoId` is set on one that was found to be another, and it then has no members.
 */
export const interchangeGroups = reference(
  mysqlTable(
    'interchange_groups',
    {
      id: id(),
      code: code('code').notNull().unique(),
      partTypeCode: code('part_type_code', 32).references(() => partTypes.code),
      position: mysqlEnum('position', POSITIONS),
      provenance: mysqlEnum('provenance', PROVENANCES).notNull().default('import'),
      confidence: mysqlEnum('confidence', CONFIDENCES).notNull().default('unverified'),
      note: varchar('note', { length: 255 }),
      mergedIntoId: refId('merged_into_id'),
      version: version(),
    },
    (t) => [index('interchange_groups_type').on(t.partTypeCode, t.position)],
  ),
);

/**
 * One car of a group, or one part number of it. `parts.interchange_group_id` is written together with these rows
 * and says the same for the parts of the group.
 */
export const interchangeMembers = reference(
  mysqlTable(
    'interchange_members',
    {
      id: id(),
      groupId: refId('group_id')
        .notNull()
        .references(() => interchangeGroups.id),
      /** Null only for a part that was catalogued for no car. */
      generationId: refId('generation_id').references(() => generations.id),
      partId: refId('part_id').references(() => parts.id),
      vehicleId: refId('vehicle_id').references(() => vehicles.id),
      yearFrom: smallint('year_from', { unsigned: true }),
      yearTo: smallint('year_to', { unsigned: true }),
      provenance: mysqlEnum('provenance', PROVENANCES).notNull(),
      confidence: mysqlEnum('confidence', CONFIDENCES).notNull(),
      note: varchar('note', { length: 255 }),
      addedBy: refId('added_by'),
    },
    (t) => [
      index('interchange_members_group').on(t.groupId, t.generationId),
      index('interchange_members_generation').on(t.generationId, t.groupId),
      index('interchange_members_part').on(t.partId),
      index('interchange_members_vehicle').on(t.vehicleId),
    ],
  ),
);

/**
 * A part = part type + position + maker + number. `pnNorm` is the number in upper-case letters and digits
 * only. Nothing volatile lives here: sale lines and movements have foreign keys to this table.
 */
export const parts = reference(
  mysqlTable(
    'parts',
    {
      id: id(),
      partTypeCode: code('part_type_code', 32)
        .notNull()
        .references(() => partTypes.code),
      position: mysqlEnum('position', POSITIONS).notNull(),
      maker: varchar('maker', { length: 60 }).notNull(),
      partNumber: varchar('part_number', { length: 40 }).notNull(),
      pnNorm: code('pn_norm').notNull(),
      /** `genuine`: as fitted by the car maker, sold used from donors. `aftermarket`: new, by quantity. */
      origin: mysqlEnum('origin', ['genuine', 'aftermarket']).notNull(),
      /** The generation the part was catalogued for; fitments say everything else it fits. */
      generationId: refId('generation_id').references(() => generations.id),
      interchangeGroupId: refId('interchange_group_id').references(() => interchangeGroups.id),
    },
    (t) => [
      uniqueIndex('parts_number_maker').on(t.pnNorm, t.maker),
      index('parts_type').on(t.partTypeCode, t.position),
      index('parts_generation').on(t.generationId),
      index('parts_interchange').on(t.interchangeGroupId),
    ],
  ),
);

/** A part fits a run of years of a generation, or of one of its vehicles, under the qualifiers. */
export const fitments = reference(
  mysqlTable(
    'fitments',
    {
      id: id(),
      partId: refId('part_id')
        .notNull()
        .references(() => parts.id),
      generationId: refId('generation_id')
        .notNull()
        .references(() => generations.id),
      vehicleId: refId('vehicle_id').references(() => vehicles.id),
      yearFrom: smallint('year_from', { unsigned: true }).notNull(),
      yearTo: smallint('year_to', { unsigned: true }),
      /** e.g. `{"doors":4,"airConditioning":true}`; null means none. */
      qualifiers: json('qualifiers'),
      evidence: mysqlEnum('evidence', ['table', 'staff', 'sales']).notNull(),
      /** Where the row comes from: a catalogue, a person, an import. */
      source: varchar('source', { length: 160 }),
    },
    (t) => [
      index('fitments_generation').on(t.generationId, t.partId),
      index('fitments_part').on(t.partId, t.generationId),
      index('fitments_vehicle').on(t.vehicleId),
    ],
  ),
);

/**
 * What was done to the fitments of a part, whole before and after. The highest version is the part's; the unique
 * key lets only one of two writers have the next one. Append-only.
 */
export const fitmentChanges = central(
  mysqlTable(
    'fitment_changes',
    {
      id: id(),
      partId: refId('part_id')
        .notNull()
        .references(() => parts.id),
      version: refId('version').notNull(),
      kind: mysqlEnum('kind', ['edit', 'paste', 'undo', 'import']).notNull(),
      rowsBefore: json('rows_before').notNull(),
      rowsAfter: json('rows_after').notNull(),
      actorId: refId('actor_id'),
      recordedAt: instant('recorded_at').notNull(),
    },
    (t) => [uniqueIndex('fitment_changes_version').on(t.partId, t.version)],
  ),
);

/**
 * What became of a sold line whose car was known: kept, or brought back because it did not fit. The line is the
 * key, so nothing counts twice. `void`: brought back for another reason; says nothing about the fit.
 */
export const fitmentEvidence = central(
  mysqlTable(
    'fitment_evidence',
    {
      branchId: branchId().notNull(),
      saleId: uuid('sale_id').notNull(),
      lineNo: tinyint('line_no', { unsigned: true }).notNull(),
      partId: refId('part_id')
        .notNull()
        .references(() => parts.id),
      generationId: refId('generation_id')
        .notNull()
        .references(() => generations.id),
      vehicleId: refId('vehicle_id'),
      modelYear: smallint('model_year', { unsigned: true }),
      outcome: mysqlEnum('outcome', ['kept', 'returned', 'void']).notNull(),
      soldAt: instant('sold_at').notNull(),
      settledAt: instant('settled_at').notNull(),
    },
    (t) => [
      primaryKey({ columns: [t.branchId, t.saleId, t.lineNo] }),
      index('fitment_evidence_part').on(t.partId, t.generationId, t.outcome),
      index('fitment_evidence_generation').on(t.generationId),
      index('fitment_evidence_branch').on(t.branchId, t.soldAt),
    ],
  ),
);

/**
 * What the yard has learned of VINs: positions 1–3, 4–8 and 10 of a car whose generation a person saw. `evidence`
 * counts the different cars in `vin_lessons` that said so.
 */
export const vinLocalPatterns = reference(
  mysqlTable(
    'vin_local_patterns',
    {
      id: id(),
      wmi: code('wmi', 3).notNull(),
      descriptor: code('descriptor', 5).notNull(),
      yearCode: code('year_code', 1).notNull(),
      modelYear: smallint('model_year', { unsigned: true }).notNull(),
      generationId: refId('generation_id')
        .notNull()
        .references(() => generations.id),
      /** Null as soon as two cars with the same pattern had different engines or gearboxes. */
      vehicleId: refId('vehicle_id').references(() => vehicles.id),
      evidence: smallint('evidence', { unsigned: true }).notNull(),
      /** Who said it last; null: a received donor car did. */
      taughtBy: refId('taught_by'),
      taughtAt: instant('taught_at').notNull(),
    },
    (t) => [
      uniqueIndex('vin_local_patterns_pattern').on(
        t.wmi,
        t.descriptor,
        t.yearCode,
        t.modelYear,
        t.generationId,
      ),
      index('vin_local_patterns_generation').on(t.generationId),
      index('vin_local_patterns_vehicle').on(t.vehicleId),
    ],
  ),
);

/** One car, one voice: SHA-256 of the VIN, so that no VIN is kept and saying it twice counts once. */
export const vinLessons = reference(
  mysqlTable(
    'vin_lessons',
    {
      vinHash: sha256('vin_hash').primaryKey(),
      patternId: refId('pattern_id')
        .notNull()
        .references(() => vinLocalPatterns.id),
      vehicleId: refId('vehicle_id').references(() => vehicles.id),
      origin: mysqlEnum('origin', ['staff', 'donor']).notNull(),
      taughtBy: refId('taught_by'),
      taughtAt: instant('taught_at').notNull(),
    },
    (t) => [index('vin_lessons_pattern').on(t.patternId), index('vin_lessons_vehicle').on(t.vehicleId)],
  ),
);

/**
 * The newest event that changed what a page tag shows (`generation:nissan/tsuru/b13`, `catalog`). The front
 * compares it with the build's number to choose between the built page and its on-demand twin.
 */
export const catalogVersions = central(
  mysqlTable('catalog_versions', {
    tag: code('tag', 190).primaryKey(),
    seq: refId('seq').notNull(),
    updatedAt: instant('updated_at').notNull(),
  }),
);
