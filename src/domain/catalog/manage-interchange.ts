import type { Tx } from '#db/client.ts';
import { transaction } from '#db/tx.ts';
import { actorId, auditCentral, emitCentralEvent } from '#domain/audit';
import { requirePermission } from '#domain/identity';
import type { Ctx } from '#server/context.ts';
import { DomainError } from '#shared/errors.ts';
import { uuidv7 } from '#shared/ids.ts';
import { generationByPath, generationsById } from './cars.ts';
import type { Generation, GroupDraft, InterchangeGroup, MemberDraft, MembersChange } from './contract.ts';
import { knownPart } from './fitment-sheet.ts';
import { interchangeGroup, knownGroup } from './interchange.ts';
import {
  deleteMembers,
  followMembers,
  genuinePart,
  groupOfPart,
  insertGroup,
  insertMembers,
  memberRows,
  moveMembers,
  updateGroup,
  type GroupRow,
  type NewGroup,
  type NewMember,
} from './interchange.queries.ts';

/** Makes a group of cars or parts. Throws `catalog.group_mismatch`, `catalog.member_elsewhere`, `catalog.vehicle_not_found`. */
export async function createInterchange(ctx: Ctx, draft: GroupDraft): Promise<InterchangeGroup> {
  requirePermission(ctx, 'catalog:edit');
  const cars = await generationsById(ctx);
  const { partType, position, provenance, confidence } = draft;
  const group: NewGroup = {
    code: newCode(ctx),
    partType,
    position,
    provenance,
    confidence,
    note: draft.note ?? null,
  };
  const members = await membersOf(ctx, draft.members, draft);
  const id = await transaction(ctx.placement.central(), async (tx) => {
    const groupId = await insertGroup(tx, group);
    await addMembers(tx, { id: groupId, ...draft }, members);
    await auditCentral(tx, ctx, {
      action: 'interchange.create',
      subject: `interchange ${group.code}`,
      detail: { after: draft },
    });
    await tell(tx, ctx, cars, { groupIds: [groupId], partType });
    return groupId;
  });
  return interchangeGroup(ctx, id);
}

/** Adds and removes members. Throws `catalog.changed_elsewhere` and what `createInterchange` refuses. */
export async function changeInterchange(
  ctx: Ctx,
  id: number,
  change: MembersChange,
): Promise<InterchangeGroup> {
  requirePermission(ctx, 'catalog:edit');
  const cars = await generationsById(ctx);
  const known = await knownGroup(ctx.placement.central(), id);
  const members = await membersOf(ctx, change.add, { ...known, provenance: 'staff' });
  await transaction(ctx.placement.central(), async (tx) => {
    await takeVersion(tx, id, change.version, change);
    // Cars that leave hear of it too.
    await tell(tx, ctx, cars, { groupIds: [id], partType: known.partType });
    const removed = await deleteMembers(tx, id, change.remove);
    if (removed !== change.remove.length) throw new DomainError('catalog.changed_elsewhere', 'conflict');
    await addMembers(tx, known, members);
    await followMembers(tx, [id]);
    await auditCentral(tx, ctx, {
      action: 'interchange.change',
      subject: `interchange ${known.code}`,
      detail: { added: change.add, removed: change.remove },
    });
    await tell(tx, ctx, cars, { groupIds: [id], partType: known.partType });
  });
  return interchangeGroup(ctx, id);
}

/** Two groups turn out to be one: the members of `from` join this one. Throws `catalog.group_mismatch`. */
export async function mergeInterchange(
  ctx: Ctx,
  id: number,
  { version, from }: { readonly version: number; readonly from: number },
): Promise<InterchangeGroup> {
  requirePermission(ctx, 'catalog:edit');
  const cars = await generationsById(ctx);
  await transaction(ctx.placement.central(), async (tx) => {
    const [into, other] = [await knownGroup(tx, id), await knownGroup(tx, from)];
    const isSame = into.partType === other.partType && into.position === other.position;
    if (!isSame || id === from || other.mergedInto !== null || into.mergedInto !== null) {
      throw new DomainError('catalog.group_mismatch', 'conflict');
    }
    await takeVersion(tx, id, version, {});
    await takeVersion(tx, from, other.version, { mergedInto: id });
    await moveMembers(tx, from, id, 'all');
    await followMembers(tx, [id, from]);
    await auditCentral(tx, ctx, {
      action: 'interchange.merge',
      subject: `interchange ${into.code}`,
      detail: { from: other.code },
    });
    await tell(tx, ctx, cars, { groupIds: [id], partType: into.partType });
  });
  return interchangeGroup(ctx, id);
}

/** Some members were not the same piece after all: they become a group of their own, which is answered. */
export async function splitInterchange(
  ctx: Ctx,
  id: number,
  { version, members }: { readonly version: number; readonly members: readonly number[] },
): Promise<InterchangeGroup> {
  requirePermission(ctx, 'catalog:edit');
  const cars = await generationsById(ctx);
  const newId = await transaction(ctx.placement.central(), async (tx) => {
    const { partType, position, confidence, note, code } = await knownGroup(tx, id);
    if (!partType || !position) throw new DomainError('catalog.group_mismatch', 'conflict');
    await takeVersion(tx, id, version, {});
    await tell(tx, ctx, cars, { groupIds: [id], partType });
    const group: NewGroup = { code: newCode(ctx), partType, position, provenance: 'staff', confidence, note };
    const groupId = await insertGroup(tx, group);
    const moved = await moveMembers(tx, id, groupId, members);
    if (moved !== members.length) throw new DomainError('catalog.changed_elsewhere', 'conflict');
    await followMembers(tx, [id, groupId]);
    await auditCentral(tx, ctx, {
      action: 'interchange.split',
      subject: `interchange ${code}`,
      detail: { to: group.code, members },
    });
    return groupId;
  });
  return interchangeGroup(ctx, newId);
}

type Place = Pick<GroupDraft, 'partType' | 'position' | 'provenance'>;

/** Drafts with their numbers; a car alone stands for its own genuine part, when it has exactly one. */
async function membersOf(
  ctx: Ctx,
  drafts: readonly MemberDraft[],
  group: { readonly [Key in keyof Place]: Place[Key] | null },
): Promise<NewMember[]> {
  const db = ctx.placement.central();
  const members: NewMember[] = [];
  for (const { generation, partId, yearFrom, yearTo, confidence, note } of drafts) {
    const part = partId === undefined ? undefined : await knownPart(db, partId);
    if (part && (part.partType !== group.partType || part.position !== group.position)) {
      throw new DomainError('catalog.group_mismatch', 'conflict', { part: part.partNumber });
    }
    const generationId = part ? part.generationId : (await generationByPath(ctx, generation ?? '')).id;
    const { partType, position } = group;
    const own =
      part || generationId === null || !partType || !position
        ? []
        : await genuinePart(db, { generationId, partType, position });
    const [only, ...others] = own;
    members.push({
      generationId,
      partId: part?.id ?? (only && others.length === 0 ? only.id : null),
      yearFrom,
      yearTo,
      provenance: group.provenance ?? 'staff',
      confidence,
      note: note ?? null,
      addedBy: actorId(ctx.actor),
    });
  }
  return members;
}

async function addMembers(tx: Tx, group: Pick<GroupRow, 'id'>, members: readonly NewMember[]): Promise<void> {
  for (const { partId } of members) {
    const elsewhere = partId === null ? undefined : await groupOfPart(tx, partId);
    if (elsewhere)
      throw new DomainError('catalog.member_elsewhere', 'conflict', { group: elsewhere.groupId });
  }
  await insertMembers(tx, group.id, members);
  await followMembers(tx, [group.id]);
}

async function takeVersion(
  tx: Tx,
  id: number,
  version: number,
  change: Parameters<typeof updateGroup>[3],
): Promise<void> {
  if (!(await updateGroup(tx, id, version, change)))
    throw new DomainError('catalog.changed_elsewhere', 'conflict');
}

/** Lists of every car of the groups show something else now. */
async function tell(
  tx: Tx,
  ctx: Ctx,
  cars: ReadonlyMap<number, Generation>,
  { groupIds, partType }: { readonly groupIds: readonly number[]; readonly partType: string | null },
): Promise<void> {
  const members = (await Promise.all(groupIds.map((id) => memberRows(tx, id)))).flat();
  const paths = new Set(members.flatMap(({ generationId }) => cars.get(generationId ?? 0)?.path ?? []));
  await emitCentralEvent(tx, ctx, {
    topic: 'catalog.changed',
    tags: [...(partType ? [`type:${partType}`] : []), ...[...paths].map((path) => `stock:${path}`)],
    facts: { interchange: groupIds },
  });
}

/** Short enough to be read out loud on the telephone. */
function newCode(ctx: Ctx): string {
  return `IC-${uuidv7(ctx.now().getTime()).replaceAll('-', '').slice(-8).toUpperCase()}`;
}
