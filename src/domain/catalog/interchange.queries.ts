import type { Executor, SqlValue, Tx } from '#db/client.ts';
import type { Position } from '#shared/positions.ts';

type Provenance = 'staff' | 'import' | 'sales';
type Confidence = 'verified' | 'cross-checked' | 'unverified';

const marks = (count: number) => Array(count).fill('?').join(',');

export interface GroupRow {
  readonly id: number;
  readonly code: string;
  readonly partType: string | null;
  readonly position: Position | null;
  readonly provenance: Provenance;
  readonly confidence: Confidence;
  readonly note: string | null;
  readonly mergedInto: number | null;
  readonly version: number;
}

export async function groupRow(db: Executor, id: number): Promise<GroupRow | undefined> {
  const rows = await db.rows<GroupRow>(
    `SELECT id, code, part_type_code AS partType, position, provenance, confidence, note,
       merged_into_id AS mergedInto, version FROM interchange_groups WHERE id = ?`,
    [id],
  );
  return rows[0];
}

interface MemberRow {
  readonly id: number;
  readonly generationId: number | null;
  readonly partId: number | null;
  readonly maker: string | null;
  readonly partNumber: string | null;
  readonly yearFrom: number | null;
  readonly yearTo: number | null;
  readonly provenance: Provenance;
  readonly confidence: Confidence;
  readonly note: string | null;
}

export async function memberRows(db: Executor, groupId: number): Promise<MemberRow[]> {
  return db.rows<MemberRow>(
    `SELECT m.id, m.generation_id AS generationId, m.part_id AS partId, p.maker, p.part_number AS partNumber,
       m.year_from AS yearFrom, m.year_to AS yearTo, m.provenance, m.confidence, m.note
     FROM interchange_members m LEFT JOIN parts p ON p.id = m.part_id WHERE m.group_id = ? ORDER BY m.id`,
    [groupId],
  );
}

interface InterchangeRow {
  readonly groupId: number;
  readonly groupCode: string;
  readonly position: Position;
  readonly generationId: number;
  /** Null: the member's own generation decides. */
  readonly yearFrom: number | null;
  readonly yearTo: number | null;
  readonly confidence: Confidence;
  readonly provenance: Provenance;
}

/** Members of the groups of one car's part, the car's own among them; without a position, of every place. */
export async function interchangeOf(
  db: Executor,
  {
    generationId,
    partType,
    position,
  }: { generationId: number; partType: string; position?: Position | undefined },
): Promise<InterchangeRow[]> {
  const place = position === undefined ? '' : 'AND g.position = ?';
  return db.rows<InterchangeRow>(
    `SELECT DISTINCT g.id AS groupId, g.code AS groupCode, g.position, m.generation_id AS generationId,
       m.year_from AS yearFrom, m.year_to AS yearTo, g.confidence, g.provenance
     FROM interchange_members own JOIN interchange_groups g ON g.id = own.group_id
     JOIN interchange_members m ON m.group_id = g.id
     WHERE own.generation_id = ? AND g.part_type_code = ? ${place} AND m.generation_id IS NOT NULL
     ORDER BY g.id, m.generation_id, m.year_from`,
    position === undefined ? [generationId, partType] : [generationId, partType, position],
  );
}

export interface NewGroup {
  readonly code: string;
  readonly partType: string;
  readonly position: Position;
  readonly provenance: Provenance;
  readonly confidence: Confidence;
  readonly note: string | null;
}

export async function insertGroup(tx: Tx, group: NewGroup): Promise<number> {
  await tx.change(
    `INSERT INTO interchange_groups (code, part_type_code, position, provenance, confidence, note) VALUES (?,?,?,?,?,?)`,
    [group.code, group.partType, group.position, group.provenance, group.confidence, group.note],
  );
  const rows = await tx.rows<{ id: number }>('SELECT id FROM interchange_groups WHERE code = ?', [
    group.code,
  ]);
  return rows[0]?.id ?? 0;
}

/** Changes the group only while it is at `version`; answers whether it was. */
export async function updateGroup(
  tx: Tx,
  id: number,
  version: number,
  change: { confidence?: Confidence | undefined; note?: string | undefined; mergedInto?: number | undefined },
): Promise<boolean> {
  const affected = await tx.change(
    `UPDATE interchange_groups SET confidence = COALESCE(?, confidence), note = COALESCE(?, note),
       merged_into_id = COALESCE(?, merged_into_id), version = version + 1 WHERE id = ? AND version = ?`,
    [change.confidence ?? null, change.note ?? null, change.mergedInto ?? null, id, version],
  );
  return affected === 1;
}

export interface NewMember {
  readonly generationId: number | null;
  readonly partId: number | null;
  readonly yearFrom: number | null;
  readonly yearTo: number | null;
  readonly provenance: Provenance;
  readonly confidence: Confidence;
  readonly note: string | null;
  readonly addedBy: number | null;
}

export async function insertMembers(tx: Tx, groupId: number, members: readonly NewMember[]): Promise<void> {
  if (members.length === 0) return;
  const values = members.flatMap((member): SqlValue[] => [
    groupId,
    member.generationId,
    member.partId,
    member.yearFrom,
    member.yearTo,
    member.provenance,
    member.confidence,
    member.note,
    member.addedBy,
  ]);
  await tx.change(
    `INSERT INTO interchange_members (group_id, generation_id, part_id, year_from, year_to, provenance, confidence, note,
       added_by) VALUES ${members.map(() => '(?,?,?,?,?,?,?,?,?)').join(',')}`,
    values,
  );
}

export async function deleteMembers(tx: Tx, groupId: number, ids: readonly number[]): Promise<number> {
  if (ids.length === 0) return 0;
  return tx.change(`DELETE FROM interchange_members WHERE group_id = ? AND id IN (${marks(ids.length)})`, [
    groupId,
    ...ids,
  ]);
}

/** Some members of a group, or all of them, become members of another. */
export async function moveMembers(
  tx: Tx,
  from: number,
  to: number,
  ids: readonly number[] | 'all',
): Promise<number> {
  if (ids === 'all')
    return tx.change('UPDATE interchange_members SET group_id = ? WHERE group_id = ?', [to, from]);
  return tx.change(
    `UPDATE interchange_members SET group_id = ? WHERE group_id = ? AND id IN (${marks(ids.length)})`,
    [to, from, ...ids],
  );
}

/** Makes `parts.interchange_group_id` say what the members say, for parts that are or were in these groups. */
export async function followMembers(tx: Tx, groupIds: readonly number[]): Promise<void> {
  const list = marks(groupIds.length);
  await tx.change(
    `UPDATE parts p LEFT JOIN interchange_members m ON m.part_id = p.id
     SET p.interchange_group_id = m.group_id
     WHERE p.interchange_group_id IN (${list}) OR m.group_id IN (${list})`,
    [...groupIds, ...groupIds],
  );
}

/** A part that is catalogued for a generation of a group without parts belongs to it as well. */
export async function genuinePart(
  db: Executor,
  at: { readonly generationId: number; readonly partType: string; readonly position: Position },
): Promise<{ readonly id: number }[]> {
  return db.rows<{ id: number }>(
    `SELECT id FROM parts WHERE generation_id = ? AND part_type_code = ? AND position = ? AND origin = 'genuine' LIMIT 2`,
    [at.generationId, at.partType, at.position],
  );
}

export async function groupOfPart(
  db: Executor,
  partId: number,
): Promise<{ readonly groupId: number } | undefined> {
  const rows = await db.rows<{ groupId: number }>(
    'SELECT group_id AS groupId FROM interchange_members WHERE part_id = ? LIMIT 1',
    [partId],
  );
  return rows[0];
}
