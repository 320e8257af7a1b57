import { normalizePartNumber } from '../../src/domain/shared/part-number.ts';
import type { Connection, RowDataPacket } from 'mysql2/promise';
import { fittedParts, type FittedPart } from '../../src/domain/shared/facts/applicability.ts';
import {
  GENERATIONS,
  MAKES,
  type GenerationFact,
  type VehicleFact,
} from '../../src/domain/shared/facts/generations.ts';
import { genuineNumber } from '../../src/domain/shared/facts/genuine-number.ts';
import { PART_TYPES } from '../../src/domain/shared/facts/part-types.ts';
import { SYSTEMS } from '../../src/domain/shared/facts/systems.ts';
import { openOwnerConnection, sqlInstant } from './bulk-writer.ts';
import { fitmentsOf, groupCode, hasSamePart, interchangeCodes, sisterSlugs } from './fitting.ts';

export interface SeededVehicle {
  readonly id: number;
  readonly fact: VehicleFact;
}

/** A genuine part of the catalog: what used pieces of donors are pieces of. */
export interface SeededPart {
  readonly id: number;
  readonly fitted: FittedPart;
}

export interface SeededGeneration {
  readonly id: number;
  readonly fact: GenerationFact;
  readonly vehicles: readonly SeededVehicle[];
  readonly parts: readonly SeededPart[];
}

/** Cars, systems and part types for a chain that starts with nothing; answers whether it loaded them. */
export async function seedCatalogIfEmpty(ownerUrl: string, nowMs: number): Promise<boolean> {
  const connection = await openOwnerConnection(ownerUrl);
  try {
    const [rows] = await connection.query<RowDataPacket[]>('SELECT 1 FROM generations LIMIT 1');
    if (rows.length > 0) return false;
  } finally {
    await connection.end();
  }
  await seedCatalog({ ownerUrl, nowMs });
  return true;
}

/**
 * Puts the facts into the reference tables: makes to vehicles, systems, part types with synonyms, the genuine
 * parts of every generation and what they fit. Adds what is missing and changes nothing that is there, so it
 * is safe on a chain in use. Answers the catalog with its ids, in the order of the facts.
 */
export async function seedCatalog({
  ownerUrl,
  nowMs,
}: {
  ownerUrl: string;
  nowMs: number;
}): Promise<SeededGeneration[]> {
  const connection = await openOwnerConnection(ownerUrl);
  try {
    await connection.beginTransaction();
    await addPartTypes(connection);
    const generationIds = await addGenerations(connection, nowMs);
    const vehicles = await addVehicles(connection, generationIds);
    const generations = await addGenuineParts(connection, generationIds, vehicles);
    await addInterchangeMembers(connection);
    await connection.commit();
    return generations;
  } finally {
    await connection.end();
  }
}

type Row = readonly (string | number | null)[];
const ROWS_PER_STATEMENT = 1_000;

/** Inserts rows that are not there yet; the table's unique keys say which. */
async function addMissing(
  connection: Connection,
  table: string,
  columns: readonly string[],
  rows: readonly Row[],
) {
  const [first] = columns;
  for (let start = 0; start < rows.length; start += ROWS_PER_STATEMENT) {
    await connection.query(`INSERT INTO ?? (??) VALUES ? ON DUPLICATE KEY UPDATE ?? = ??`, [
      table,
      columns,
      rows.slice(start, start + ROWS_PER_STATEMENT),
      `${table}.${first}`,
      `${table}.${first}`,
    ]);
  }
}

async function idsBy(connection: Connection, sql: string): Promise<Map<string, number>> {
  const [rows] = await connection.query<RowDataPacket[]>(sql);
  return new Map(rows.map((row) => [String(row['k']), Number(row['id'])]));
}

function idOf(ids: ReadonlyMap<string, number>, key: string): number {
  const id = ids.get(key);
  if (id === undefined) throw new Error(`The catalog lacks ${key}`);
  return id;
}

async function addPartTypes(connection: Connection): Promise<void> {
  const systemRows = SYSTEMS.map((each) => [each.code, each.ordinal, each.es, each.en]);
  await addMissing(connection, 'systems', ['code', 'ordinal', 'name_es', 'name_en'], systemRows);
  await addMissing(
    connection,
    'part_types',
    ['code', 'system_code', 'ordinal', 'name_es', 'name_en', 'axes'],
    PART_TYPES.map((each) => [each.code, each.system, each.ordinal, each.es, each.en, each.axes]),
  );
  await addMissing(
    connection,
    'part_type_synonyms',
    ['part_type_code', 'locale', 'term'],
    PART_TYPES.flatMap((each) => [
      ...each.synonymsEs.map((term) => [each.code, 'es', term]),
      ...each.synonymsEn.map((term) => [each.code, 'en', term]),
    ]),
  );
}

async function addGenerations(connection: Connection, nowMs: number): Promise<Map<string, number>> {
  await addMissing(
    connection,
    'makes',
    ['slug', 'name'],
    MAKES.map((each) => [each.slug, each.name]),
  );
  const makes = await idsBy(connection, 'SELECT slug AS k, id FROM makes');
  const models = new Map(GENERATIONS.map((each) => [`${each.makeSlug}/${each.modelSlug}`, each]));
  await addMissing(
    connection,
    'models',
    ['make_id', 'slug', 'name'],
    [...models.values()].map((each) => [idOf(makes, each.makeSlug), each.modelSlug, each.model]),
  );
  const modelIds = await idsBy(
    connection,
    "SELECT concat(makes.slug, '/', models.slug) AS k, models.id FROM models JOIN makes ON makes.id = models.make_id",
  );
  await addMissing(
    connection,
    'generations',
    // prettier-ignore
    [
      'path', 'model_id', 'slug', 'code', 'year_from', 'year_to', 'body_style', 'doors', 'wheelbase_mm', 'length_mm',
      'width_mm', 'height_mm', 'source', 'confidence', 'updated_at',
    ],
    GENERATIONS.map((each) => [
      each.slug,
      idOf(modelIds, `${each.makeSlug}/${each.modelSlug}`),
      each.slug.split('/')[2] ?? '',
      each.code,
      each.yearFrom,
      each.yearTo,
      each.bodyStyle,
      each.doors,
      each.wheelbaseMm,
      each.lengthMm,
      each.widthMm,
      each.heightMm,
      each.source,
      each.confidence,
      sqlInstant(nowMs),
    ]),
  );
  return idsBy(connection, 'SELECT path AS k, id FROM generations');
}

const vehicleKey = (
  generationId: number,
  vehicle: Pick<VehicleFact, 'engineName' | 'transmission' | 'drivetrain'>,
) => [generationId, vehicle.engineName, vehicle.transmission, vehicle.drivetrain].join('|');

async function addVehicles(
  connection: Connection,
  generationIds: ReadonlyMap<string, number>,
): Promise<Map<string, number>> {
  const sql =
    "SELECT concat_ws('|', generation_id, engine_name, transmission, drivetrain) AS k, id FROM vehicles";
  const known = await idsBy(connection, sql);
  const rows = GENERATIONS.flatMap((generation) => {
    const generationId = idOf(generationIds, generation.slug);
    return generation.vehicles
      .filter((each) => !known.has(vehicleKey(generationId, each)))
      .map((each) => [
        generationId,
        each.engineName,
        Math.round(each.displacementL * 10),
        each.cylinders,
        each.engineLayout,
        each.fuel,
        each.transmission,
        each.drivetrain,
        each.yearFrom,
        each.yearTo,
        each.source,
        each.confidence,
      ]);
  });
  if (rows.length === 0) return known;
  await connection.query(
    `INSERT INTO vehicles (generation_id, engine_name, displacement_dl, cylinders, engine_layout, fuel, transmission,
       drivetrain, year_from, year_to, source, confidence) VALUES ?`,
    [rows],
  );
  return idsBy(connection, sql);
}

async function addGenuineParts(
  connection: Connection,
  generationIds: ReadonlyMap<string, number>,
  vehicleIds: ReadonlyMap<string, number>,
): Promise<SeededGeneration[]> {
  const groups = await addInterchangeGroups(connection);
  const known = await idsBy(connection, "SELECT pn_norm AS k, id FROM parts WHERE origin = 'genuine'");
  const [[top]] = await connection.query<RowDataPacket[]>('SELECT coalesce(max(id), 0) AS id FROM parts');
  let nextId = Number(top?.['id'] ?? 0) + 1;
  const partRows: Row[] = [];
  const fitmentRows: Row[] = [];
  const generations = GENERATIONS.map((fact): SeededGeneration => {
    const id = idOf(generationIds, fact.slug);
    const vehicles = fact.vehicles.map((each) => ({
      fact: each,
      id: idOf(vehicleIds, vehicleKey(id, each)),
    }));
    const parts = fittedParts(fact).map((fitted): SeededPart => {
      const number = genuineNumber(fact.slug, fitted);
      const knownId = known.get(normalizePartNumber(number));
      if (knownId !== undefined) return { id: knownId, fitted };
      const partId = nextId++;
      const group = groups.get(groupCode(fact.slug, fitted)) ?? null;
      const { type, position } = fitted;
      partRows.push([
        partId,
        type.code,
        position,
        fact.make,
        number,
        normalizePartNumber(number),
        'genuine',
        id,
        group,
      ]);
      fitmentRows.push(...fitmentsOf({ partId, generationId: id, fact, vehicles }, fitted));
      for (const sister of sisterSlugs(fact.slug, type.code)) {
        const other = GENERATIONS.find((each) => each.slug === sister);
        if (!other || !hasSamePart(other, fitted)) continue;
        fitmentRows.push([
          partId,
          idOf(generationIds, sister),
          null,
          other.yearFrom,
          other.yearTo,
          null,
          'table',
        ]);
      }
      return { id: partId, fitted };
    });
    return { id, fact, vehicles, parts };
  });
  await addMissing(
    connection,
    'parts',
    // prettier-ignore
    [
      'id', 'part_type_code', 'position', 'maker', 'part_number', 'pn_norm', 'origin', 'generation_id',
      'interchange_group_id',
    ],
    partRows,
  );
  await addMissing(
    connection,
    'fitments',
    ['part_id', 'generation_id', 'vehicle_id', 'year_from', 'year_to', 'qualifiers', 'evidence'],
    fitmentRows,
  );
  return generations;
}

/** Members for the parts of groups that have none yet; the group is of their type and place. */
async function addInterchangeMembers(connection: Connection): Promise<void> {
  await connection.query(
    `UPDATE interchange_groups g JOIN parts p ON p.interchange_group_id = g.id
     SET g.part_type_code = p.part_type_code, g.position = p.position WHERE g.part_type_code IS NULL`,
  );
  await connection.query(
    `INSERT INTO interchange_members (group_id, generation_id, part_id, provenance, confidence)
     SELECT p.interchange_group_id, p.generation_id, p.id, 'import', 'unverified' FROM parts p
     WHERE p.interchange_group_id IS NOT NULL
       AND NOT EXISTS (SELECT 1 FROM interchange_members m WHERE m.part_id = p.id)`,
  );
}

async function addInterchangeGroups(connection: Connection): Promise<Map<string, number>> {
  const rows = interchangeCodes().map(({ code, note }) => [code, note]);
  await addMissing(connection, 'interchange_groups', ['code', 'note'], rows);
  return idsBy(connection, 'SELECT code AS k, id FROM interchange_groups');
}
