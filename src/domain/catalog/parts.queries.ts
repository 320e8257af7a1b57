import type { Executor, SqlValue, Tx } from '#db/client.ts';
import type { Position } from '#shared/positions.ts';

export interface KnownPart {
  readonly id: number;
  readonly partType: string;
  readonly position: Position;
  readonly maker: string;
  readonly partNumber: string;
  readonly pnNorm: string;
  readonly generationId: number | null;
}

const PART = `id, part_type_code AS partType, position, maker, part_number AS partNumber, pn_norm AS pnNorm,
  generation_id AS generationId`;

/** Parts with these numbers (capitals and digits), of any maker. */
export async function partsByNumbers(db: Executor, pnNorms: readonly string[]): Promise<KnownPart[]> {
  if (pnNorms.length === 0) return [];
  return db.listRows<KnownPart>(`SELECT ${PART} FROM parts WHERE pn_norm IN (?)`, [pnNorms]);
}

export async function partsByIds(db: Executor, ids: readonly number[]): Promise<KnownPart[]> {
  if (ids.length === 0) return [];
  return db.listRows<KnownPart>(`SELECT ${PART} FROM parts WHERE id IN (?) ORDER BY id`, [ids]);
}

/** Parts in the order of their ids, after one. */
export async function partsAfter(db: Executor, after: number, limit: number): Promise<KnownPart[]> {
  return db.rows<KnownPart>(`SELECT ${PART} FROM parts WHERE id > ? ORDER BY id LIMIT ${limit}`, [after]);
}

export type NewPart = Omit<KnownPart, 'id' | 'generationId'>;

/** Adds new parts, made to be sold in quantity; one that somebody added meanwhile stays as it is. */
export async function ensureParts(tx: Tx, parts: readonly NewPart[]): Promise<void> {
  if (parts.length === 0) return;
  await tx.changeList(
    `INSERT INTO parts (part_type_code, position, maker, part_number, pn_norm, origin) VALUES ?
     ON DUPLICATE KEY UPDATE id = parts.id`,
    [
      parts.map((part): SqlValue[] => [
        part.partType,
        part.position,
        part.maker,
        part.partNumber,
        part.pnNorm,
        'aftermarket',
      ]),
    ],
  );
}

export interface Fitment {
  readonly id: number;
  readonly partId: number;
  readonly generationId: number;
  readonly vehicleId: number | null;
  readonly yearFrom: number;
  readonly yearTo: number | null;
  /** Canonical JSON; null: none. */
  readonly qualifiers: string | null;
}

export async function fitmentsOf(db: Executor, partIds: readonly number[]): Promise<Fitment[]> {
  if (partIds.length === 0) return [];
  return db.listRows<Fitment>(
    `SELECT id, part_id AS partId, generation_id AS generationId, vehicle_id AS vehicleId, year_from AS yearFrom,
       year_to AS yearTo, CAST(qualifiers AS CHAR) AS qualifiers
     FROM fitments WHERE part_id IN (?) ORDER BY part_id, id`,
    [partIds],
  );
}

export async function addFitments(tx: Tx, fitments: readonly Omit<Fitment, 'id'>[]): Promise<void> {
  if (fitments.length === 0) return;
  await tx.changeList(
    `INSERT INTO fitments (part_id, generation_id, vehicle_id, year_from, year_to, qualifiers, evidence) VALUES ?`,
    [
      fitments.map((fit): SqlValue[] => [
        fit.partId,
        fit.generationId,
        fit.vehicleId,
        fit.yearFrom,
        fit.yearTo,
        fit.qualifiers,
        'table',
      ]),
    ],
  );
}

/** Answers how many there still were. */
export async function removeFitments(tx: Tx, ids: readonly number[]): Promise<number> {
  if (ids.length === 0) return 0;
  return tx.changeList('DELETE FROM fitments WHERE id IN (?)', [ids]);
}
