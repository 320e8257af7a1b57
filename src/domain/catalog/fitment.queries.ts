import type { Executor, SqlValue, Tx } from '#db/client.ts';
import type { Position } from '#shared/positions.ts';

/** A row of `fitments`, or one that reaches a part through its interchange group. */
export interface FitmentRow {
  readonly id: number;
  readonly partId: number;
  readonly generationId: number;
  readonly vehicleId: number | null;
  readonly yearFrom: number;
  readonly yearTo: number | null;
  /** JSON of FitmentQualifiers, or what was written before there was such a shape. */
  readonly qualifiers: unknown;
  readonly evidence: 'table' | 'staff' | 'sales';
  readonly source: string | null;
  readonly via: string | null;
}

const marks = (count: number) => Array(count).fill('?').join(',');

const COLUMNS = `f.generation_id AS generationId, f.vehicle_id AS vehicleId, f.year_from AS yearFrom,
  f.year_to AS yearTo, f.qualifiers, f.evidence, f.source`;

export async function fitmentRows(db: Executor, partIds: readonly number[]): Promise<FitmentRow[]> {
  if (partIds.length === 0) return [];
  return db.rows<FitmentRow>(
    `SELECT f.id, f.part_id AS partId, ${COLUMNS}, NULL AS via FROM fitments f
     WHERE f.part_id IN (${marks(partIds.length)}) ORDER BY f.part_id, f.generation_id, f.year_from, f.id`,
    [...partIds],
  );
}

/** What the other parts and cars of a part's interchange group fit. */
export async function interchangeRows(db: Executor, partIds: readonly number[]): Promise<FitmentRow[]> {
  if (partIds.length === 0) return [];
  const list = marks(partIds.length);
  const [ofParts, ofCars] = await Promise.all([
    db.rows<FitmentRow>(
      `SELECT f.id, p.id AS partId, ${COLUMNS}, g.code AS via
       FROM parts p JOIN interchange_groups g ON g.id = p.interchange_group_id
       JOIN interchange_members m ON m.group_id = g.id AND m.part_id <> p.id
       JOIN fitments f ON f.part_id = m.part_id
       WHERE p.id IN (${list})`,
      [...partIds],
    ),
    db.rows<FitmentRow>(
      `SELECT m.id, p.id AS partId, m.generation_id AS generationId, m.vehicle_id AS vehicleId,
         COALESCE(m.year_from, n.year_from) AS yearFrom, COALESCE(m.year_to, n.year_to) AS yearTo, NULL AS qualifiers,
         'table' AS evidence, NULL AS source, g.code AS via
       FROM parts p JOIN interchange_groups g ON g.id = p.interchange_group_id
       JOIN interchange_members m ON m.group_id = g.id AND m.part_id IS NULL
       JOIN generations n ON n.id = m.generation_id
       WHERE p.id IN (${list})`,
      [...partIds],
    ),
  ]);
  return [...ofParts, ...ofCars];
}

export interface EvidenceRow {
  readonly partId: number;
  readonly generationId: number;
  readonly vehicleId: number | null;
  readonly modelYear: number | null;
  readonly outcome: 'kept' | 'returned';
  readonly lines: string | number;
}

/** Sold lines by what became of them. */
export async function evidenceRows(db: Executor, partIds: readonly number[]): Promise<EvidenceRow[]> {
  if (partIds.length === 0) return [];
  return db.rows<EvidenceRow>(
    `SELECT part_id AS partId, generation_id AS generationId, vehicle_id AS vehicleId, model_year AS modelYear, outcome,
       COUNT(*) AS \`lines\`
     FROM fitment_evidence WHERE part_id IN (${marks(partIds.length)}) AND outcome IN ('kept', 'returned')
     GROUP BY part_id, generation_id, vehicle_id, model_year, outcome`,
    [...partIds],
  );
}

export interface PartRow {
  readonly id: number;
  readonly partType: string;
  readonly position: Position;
  readonly maker: string;
  readonly partNumber: string;
  readonly pnNorm: string;
  readonly origin: 'genuine' | 'aftermarket';
  readonly generationId: number | null;
  readonly groupId: number | null;
  readonly fitments: string | number;
}

const PART = `p.id, p.part_type_code AS partType, p.position, p.maker, p.part_number AS partNumber, p.pn_norm AS pnNorm,
  p.origin, p.generation_id AS generationId, p.interchange_group_id AS groupId,
  (SELECT COUNT(*) FROM fitments f WHERE f.part_id = p.id) AS fitments`;

export async function partRow(db: Executor, id: number): Promise<PartRow | undefined> {
  return (await db.rows<PartRow>(`SELECT ${PART} FROM parts p WHERE p.id = ?`, [id]))[0];
}

export interface PartFilter {
  /** Beginning of a part number in capitals and digits; empty: any. */
  readonly pnNorm: string;
  readonly words: readonly string[];
  readonly generationId?: number | undefined;
  readonly partType?: string | undefined;
  readonly limit: number;
}

/** By part type, place and number; those whose number begins with the text come with those that the words name. */
export async function partRows(db: Executor, filter: PartFilter): Promise<PartRow[]> {
  const where: string[] = [];
  const values: SqlValue[] = [];
  if (filter.generationId !== undefined) {
    where.push('p.id IN (SELECT f.part_id FROM fitments f WHERE f.generation_id = ?)');
    values.push(filter.generationId);
  }
  if (filter.partType !== undefined) {
    where.push('p.part_type_code = ?');
    values.push(filter.partType);
  }
  if (filter.words.length > 0) {
    const named = filter.words.map(() => '(t.name_es LIKE ? OR p.maker LIKE ?)').join(' AND ');
    where.push(filter.pnNorm === '' ? `(${named})` : `(p.pn_norm LIKE ? OR (${named}))`);
    if (filter.pnNorm !== '') values.push(`${filter.pnNorm}%`);
    values.push(...filter.words.flatMap((word) => [`%${word}%`, `%${word}%`]));
  }
  const clause = where.length > 0 ? `WHERE ${where.join(' AND ')}` : '';
  return db.rows<PartRow>(
    `SELECT ${PART} FROM parts p JOIN part_types t ON t.code = p.part_type_code ${clause}
     ORDER BY p.part_type_code, p.position, p.id LIMIT ${filter.limit}`,
    values,
  );
}

export interface ChangeRow {
  readonly version: number;
  readonly kind: 'edit' | 'paste' | 'undo' | 'import';
  readonly rowsBefore: unknown;
  readonly actorId: number | null;
  readonly recordedAt: Date;
}

/** The last change of a part's list, if it was ever changed. */
export async function lastFitmentChange(db: Executor, partId: number): Promise<ChangeRow | undefined> {
  const rows = await db.rows<ChangeRow>(
    `SELECT version, kind, rows_before AS rowsBefore, actor_id AS actorId, recorded_at AS recordedAt
     FROM fitment_changes WHERE part_id = ? ORDER BY version DESC LIMIT 1`,
    [partId],
  );
  return rows[0];
}

export interface NewChange {
  readonly partId: number;
  readonly version: number;
  readonly kind: ChangeRow['kind'];
  readonly before: readonly StoredFitment[];
  readonly after: readonly StoredFitment[];
  readonly actorId: number | null;
  readonly at: Date;
}

/** Takes the version; a duplicate key means that somebody else has it. */
export async function insertFitmentChange(tx: Tx, change: NewChange): Promise<void> {
  await tx.change(
    `INSERT INTO fitment_changes (part_id, version, kind, rows_before, rows_after, actor_id, recorded_at)
     VALUES (?,?,?,?,?,?,?)`,
    [
      change.partId,
      change.version,
      change.kind,
      JSON.stringify(change.before),
      JSON.stringify(change.after),
      change.actorId,
      change.at,
    ],
  );
}

/** A row as it is stored; `id` 0: not stored yet. */
export interface StoredFitment {
  readonly id: number;
  readonly generationId: number;
  readonly vehicleId: number | null;
  readonly yearFrom: number;
  readonly yearTo: number | null;
  readonly qualifiers: Readonly<Record<string, unknown>>;
  readonly evidence: 'table' | 'staff' | 'sales';
  readonly source: string | null;
}

export async function deleteFitments(tx: Tx, partId: number, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.change(`DELETE FROM fitments WHERE part_id = ? AND id IN (${marks(ids.length)})`, [
    partId,
    ...ids,
  ]);
}

/** Writes rows as they are, those with an id under that id. */
export async function writeFitments(tx: Tx, partId: number, rows: readonly StoredFitment[]): Promise<void> {
  if (rows.length === 0) return;
  const list = rows.map(() => '(?,?,?,?,?,?,?,?,?)').join(',');
  await tx.change(
    `INSERT INTO fitments (id, part_id, generation_id, vehicle_id, year_from, year_to, qualifiers, evidence, source)
     VALUES ${list}`,
    rows.flatMap((row) => [
      row.id === 0 ? null : row.id,
      partId,
      row.generationId,
      row.vehicleId,
      row.yearFrom,
      row.yearTo,
      Object.keys(row.qualifiers).length === 0 ? null : JSON.stringify(row.qualifiers),
      row.evidence,
      row.source,
    ]),
  );
}

/** What became of one sold line. */
export interface NewEvidence {
  readonly branchId: number;
  readonly saleId: Buffer;
  readonly lineNo: number;
  readonly partId: number;
  readonly generationId: number;
  readonly vehicleId: number | null;
  readonly modelYear: number | null;
  readonly outcome: 'kept' | 'returned' | 'void';
  readonly soldAt: Date;
}

/** Adds lines that are not there yet; answers how many were. */
export async function insertEvidence(tx: Tx, lines: readonly NewEvidence[], at: Date): Promise<number> {
  return tx.change(`INSERT IGNORE ${EVIDENCE} ${evidenceMarks(lines)}`, evidenceValues(lines, at));
}

/** Adds lines that came back as not fitting, also those that were told as kept; answers how many are new or changed. */
export async function replaceEvidence(tx: Tx, lines: readonly NewEvidence[], at: Date): Promise<number> {
  const added = await insertEvidence(tx, lines, at);
  const changed = await tx.change(
    `UPDATE fitment_evidence SET outcome = 'returned', settled_at = ? WHERE outcome <> 'returned'
       AND (branch_id, sale_id, line_no) IN (${lines.map(() => '(?,?,?)').join(',')})`,
    [at, ...lines.flatMap((line): SqlValue[] => [line.branchId, line.saleId, line.lineNo])],
  );
  return added + changed;
}

const EVIDENCE = `INTO fitment_evidence (branch_id, sale_id, line_no, part_id, generation_id, vehicle_id, model_year,
  outcome, sold_at, settled_at) VALUES`;

const evidenceMarks = (lines: readonly NewEvidence[]) => lines.map(() => '(?,?,?,?,?,?,?,?,?,?)').join(',');

const evidenceValues = (lines: readonly NewEvidence[], at: Date): SqlValue[] =>
  lines.flatMap((line): SqlValue[] => [
    line.branchId,
    line.saleId,
    line.lineNo,
    line.partId,
    line.generationId,
    line.vehicleId,
    line.modelYear,
    line.outcome,
    line.soldAt,
    at,
  ]);

/** The newest sale of a branch that is settled; lines are settled in the order of their sales. */
export async function lastSettledSale(db: Executor, branchId: number): Promise<Date | null> {
  const rows = await db.rows<{ soldAt: Date | null }>(
    'SELECT MAX(sold_at) AS soldAt FROM fitment_evidence WHERE branch_id = ?',
    [branchId],
  );
  return rows[0]?.soldAt ?? null;
}
