import { and, asc, desc, eq, sql } from 'drizzle-orm';
import type { Executor, Tx } from '#db/client.ts';
import {
  fitments,
  generations,
  makes,
  models,
  partTypes,
  parts,
  systems,
  vehicles,
} from '#db/schema/catalog.ts';

export type GenerationRow = Awaited<ReturnType<typeof allGenerations>>[number];
export type VehicleRow = typeof vehicles.$inferSelect;

const generationColumns = {
  id: generations.id,
  path: generations.path,
  slug: generations.slug,
  code: generations.code,
  yearFrom: generations.yearFrom,
  yearTo: generations.yearTo,
  bodyStyle: generations.bodyStyle,
  doors: generations.doors,
  wheelbaseMm: generations.wheelbaseMm,
  lengthMm: generations.lengthMm,
  widthMm: generations.widthMm,
  heightMm: generations.heightMm,
  source: generations.source,
  confidence: generations.confidence,
  version: generations.version,
  makeSlug: makes.slug,
  makeName: makes.name,
  modelSlug: models.slug,
  modelName: models.name,
};

/** Makes A–Z, models A–Z, newest generation first. */
export async function allGenerations(db: Executor) {
  return await db.orm
    .select(generationColumns)
    .from(generations)
    .innerJoin(models, eq(models.id, generations.modelId))
    .innerJoin(makes, eq(makes.id, models.makeId))
    .orderBy(asc(makes.name), asc(models.name), desc(generations.yearFrom), asc(generations.id));
}

export async function generationChanges(db: Executor) {
  return await db.orm.select({ path: generations.path, updatedAt: generations.updatedAt }).from(generations);
}

/** By generation, smallest engine first. */
export async function allVehicles(db: Executor): Promise<VehicleRow[]> {
  return await db.orm
    .select()
    .from(vehicles)
    .orderBy(
      asc(vehicles.generationId),
      asc(vehicles.displacementDl),
      asc(vehicles.yearFrom),
      asc(vehicles.id),
    );
}

export async function allSystems(db: Executor) {
  return await db.orm.select().from(systems).orderBy(asc(systems.ordinal));
}

export async function allPartTypes(db: Executor) {
  return await db.orm.select().from(partTypes).orderBy(asc(partTypes.systemCode), asc(partTypes.ordinal));
}

/** The make's number, made when it is new. */
export async function ensureMake(tx: Tx, slug: string, name: string): Promise<number> {
  const found = await tx.orm.select({ id: makes.id }).from(makes).where(eq(makes.slug, slug));
  if (found[0]) return found[0].id;
  const [result] = await tx.orm.insert(makes).values({ slug, name });
  return result.insertId;
}

export async function ensureModel(tx: Tx, makeId: number, slug: string, name: string): Promise<number> {
  const found = await tx.orm
    .select({ id: models.id })
    .from(models)
    .where(and(eq(models.makeId, makeId), eq(models.slug, slug)));
  if (found[0]) return found[0].id;
  const [result] = await tx.orm.insert(models).values({ makeId, slug, name });
  return result.insertId;
}

/** Answers its number. */
export async function insertGeneration(tx: Tx, row: typeof generations.$inferInsert): Promise<number> {
  const [result] = await tx.orm.insert(generations).values(row);
  return result.insertId;
}

/** Parts of one generation, each with what it fits: the whole of it. */
export async function insertOwnParts(
  tx: Tx,
  { id, yearFrom, yearTo }: { id: number; yearFrom: number; yearTo: number | null },
  rows: readonly (typeof parts.$inferInsert)[],
): Promise<void> {
  if (rows.length === 0) return;
  await tx.orm.insert(parts).values([...rows]);
  const made = await tx.orm.select({ partId: parts.id }).from(parts).where(eq(parts.generationId, id));
  await tx.orm
    .insert(fitments)
    .values(
      made.map(({ partId }) => ({ partId, generationId: id, yearFrom, yearTo, evidence: 'staff' as const })),
    );
}

/** Changes the row only while it is still at `version`; answers whether it was. */
export async function updateGeneration(
  tx: Tx,
  id: number,
  version: number,
  change: Partial<typeof generations.$inferInsert>,
): Promise<boolean> {
  const [result] = await tx.orm
    .update(generations)
    .set({ ...change, version: sql`${generations.version} + 1` })
    .where(and(eq(generations.id, id), eq(generations.version, version)));
  return result.affectedRows === 1;
}
